package io.callcraft.escalation.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.callcraft.escalation.DevelopmentPlan;
import io.callcraft.escalation.DevelopmentPlans;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What management promises for a rep in the program.
 */
@RestController
@RequestMapping("/api/cases/{id}/development-plan")
@Tag(name = "Cases")
class DevelopmentPlanController {

	private final DevelopmentPlans plans;

	DevelopmentPlanController(DevelopmentPlans plans) {
		this.plans = plans;
	}

	@GetMapping
	@Operation(summary = "Management's own plan beside a case, with what was delivered")
	View plan(Actor actor, @PathVariable String id) {
		return View.of(this.plans.of(actor, id).orElseThrow(() -> new NotFound("development plan of", id)));
	}

	@PutMapping
	@Operation(summary = "Write the plan, or a new version of it: one element of each kind, with owner and date")
	View write(Actor actor, @PathVariable String id, @RequestBody Written written) {
		List<PromiseView> elements = Objects.requireNonNullElse(written.elements(), List.of());
		return View.of(this.plans.write(actor, id, elements.stream().map((element) -> element.by(actor)).toList()));
	}

	@PostMapping("/{kind}/delivery")
	@Operation(summary = "Something promised was done, and what shows it")
	View deliver(Actor actor, @PathVariable String id, @PathVariable DevelopmentPlan.Kind kind,
			@RequestBody Delivery delivery) {
		return View.of(this.plans.deliver(actor, id, kind, Objects.requireNonNullElse(delivery.shown(), "")));
	}

	record Written(@Nullable List<PromiseView> elements) {
	}

	/**
	 * A promise; its owner is who writes it when left out.
	 */
	record PromiseView(DevelopmentPlan.@Nullable Kind kind, @Nullable String what, @Nullable String owner,
			@Nullable LocalDate due) {

		DevelopmentPlan.Promise by(Actor writer) {
			DevelopmentPlan.Kind of = this.kind;
			LocalDate until = this.due;
			if (of == null || until == null) {
				throw new InvalidInput("elements", "each element says kind, what and due");
			}
			return new DevelopmentPlan.Promise(of, Objects.requireNonNullElse(this.what, ""),
					(this.owner != null) ? new UserId(this.owner) : writer.user(), until);
		}

	}

	record Delivery(@Nullable String shown) {
	}

	record View(int version, String writtenBy, Instant writtenAt, boolean kept, List<ElementView> elements) {

		static View of(DevelopmentPlan plan) {
			return new View(plan.version(), plan.writtenBy().value(), plan.writtenAt(), plan.isKept(),
					plan.elements().stream().map(ElementView::of).toList());
		}

	}

	record ElementView(DevelopmentPlan.Kind kind, String what, String owner, LocalDate due,
			@Nullable Instant deliveredAt, @Nullable String deliveredBy, @Nullable String shown) {

		static ElementView of(DevelopmentPlan.Element element) {
			DevelopmentPlan.Promise promise = element.promise();
			UserId by = element.deliveredBy();
			return new ElementView(promise.kind(), promise.what(), promise.owner().value(), promise.due(),
					element.deliveredAt(), (by != null) ? by.value() : null, element.shown());
		}

	}

}
