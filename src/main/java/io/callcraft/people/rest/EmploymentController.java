package io.callcraft.people.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import io.callcraft.people.Employment;
import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leave, seat and end of employment. */
@RestController
@RequestMapping("/api/reps/{rep}")
class EmploymentController {

	private final Employments employments;

	private final People people;

	EmploymentController(Employments employments, People people) {
		this.employments = employments;
		this.people = people;
	}

	@GetMapping("/employment")
	View employment(Actor actor, @PathVariable String rep) {
		return View.of(this.employments.of(this.people.visible(actor, new RepId(rep)).id()));
	}

	@PostMapping("/leave")
	View beginLeave(Actor actor, @PathVariable String rep) {
		return View.of(this.employments.beginLeave(actor, new RepId(rep)));
	}

	@DeleteMapping("/leave")
	View endLeave(Actor actor, @PathVariable String rep) {
		return View.of(this.employments.endLeave(actor, new RepId(rep)));
	}

	@PutMapping("/seat")
	View move(Actor actor, @PathVariable String rep, @RequestBody Moved moved) {
		new Fields().required("seat", moved.seat()).orRefuse();
		return View.of(this.employments.move(actor, new RepId(rep), Objects.requireNonNull(moved.seat()),
				Objects.requireNonNullElse(moved.reason(), "")));
	}

	@PostMapping("/departure")
	View leave(Actor actor, @PathVariable String rep, @RequestBody Departed departed) {
		new Fields().required("on", departed.on()).required("leaving", departed.leaving()).orRefuse();
		return View.of(this.employments.leave(actor, new RepId(rep), Objects.requireNonNull(departed.on()),
				Objects.requireNonNull(departed.leaving())));
	}

	@DeleteMapping("/departure")
	View comeBack(Actor actor, @PathVariable String rep, @RequestParam(defaultValue = "") String reason) {
		return View.of(this.employments.comeBack(actor, new RepId(rep), reason));
	}

	record Moved(Employment.@Nullable Seat seat, @Nullable String reason) {
	}

	record Departed(@Nullable LocalDate on, Employment.@Nullable Leaving leaving) {
	}

	record View(String rep, Employment.Seat seat, @Nullable Instant onLeaveSince, @Nullable LocalDate leftOn) {

		static View of(Employment employment) {
			return new View(employment.rep().value(), employment.seat(), employment.onLeaveSince(),
					employment.leftOn());
		}

	}

}
