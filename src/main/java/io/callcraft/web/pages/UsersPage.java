package io.callcraft.web.pages;

import java.time.LocalDate;

import io.callcraft.people.Departures;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who signs in, as what, and who has left.
 */
@Controller
@RequestMapping("/users")
class UsersPage {

	private final Users users;

	private final Departures departures;

	UsersPage(Users users, Departures departures) {
		this.users = users;
		this.departures = departures;
	}

	@GetMapping
	String users(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN);
		Page<User> users = this.users.list(page);
		model.addAttribute("users", users.items());
		model.addAttribute("next", (users.next() != null) ? "/users?after=" + users.next() : null);
		model.addAttribute("self", actor.user());
		model.addAttribute("admin", actor.has(Role.ADMIN));
		return (htmx != null && page.after() != null) ? "users :: rows" : "users";
	}

	@PostMapping("/{user}/departure")
	String leave(Actor actor, @PathVariable String user, @RequestParam LocalDate on, RedirectAttributes next) {
		return Acts.backTo("/users", next, "They can no longer sign in",
				() -> this.departures.leave(actor, new UserId(user), on));
	}

	@PostMapping("/{user}/return")
	String comeBack(Actor actor, @PathVariable String user, @RequestParam String reason, RedirectAttributes next) {
		return Acts.backTo("/users", next, "They can sign in again",
				() -> this.departures.comeBack(actor, new UserId(user), reason));
	}

}
