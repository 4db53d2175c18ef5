package io.callcraft.policies.rest;

import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.PublishedRelease;
import io.callcraft.policies.Releases;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Releases of the policies: read by operations and auditors, restored by operations.
 */
@RestController
@RequestMapping("/api/releases")
class ReleaseController {

	private static final String TEXT = "text/plain;charset=UTF-8";

	private final Releases releases;

	ReleaseController(Releases releases) {
		this.releases = releases;
	}

	@GetMapping
	Page<ReleaseView> releases(Actor actor, @RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit) {
		PolicyRights.requireReader(actor);
		return this.releases.releases(PageRequest.of(after, limit)).map(ReleaseView::of);
	}

	@GetMapping("/live")
	ReleaseView live(Actor actor) {
		PolicyRights.requireReader(actor);
		PublishedRelease live = this.releases.live().orElseThrow(NoLiveRelease::new);
		return ReleaseView.of(live, this.releases.problems());
	}

	@GetMapping("/{release}")
	ReleaseView release(Actor actor, @PathVariable int release) {
		PolicyRights.requireReader(actor);
		return ReleaseView.of(this.releases.release(release));
	}

	@GetMapping(path = "/{release}/files/{*path}", produces = TEXT)
	String file(Actor actor, @PathVariable int release, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return this.releases.file(release, path.substring(1));
	}

	@PostMapping("/{release}/restore")
	@ResponseStatus(HttpStatus.OK)
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
