package io.callcraft.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.standing.AssessedCall;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CallGeneratorTests {

	private static final Instant SUNDAY = Instant.parse("2026-11-22T03:00:00Z");

	private static final Map<Milestone, double[]> SHIPPED = Map.of(Milestone.LEAD, new double[] { 85, 80, 70 },
			Milestone.DISCOVERY, new double[] { 80, 75, 65 }, Milestone.STATED_NEEDS, new double[] { 90, 85, 75 },
			Milestone.UNSTATED_NEEDS, new double[] { 60, 53, 40 }, Milestone.RECOMMENDATION,
			new double[] { 50, 43, 30 }, Milestone.CONCERNS, new double[] { 75, 69, 57 }, Milestone.COMMITMENT,
			new double[] { 45, 38, 25 });

	/** Whom the stories need in the program, and where. */
	private static final Map<Integer, Milestone> ENTER = Map.ofEntries(Map.entry(Cast.BIFF, Milestone.LEAD),
			Map.entry(Cast.DOLORES, Milestone.RECOMMENDATION), Map.entry(Cast.TRENT, Milestone.RECOMMENDATION),
			Map.entry(Cast.MIA, Milestone.DISCOVERY), Map.entry(Cast.TESS, Milestone.STATED_NEEDS),
			Map.entry(Cast.ED, Milestone.DISCOVERY), Map.entry(Cast.VINCE, Milestone.COMMITMENT),
			Map.entry(Cast.NOOR, Milestone.COMMITMENT), Map.entry(Cast.SAM, Milestone.UNSTATED_NEEDS),
			Map.entry(Cast.PAUL, Milestone.UNSTATED_NEEDS), Map.entry(Cast.GIL, Milestone.LEAD));

	/** Low on the evidence, but new or never warned. */
	private static final Set<Integer> SPARED = Set.of(Cast.ANA, Cast.NIA);

	@Test
	void the_cast_is_forty_reps_in_order() {
		assertThat(Cast.members()).extracting(CastMember::number)
			.containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 40).boxed().toList());
		assertThat(Cast.members()).extracting(CastMember::name).doesNotHaveDuplicates();
		assertThat(Cast.members().get(0).id().value()).isEqualTo("r-001");
	}

	@Test
	void the_same_end_gives_the_same_calls() {
		CastMember biff = Cast.members().get(Cast.BIFF - 1);

		List<Call> again = new CallGenerator(SUNDAY).calls(biff);

		assertThat(new CallGenerator(SUNDAY).calls(biff)).isEqualTo(again);
	}

	@Test
	void calls_are_about_six_a_working_day_in_call_order_and_never_ahead_of_the_end() {
		Instant tuesday = Instant.parse("2026-11-24T11:30:00Z");
		CastMember usual = Cast.members().get(39);

		List<Call> calls = new CallGenerator(tuesday).calls(usual);

		assertThat(calls).hasSizeBetween(340, 430);
		assertThat(calls).extracting(Call::startedAt).isSorted().allMatch((at) -> at.isBefore(tuesday));
		assertThat(calls.get(calls.size() - 1).startedAt()).isAfter(Instant.parse("2026-11-24T08:00:00Z"));
		assertThat(calls.get(0).startedAt()).isAfter(Instant.parse("2026-08-26T00:00:00Z"));
	}

	@Test
	void no_two_calls_share_a_key() {
		Set<Call.Key> keys = new HashSet<>();
		CallGenerator generator = new CallGenerator(SUNDAY);
		Cast.members().forEach((member) -> generator.calls(member).forEach((call) -> keys.add(call.key())));

		assertThat(keys).hasSize(Cast.members().stream().mapToInt((member) -> generator.calls(member).size()).sum());
	}

	@Test
	void unremarkable_reps_are_around_target() {
		Map<Milestone, Rate> rates = rates(Cast.members().subList(32, 40));

		rates.forEach((milestone, rate) -> assertThat(rate.getValue()).as(milestone.name())
			.isCloseTo(SHIPPED.get(milestone)[0] / 100 + 0.025, within(0.03)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-22T03:00:00Z", "2026-11-23T07:00:00Z", "2026-11-25T12:00:00Z",
			"2026-12-31T20:00:00Z", "2027-02-16T15:00:00Z", "2027-05-01T09:00:00Z", "2027-08-27T23:00:00Z" })
	void only_people_with_a_story_meet_the_conditions_of_a_case(String end) {
		CallGenerator generator = new CallGenerator(Instant.parse(end));
		Map<Integer, Milestone> entered = new HashMap<>();
		Map<Integer, Milestone> low = new HashMap<>();

		Cast.members().forEach((member) -> {
			Milestone milestone = entry(generator.calls(member));
			if (milestone != null) {
				(SPARED.contains(member.number()) ? low : entered).put(member.number(), milestone);
			}
		});

		assertThat(entered).isEqualTo(ENTER);
		assertThat(low).containsOnlyKeys(SPARED);
	}

	@Test
	void ruth_is_under_the_limit_on_twenty_two_calls() {
		List<Call> calls = new CallGenerator(SUNDAY).calls(Cast.members().get(Cast.RUTH - 1));

		Rate commitment = rates(calls).get(Milestone.COMMITMENT);
		assertThat(calls).hasSize(22);
		assertThat(commitment).isEqualTo(new Rate(4, 22));
	}

	@Test
	void leo_sells_without_needs_now_and_then() {
		List<Call> calls = new CallGenerator(SUNDAY).calls(Cast.members().get(Cast.LEO - 1));

		assertThat(calls.stream()
			.filter((call) -> call.sale() && call.outcome(Milestone.STATED_NEEDS) == Outcome.MISSED
					&& call.outcome(Milestone.UNSTATED_NEEDS) == Outcome.MISSED))
			.hasSizeBetween(8, 45);
	}

	@Test
	void mias_calls_say_nothing_about_skills() {
		List<Call> calls = new CallGenerator(SUNDAY).calls(Cast.members().get(Cast.MIA - 1));

		assertThat(calls).allMatch((call) -> call.skills().isEmpty());
	}

	@Test
	void a_newcomer_takes_no_call_before_the_first_day() {
		CastMember nia = Cast.members().get(Cast.NIA - 1);

		LocalDate first = LocalDate.ofInstant(new CallGenerator(SUNDAY).calls(nia).get(0).startedAt(), ZoneOffset.UTC);

		assertThat(first).isAfterOrEqualTo(nia.rep(LocalDate.of(2026, 11, 22)).hiredOn());
	}

	/** The first milestone at which the shipped entry rule would open a case. */
	private static Milestone entry(List<Call> calls) {
		Targets targets = Targets.from(threshold());
		RepState state = new RepState();
		for (Call call : calls) {
			state.add(new AssessedCall(call, call.outcomes(), call.sampling().isFair()), targets);
			for (MilestoneStanding at : state.milestones(targets, call.startedAt())) {
				if (at.evidence() > 6.7 && at.counted() >= 30 && at.rate().getUpper95() < at.limit()) {
					return at.milestone();
				}
			}
		}
		return null;
	}

	private static ToDoubleFunction<String> threshold() {
		return (name) -> {
			String[] parts = name.split("\\.");
			double[] shipped = SHIPPED.get(Milestone.ofKey(parts[0]).orElseThrow());
			return shipped[List.of("target", "limit", "alternative").indexOf(parts[1])];
		};
	}

	private static Map<Milestone, Rate> rates(List<?> membersOrCalls) {
		Map<Milestone, Rate> rates = new EnumMap<>(Milestone.class);
		CallGenerator generator = new CallGenerator(SUNDAY);
		membersOrCalls.stream()
			.flatMap((each) -> (each instanceof CastMember member) ? generator.calls(member).stream()
					: java.util.stream.Stream.of((Call) each))
			.forEach((call) -> call.outcomes().forEach((milestone, outcome) -> {
				if (outcome != Outcome.NOT_APPLICABLE) {
					rates.merge(milestone, Rate.NONE.plus(outcome == Outcome.MET),
							(sum, one) -> sum.plus(one.met() == 1));
				}
			}));
		return rates;
	}

}
