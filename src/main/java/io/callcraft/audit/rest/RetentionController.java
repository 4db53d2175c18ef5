package io.callcraft.audit.rest;

import java.util.List;

import io.callcraft.audit.DueErasures;
import io.callcraft.audit.RetentionSchedule;
import io.callcraft.audit.RetentionSchedules;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How long what was written about people is kept, and what the next night erases.
 */
@RestController
@RequestMapping("/api/retention")
@Tag(name = "Ledger")
class RetentionController {

	private final RetentionSchedules schedules;

	private final DueErasures due;

	RetentionController(RetentionSchedules schedules, DueErasures due) {
		this.schedules = schedules;
		this.due = due;
	}

	@GetMapping
	@Operation(summary = "Every schedule by kind and place, and what it was before",
			description = "Without `place` it holds for every place that has none of its own, without `erasedAfter` nothing is erased "
					+ "by itself; where the latest was `withdrawn`, what holds elsewhere does. For HR and auditors.")
	List<RetentionSchedules.InForce> all(Actor actor) {
		return this.schedules.all(actor);
	}

	@PostMapping
	@Operation(summary = "Sets a schedule of a kind (`CASE`, `PERSON`) and place; the one before stays readable",
			description = "It holds for what has ended already, too, and is an entry `retention.set`. 422 when "
					+ "`erasedAfter` is less than `keptAtLeast`. For HR.")
	RetentionSchedule set(Actor actor, @RequestBody RetentionSchedules.Wanted wanted) {
		return this.schedules.set(actor, wanted);
	}

	@PostMapping("/withdrawals")
	@Operation(summary = "Withdraws the schedule of a place, so that what holds elsewhere does there too",
			description = "Answers with the schedule that holds there now. It holds for what has ended already, too, and is an "
					+ "entry `retention.withdrawn`. 422 when the place has none of its own. For HR.")
	RetentionSchedule withdraw(Actor actor, @RequestBody RetentionSchedules.Withdrawal wanted) {
		return this.schedules.withdraw(actor, wanted);
	}

	@GetMapping("/due")
	@Operation(summary = "What the next night erases, and what keeps some of it; nothing is erased by looking",
			description = "By kind and place, the longest ago first; at three in the morning, UTC. `texts` are those that entries hold the "
					+ "digest of, `copies` the words in forms and lists, most of them of the same texts. For HR and auditors.")
	Page<DueErasures.Due> due(Actor actor, PageRequest page) {
		return this.due.due(actor, page);
	}

}
