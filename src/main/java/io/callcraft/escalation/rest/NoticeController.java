package io.callcraft.escalation.rest;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.escalation.Notice;
import io.callcraft.escalation.Notices;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is expected of a rep, and that they have read it.
 */
@RestController
@Tag(name = "Standing")
class NoticeController {

	private final Notices notices;

	NoticeController(Notices notices) {
		this.notices = notices;
	}

	@GetMapping("/api/reps/{rep}/notice")
	@Operation(summary = "What is expected of a rep, in plain words, by the figures that are live")
	View notice(Actor actor, @PathVariable String rep) {
		return View.of(this.notices.of(actor, new RepId(rep)));
	}

	@PostMapping("/api/reps/{rep}/notice/acknowledgement")
	@Operation(summary = "The rep has read it; nobody else can say so")
	View acknowledge(Actor actor, @PathVariable String rep) {
		return View.of(this.notices.acknowledge(actor, new RepId(rep)));
	}

	record View(String rep, int release, List<ExpectationView> expectations, List<String> terms,
			@Nullable LocalDate acknowledgedOn) {

		static View of(Notice notice) {
			return new View(notice.rep().value(), notice.release(),
					notice.expectations()
						.stream()
						.map((at) -> new ExpectationView(at.milestone().key(), at.says(), at.example()))
						.toList(),
					notice.terms(), notice.acknowledgedOn());
		}

	}

	record ExpectationView(String milestone, String says, String example) {
	}

}
