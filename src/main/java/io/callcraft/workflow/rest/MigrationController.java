package io.callcraft.workflow.rest;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.InstanceQuery;
import io.callcraft.workflow.Migration;
import io.callcraft.workflow.MigrationPlan;
import io.callcraft.workflow.Migrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
 * Running workflows moved to another release: planned, previewed, carried out.
 */
@RestController
@RequestMapping("/api/workflow/migrations")
@Tag(name = "Workflow")
class MigrationController {

	private final Migrations migrations;

	MigrationController(Migrations migrations) {
		this.migrations = migrations;
	}

	@GetMapping("/plan")
	@Operation(summary = "The plan that the difference of two releases suggests",
			description = "For each node on which a token can rest: where it goes, what that means, what else it could "
					+ "be.")
	MigrationPlan plan(@RequestParam int from, @RequestParam int to) {
		return this.migrations.plan(from, to, Map.of());
	}

	@PostMapping("/preview")
	@Operation(summary = "Who would move where, and who cannot", description = "Nothing is changed.")
	Page<Migrations.Passenger> preview(@RequestBody Wanted wanted, PageRequest page) {
		return this.migrations.preview(plan(wanted), wanted.only(), page);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Move running workflows of a release to another: all, or those that a search finds",
			description = "In the background, each with the processes that it has called, or not at all.")
	Migration start(@RequestBody Wanted wanted, Actor actor) {
		if (wanted.reason() == null) {
			throw new InvalidInput("reason", "say in a few words why");
		}
		return this.migrations.start(plan(wanted), wanted.only(), wanted.reason(), actor);
	}

	@GetMapping
	@Operation(summary = "Migrations, the latest first")
	Page<Migration> migrations(PageRequest page) {
		return this.migrations.migrations(page);
	}

	@GetMapping("/{migration}")
	@Operation(summary = "One migration and how far it is")
	Migration migration(@PathVariable String migration) {
		return this.migrations.migration(migration);
	}

	@GetMapping("/{migration}/stayed")
	@Operation(summary = "Workflows that could not be moved, and why")
	Page<Migrations.StayedBehind> stayed(@PathVariable String migration, PageRequest page) {
		return this.migrations.stayedBehind(migration, page);
	}

	@PostMapping("/{migration}/stop")
	@Operation(summary = "Move nobody else")
	Migration stop(@PathVariable String migration, Actor actor) {
		return this.migrations.stop(migration, actor);
	}

	private MigrationPlan plan(Wanted wanted) {
		if (wanted.from() == null || wanted.to() == null) {
			throw new InvalidInput((wanted.from() == null) ? "from" : "to", "name the release by its number");
		}
		return this.migrations.plan(wanted.from(), wanted.to(), (wanted.nodes() != null) ? wanted.nodes() : Map.of());
	}

	/**
	 * What is wanted.
	 *
	 * @param from number of the release that is left
	 * @param to number of the release that is gone to
	 * @param nodes where tokens go instead of where the plan suggests: by process and
	 * node, the other node
	 * @param search finds who moves; absent for all
	 * @param reason why; only needed to begin
	 */
	record Wanted(@Nullable Integer from, @Nullable Integer to, @Nullable Map<String, Map<String, String>> nodes,
			InstanceController.@Nullable Search search, @Nullable String reason) {

		@Nullable InstanceQuery only() {
			return (this.search != null) ? this.search.query() : null;
		}

	}

}
