package io.callcraft.policies.rest;

import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.PublishedRelease;
import io.callcraft.policies.Releases;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Releases of the policies: read by operations and auditors, restored by operations.
 */
@RestController
@RequestMapping("/api/releases")
@Tag(name = "Releases")
class ReleaseController {

	private static final String TEXT = "text/plain;charset=UTF-8";

	private final Releases releases;

	ReleaseController(Releases releases) {
		this.releases = releases;
	}

	@GetMapping
	@Operation(summary = "Releases, the latest first")
	Page<ReleaseView> releases(Actor actor, PageRequest page) {
		PolicyRights.requireReader(actor);
		return this.releases.releases(page).map(ReleaseView::of);
	}

	@GetMapping("/live")
	@Operation(summary = "The live release",
			description = "With the problems of the last change of the folder, if it was refused.")
	ReleaseView live(Actor actor) {
		PolicyRights.requireReader(actor);
		PublishedRelease live = this.releases.live().orElseThrow(NoLiveRelease::new);
		return ReleaseView.of(live, this.releases.problems());
	}

	@GetMapping("/{release}")
	@Operation(summary = "One release")
	ReleaseView release(Actor actor, @PathVariable int release) {
		PolicyRights.requireReader(actor);
		return ReleaseView.of(this.releases.release(release));
	}

	@GetMapping(path = "/{release}/files/{*path}", produces = TEXT)
	@Operation(summary = "The text of a file as it is in a release")
	String file(Actor actor, @PathVariable int release, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return this.releases.file(release, path.substring(1));
	}

	@PostMapping("/{release}/restore")
	@Operation(summary = "Publish an earlier release again, as a new one",
			description = "409 when it holds what is live already, or no longer passes the checks.")
	ReleaseView restore(Actor actor, @PathVariable int release, @RequestBody Restoration restoration) {
		if (restoration.message() == null) {
			throw new InvalidInput("message", "say in a few words why");
		}
		return ReleaseView.of(this.releases.restore(release, restoration.message(), actor));
	}

	/**
	 * Why an earlier release is published again.
	 *
	 * @param message the reason, in a few words
	 */
	record Restoration(@Nullable String message) {
	}

}
