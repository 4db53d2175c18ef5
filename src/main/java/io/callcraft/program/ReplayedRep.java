package io.callcraft.program;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.Finding;
import io.callcraft.diagnosis.GapFound;
import io.callcraft.diagnosis.QualityCheck;
import io.callcraft.escalation.EarlyWarning;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.Observation;
import io.callcraft.incentives.RewardForm;
import io.callcraft.program.Consequence.Kind;
import io.callcraft.standing.RepState;
import io.callcraft.shared.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * A rep's calls replayed under one release.
 */
final class ReplayedRep {

	private final ProgramCore core;

	private Profile profile;

	private final RepState state;

	private final List<Consequence> consequences = new ArrayList<>();

	private @Nullable ReplayedCase open;

	private final Map<YearMonth, Integer> points = new TreeMap<>();

	/**
	 * Begins where the rep stands.
	 * @param state what is known of the rep; owned by this object from here on
	 */
	ReplayedRep(ProgramCore core, Profile profile, RepState state) {
		this.core = core;
		this.profile = profile;
		this.state = state;
	}

	void follow(Call call) {
		ReplayedCase running = this.open;
		Step step = this.core.followAndReward(this.profile, this.state, running != null, call);
		if (step.earned() != null && step.earned().form() != RewardForm.RECOGNITION) {
			this.points.merge(YearMonth.from(call.startedAt().atOffset(ZoneOffset.UTC)), step.earned().points(),
					Integer::sum);
		}
		step.findings().forEach((finding) -> this.consequences.add(of(finding, call.startedAt())));
		step.proposals().forEach((proposal) -> take(proposal, call.startedAt()));
		if (running != null) {
			running.after(this.state, call.startedAt()).forEach((consequence) -> goOn(running, consequence));
		}
	}

	List<Consequence> consequences() {
		return this.consequences;
	}

	/** What the calls earned, by the month in which they began. */
	List<Replayed.Reward> rewards() {
		long cents = this.core.centsOfPoint();
		return this.points.entrySet()
			.stream()
			.map((month) -> new Replayed.Reward(month.getKey(), month.getValue(), month.getValue() * cents))
			.toList();
	}

	private void take(Proposal proposal, Instant at) {
		if (proposal.value() instanceof EnterProgram entry) {
			add(at, Kind.ENTRY, entry.milestone().name(), entry.reason(), proposal);
			this.open = new ReplayedCase(this.core.release(), this.core.targets(), entry.milestone());
			this.state.heed(at, null);
		}
		else if (proposal.value() instanceof EarlyWarning warning) {
			add(at, Kind.EARLY_WARNING, warning.milestone().name(), warning.reason(), proposal);
		}
		else if (proposal.value() instanceof Observation observation) {
			add(at, Kind.OBSERVATION, observation.milestone().name(), observation.reason(), proposal);
		}
	}

	private void add(Instant at, Kind kind, String about, String reason, Proposal proposal) {
		this.consequences.add(new Consequence(at, kind, about, reason, proposal.rules(), proposal.calls()));
	}

	private void goOn(ReplayedCase running, Consequence consequence) {
		this.consequences.add(consequence);
		if (consequence.kind() == Kind.RECOVERY) {
			this.open = null;
			this.state.heed(null, consequence.at());
			Map<Milestone, Instant> recovered = new EnumMap<>(Milestone.class);
			recovered.putAll(this.profile.recovered());
			recovered.put(Milestone.valueOf(consequence.about()), consequence.at());
			this.profile = this.profile.recovered(recovered);
		}
	}

	private static Consequence of(Finding finding, Instant at) {
		if (finding.value() instanceof GapFound gap) {
			return new Consequence(at, Kind.GAP, gap.kind() + " " + gap.milestone() + " " + gap.competency(),
					gap.reason(), List.of(finding.rule()), finding.calls());
		}
		QualityCheck check = (QualityCheck) finding.value();
		return new Consequence(at, Kind.QUALITY_CHECK, check.kind(), check.reason(), List.of(finding.rule()),
				finding.calls());
	}

}
