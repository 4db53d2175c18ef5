package io.callcraft.calls.rest;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.calls.Import;
import io.callcraft.calls.Imports;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How imports go. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

	private static final Role[] READERS = { Role.INTEGRATION, Role.ADMIN, Role.OPERATIONS, Role.AUDITOR };

	private final Imports imports;

	ImportController(Imports imports) {
		this.imports = imports;
	}

	@GetMapping("/{id}")
	ImportView get(@PathVariable String id, Actor actor) {
		actor.mustHaveOneOf(READERS);
		return this.imports.find(id).map(ImportView::of).orElseThrow(() -> new NotFound("import", id));
	}

	/** All imports, newest first. */
	@GetMapping
	Page<ImportView> list(@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit, Actor actor) {
		actor.mustHaveOneOf(READERS);
		return this.imports.list(PageRequest.of(after, limit)).map(ImportView::of);
	}

	/**
	 * An import as answered.
	 *
	 * @param id names it
	 * @param by who sent it
	 * @param state how it stands
	 * @param received how many calls came
	 * @param accepted how many were stored
	 * @param duplicates how many were stored before
	 * @param rejected how many were not taken
	 * @param followed how many of the accepted have their consequences complete
	 * @param startedAt when the first byte came
	 * @param finishedAt when the last call was followed
	 */
	record ImportView(@JsonProperty("import") String id, UserId by, Import.State state, int received, int accepted,
			int duplicates, int rejected, int followed, Instant startedAt, @Nullable Instant finishedAt) {

		static ImportView of(Import one) {
			return new ImportView(one.id(), one.by(), one.state(), one.received(), one.accepted(), one.duplicates(),
					one.rejected(), one.followed(), one.startedAt(), one.finishedAt());
		}

	}

}
