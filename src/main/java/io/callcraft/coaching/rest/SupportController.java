package io.callcraft.coaching.rest;

import java.time.Instant;
import java.util.List;

import io.callcraft.coaching.Support;
import io.callcraft.coaching.SupportOffer;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Support that was offered to supervisors.
 */
@RestController
@Tag(name = "Coaching")
class SupportController {

	private final Support support;

	SupportController(Support support) {
		this.support = support;
	}

	@GetMapping("/api/coaching/support")
	@Operation(
			summary = "Support that supervisors were offered since tasks on the floor lay too long, the newest first",
			description = "Offers to yourself, to supervisors whom you lead, and those that you were asked to make; "
					+ "everybody's for HR and auditors. open says whether open or past ones alone are wanted. It counts "
					+ "for nothing.")
	Page<View> offers(Actor actor, @RequestParam(required = false) @Nullable Boolean open, PageRequest page) {
		return this.support.offers(actor, open, page).map(View::of);
	}

	record Overdue(String team, String title, @Nullable Instant due) {
	}

	/**
	 * An offer. What was offered, by whom and what was agreed are null while it is open,
	 * and the last two where they were erased or it ended without a word.
	 */
	record View(long offer, String supervisor, String manager, Instant askedAt, boolean open, List<Overdue> overdue,
			@Nullable String task, @Nullable Instant endedAt, SupportOffer.@Nullable Kind offered, @Nullable String by,
			@Nullable String agreed) {

		static View of(SupportOffer offer) {
			SupportOffer.Made made = offer.made();
			return new View(offer.id(), offer.supervisor().value(), offer.manager().value(), offer.askedAt(),
					offer.isOpen(),
					offer.overdue()
						.stream()
						.map((task) -> new Overdue(task.team().value(), task.title(), task.due()))
						.toList(),
					offer.task(), offer.endedAt(), (made != null) ? made.kind() : null,
					(made != null) ? made.by().value() : null, (made != null) ? made.agreed() : null);
		}

	}

}
