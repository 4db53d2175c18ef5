package io.callcraft.incentives.rest;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.incentives.Achiever;
import io.callcraft.incentives.Achievers;
import io.callcraft.incentives.Budget;
import io.callcraft.incentives.Budgets;
import io.callcraft.incentives.Pool;
import io.callcraft.incentives.Pools;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What rewards cost, what teams earned together, and who does well month after month.
 */
@RestController
@Tag(name = "Incentives")
class BudgetController {

	private final Budgets budgets;

	private final Pools pools;

	private final Achievers achievers;

	BudgetController(Budgets budgets, Pools pools, Achievers achievers) {
		this.budgets = budgets;
		this.pools = pools;
		this.achievers = achievers;
	}

	@GetMapping("/api/incentives/budget")
	@Operation(summary = "What was given and used, by team and month, and what reps have now")
	Budget budget(Actor actor) {
		return this.budgets.show(actor);
	}

	@GetMapping("/api/incentives/achievers")
	@Operation(summary = "Who is an achiever now")
	List<Achiever> achievers() {
		return this.achievers.all();
	}

	@GetMapping("/api/incentives/pools/{team}/{month}")
	@Operation(summary = "What calls of a month earned that only the team can be credited with, and who would get it")
	Pool pool(Actor actor, @PathVariable String team, @PathVariable YearMonth month) {
		return this.pools.show(actor, new TeamId(team), month);
	}

	@PostMapping("/api/incentives/pools/{team}/{month}")
	@Operation(summary = "Gives it, once: split equally, by hours and by nominations as the thresholds say")
	Pool settle(Actor actor, @PathVariable String team, @PathVariable YearMonth month, @RequestBody Weights weights) {
		return this.pools.settle(actor, new TeamId(team), month, byRep(weights.hours()), byRep(weights.nominations()));
	}

	private static Map<RepId, Double> byRep(@Nullable Map<String, Double> weights) {
		Map<RepId, Double> byRep = new TreeMap<>();
		if (weights != null) {
			weights.forEach((rep, weight) -> byRep.put(new RepId(rep), weight));
		}
		return byRep;
	}

	/** Hours worked and nominations, by rep; both may be left out. */
	record Weights(@Nullable Map<String, Double> hours, @Nullable Map<String, Double> nominations) {
	}

}
