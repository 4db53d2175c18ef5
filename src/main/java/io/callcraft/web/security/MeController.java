package io.callcraft.web.security;

import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a program who it is signed in as.
 */
@RestController
@Tag(name = "Me")
class MeController {

	@GetMapping("/api/me")
	@Operation(summary = "Who is signed in")
	Me me(@AuthenticationPrincipal SignedIn signedIn) {
		Actor actor = signedIn.actor();
		return new Me(actor.user().value(), signedIn.displayName(), actor.roles().stream().sorted().toList(),
				(actor.rep() != null) ? actor.rep().value() : null, actor.teams().stream().sorted().toList());
	}

	/**
	 * Who is signed in.
	 *
	 * @param user the user's id
	 * @param name the name to show
	 * @param roles what the user is there for
	 * @param rep the rep that the user is; null for everybody who takes no calls
	 * @param teams teams that the user supervises
	 */
	record Me(String user, String name, List<Role> roles, @Nullable String rep, List<TeamId> teams) {
	}

}
