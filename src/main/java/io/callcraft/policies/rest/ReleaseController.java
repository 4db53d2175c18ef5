package io.callcraft.policies.rest;

import java.time.Instant;
import java.util.List;

import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.policies.FileDifference;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.PublishedRelease;
import io.callcraft.policies.Releases;
import io.callcraft.policies.RuleHistory;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

	private final RuleHistory history;

	ReleaseController(Releases releases, RuleHistory history) {
		this.releases = releases;
		this.history = history;
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

	@GetMapping("/{release}/difference")
	@Operation(summary = "How a release differs from another, rule by rule, side by side",
			description = "Without 'from' the release before it.")
	List<FileDifference> difference(Actor actor, @PathVariable int release,
			@RequestParam(required = false) @Nullable Integer from) {
		PolicyRights.requireReader(actor);
		return this.releases.difference((from != null) ? from : release - 1, release);
	}

	@GetMapping(path = "/{release}/export", produces = "application/zip")
	@Operation(summary = "All files of a release as a zip file")
	byte[] export(Actor actor, @PathVariable int release) {
		PolicyRights.requireReader(actor);
		return this.releases.zip(release);
	}

	@GetMapping("/{release}/history/{*path}")
	@Operation(summary = "Who last changed each rule of a file, with which release and why")
	List<RuleOrigin> history(Actor actor, @PathVariable int release, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return this.history.of(release, path.substring(1)).stream().map(RuleOrigin::of).toList();
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
	 * Where a rule as it reads came from.
	 *
	 * @param rule the rule's sentence; empty for what belongs to no rule
	 * @param line where it begins
	 * @param release the release with which it came to read so
	 * @param by who changed it
	 * @param at when
	 * @param message why
	 */
	record RuleOrigin(String rule, int line, int release, UserId by, Instant at, String message) {

		static RuleOrigin of(RuleHistory.Origin origin) {
			PublishedRelease release = origin.release();
			return new RuleOrigin(origin.name(), origin.line(), release.number(), release.author(), release.at(),
					release.message());
		}

	}

	/**
	 * Why an earlier release is published again.
	 *
	 * @param message the reason, in a few words
	 */
	record Restoration(@Nullable String message) {
	}

}
