package io.callcraft.people.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reps of the directory. */
@RestController
@RequestMapping("/api/reps")
class RepController {

	private final People people;

	private final Clock clock;

	RepController(People people, Clock clock) {
		this.people = people;
		this.clock = clock;
	}

	@PutMapping("/{rep}")
	RepView put(@PathVariable String rep, @RequestBody RepBody body, Actor actor) {
		actor.mustHaveOneOf(Role.INTEGRATION, Role.ADMIN);
		LocalDate tomorrow = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(1);
		return RepView.of(this.people.save(body.rep(new RepId(rep), tomorrow), actor));
	}

	@PutMapping("/{rep}/reward-preference")
	@Operation(summary = "The rep chooses how rewards come from now on: MONEY, POINTS or RECOGNITION",
			description = "What the directory sends as `rewardPreference` does not count for them any more. For the rep alone.")
	RepView choose(@PathVariable String rep, @RequestBody ChoiceBody body, Actor actor) {
		new Fields().required("rewardPreference", body.rewardPreference()).orRefuse();
		return RepView.of(this.people.choose(Objects.requireNonNull(body.rewardPreference()), new RepId(rep), actor));
	}

	@GetMapping("/{rep}")
	RepView get(@PathVariable String rep, Actor actor) {
		RepId id = new RepId(rep);
		if (actor.has(Role.INTEGRATION)) {
			return this.people.rep(id).map(RepView::of).orElseThrow(() -> new NotFound("rep", rep));
		}
		return RepView.of(this.people.visible(actor, id));
	}

	@GetMapping
	Page<RepView> list(@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit, Actor actor) {
		return this.people.reps(actor, PageRequest.of(after, limit)).map(RepView::of);
	}

	/**
	 * A rep as sent.
	 *
	 * @param name as colleagues say it
	 * @param team id of a team on file
	 * @param hiredOn first day of work
	 * @param rewardPreference which rewards mean something to the rep
	 * @param noticeAcknowledgedOn an acknowledgement given earlier, on paper; one on
	 * record stays when it is absent
	 */
	record RepBody(@Nullable String name, @Nullable TeamId team, @Nullable LocalDate hiredOn,
			@Nullable RewardPreference rewardPreference, @Nullable LocalDate noticeAcknowledgedOn) {

		private static final int EARLIEST_YEAR = 1950;

		Rep rep(RepId id, LocalDate tomorrow) {
			new Fields().required("name", this.name)
				.required("team", this.team)
				.required("hiredOn", this.hiredOn)
				.check(this.hiredOn == null || this.hiredOn.getYear() >= EARLIEST_YEAR, "hiredOn",
						"is before " + EARLIEST_YEAR)
				.check(this.hiredOn == null || this.hiredOn.isBefore(tomorrow.plusYears(1)), "hiredOn",
						"is more than a year ahead")
				.required("rewardPreference", this.rewardPreference)
				// it may be tomorrow already where the rep works
				.check(this.noticeAcknowledgedOn == null || !this.noticeAcknowledgedOn.isAfter(tomorrow),
						"noticeAcknowledgedOn", "lies ahead: only what was acknowledged can be recorded")
				.orRefuse();
			return new Rep(id, Objects.requireNonNull(this.name), Objects.requireNonNull(this.team),
					Objects.requireNonNull(this.hiredOn), Objects.requireNonNull(this.rewardPreference),
					this.noticeAcknowledgedOn);
		}

	}

	/**
	 * What a rep chose.
	 *
	 * @param rewardPreference which rewards mean something to the rep
	 */
	record ChoiceBody(@Nullable RewardPreference rewardPreference) {
	}

	/**
	 * A rep as answered.
	 *
	 * @param rep the rep's id
	 * @param name as colleagues say it
	 * @param team the team's id
	 * @param hiredOn first day of work
	 * @param rewardPreference which rewards mean something to the rep
	 * @param noticeAcknowledgedOn when the rep acknowledged what is expected
	 */
	record RepView(RepId rep, String name, TeamId team, LocalDate hiredOn, RewardPreference rewardPreference,
			@Nullable LocalDate noticeAcknowledgedOn) {

		static RepView of(Rep rep) {
			return new RepView(rep.id(), rep.name(), rep.team(), rep.hiredOn(), rep.rewardPreference(),
					rep.noticeAcknowledgedOn());
		}

	}

}
