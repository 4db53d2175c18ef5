package io.callcraft.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.GapFound;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.QualityCheck;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.Observation;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import io.callcraft.standing.RepState;
import io.callcraft.testing.ShippedPolicies;
import io.callcraft.testing.TestCalls;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The story of a call under the rules that Callcraft ships.
 */
class ProgramCoreTests {

	private static final Instant START = Instant.parse("2026-10-05T09:00:00Z");

	private final ProgramCore core = new ProgramCore(ShippedPolicies.release());

	private final Profile seasoned = new Profile(new RepId("r-001"), LocalDate.parse("2024-01-08"),
			LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-05"));

	@Test
	void a_rep_whom_nobody_lets_lead_enters_with_the_calls_that_show_it() {
		Proposal entry = firstEntry(this.seasoned, 60, (random, milestone) -> milestone != Milestone.LEAD);

		assertThat(entry).isNotNull();
		assertThat(((EnterProgram) entry.value()).milestone()).isEqualTo(Milestone.LEAD);
		assertThat(entry.rules())
			.containsExactly("Sustained evidence and a rate below the limit even at best open a case");
		assertThat(entry.calls()).isNotEmpty();
	}

	@Test
	void a_bad_rate_on_few_calls_is_noted_and_nothing_more() {
		RepState state = new RepState();
		List<Proposal> proposals = new ArrayList<>();
		for (int i = 0; i < 22; i++) {
			proposals.addAll(
					this.core
						.follow(this.seasoned, state, false,
								call(i, Milestone.DISCOVERY, (i % 2 == 0) ? Outcome.MET : Outcome.MISSED))
						.proposals());
		}

		assertThat(proposals).extracting(Proposal::value).hasOnlyElementsOfType(Observation.class).hasSize(1);
	}

	@Test
	void a_newcomer_is_coached_and_never_entered() {
		Profile newcomer = new Profile(new RepId("r-002"), LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-01"),
				LocalDate.parse("2026-01-05"));

		assertThat(firstEntry(newcomer, 20, (random, milestone) -> false)).isNull();
	}

	@Test
	void nobody_enters_while_a_case_is_running() {
		RepState state = new RepState();
		for (int i = 0; i < 60; i++) {
			Step step = this.core.follow(this.seasoned, state, true, call(i, Milestone.LEAD, Outcome.MISSED));

			assertThat(step.proposals()).isEmpty();
		}
	}

	@Test
	void one_failure_is_counted_once() {
		RepState state = new RepState();
		Call refused = TestCalls.call()
			.at(START)
			.with(Milestone.LEAD, Outcome.MISSED)
			.with(Milestone.DISCOVERY, Outcome.MISSED)
			.with(Milestone.STATED_NEEDS, Outcome.MET)
			.build();

		this.core.follow(this.seasoned, state, false, refused);

		assertThat(state.milestones(this.core.targets(), START)).extracting((at) -> at.rate().observed())
			.containsExactly(1, 0, 1, 0, 0, 0, 0);
	}

	@Test
	void a_gap_is_proposed_once_with_its_kind() {
		RepState state = new RepState();
		List<Object> found = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			this.core.follow(this.seasoned, state, false, call(i, Milestone.DISCOVERY, Outcome.MISSED))
				.findings()
				.forEach((finding) -> found.add(finding.value()));
		}

		assertThat(found).hasSize(1);
		assertThat((GapFound) found.get(0)).returns(GapKind.SKILL, GapFound::kind)
			.returns(Milestone.DISCOVERY, GapFound::milestone);
	}

	@Test
	void a_sale_without_discovery_is_looked_at() {
		Step step = this.core.follow(this.seasoned, new RepState(), false,
				TestCalls.call().at(START).with(Milestone.DISCOVERY, Outcome.MISSED).sold().build());

		assertThat(step.findings()).extracting((finding) -> finding.value()).hasOnlyElementsOfType(QualityCheck.class);
	}

	private interface Luck {

		boolean meets(Random random, Milestone milestone);

	}

	private Proposal firstEntry(Profile profile, int calls, Luck luck) {
		return firstEntry(profile, calls, new Random(1), luck);
	}

	private Proposal firstEntry(Profile profile, int calls, Random random, Luck luck) {
		RepState state = new RepState();
		for (int i = 0; i < calls; i++) {
			TestCalls call = TestCalls.call().id("s" + i).at(START.plusSeconds(3_600L * i));
			for (Milestone milestone : Milestone.values()) {
				call.with(milestone, luck.meets(random, milestone) ? Outcome.MET : Outcome.MISSED);
			}
			for (Proposal proposal : this.core.follow(profile, state, false, call.build()).proposals()) {
				if (proposal.value() instanceof EnterProgram) {
					return proposal;
				}
			}
		}
		return null;
	}

	private static Call call(int hour, Milestone milestone, Outcome outcome) {
		return TestCalls.call().at(START.plusSeconds(3_600L * hour)).with(milestone, outcome).build();
	}

}
