package io.callcraft.program;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.Finding;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.Tally;
import io.callcraft.escalation.Watch;
import io.callcraft.incentives.Earned;
import io.callcraft.standing.RepState;
import org.jspecify.annotations.Nullable;

/**
 * One rep's calls being followed, in memory: the state they fold into and the
 * consequences gathered on the way.
 */
final class Following {

	private final ProgramCore core;

	private final Profile profile;

	private final RepState state;

	private final List<Finding> findings = new ArrayList<>();

	private final List<Proposal> said = new ArrayList<>();

	private final List<Earned> earned = new ArrayList<>();

	private @Nullable Proposal entry;

	private @Nullable Tally tally;

	private boolean caseOpen;

	/**
	 * Begins where the rep stands.
	 * @param state what is known of the rep; owned by this object from here on
	 * @param tally the calls counted so far of a running objective or trial
	 */
	Following(ProgramCore core, Profile profile, RepState state, Watch watch, @Nullable Tally tally) {
		this.core = core;
		this.profile = profile;
		this.state = state;
		this.tally = tally;
		this.caseOpen = watch.isCaseOpen();
		state.heed(watch.openedAt(), watch.lastEndedAt());
	}

	/** Takes a new call in and gathers what follows from it. */
	void follow(Call call) {
		Step step = this.core.followAndReward(this.profile, this.state, this.caseOpen, call);
		gather(step, call);
		if (step.earned() != null) {
			this.earned.add(step.earned());
		}
	}

	/**
	 * Takes in once more what was the newest call before, since what it leads to may be
	 * due only now. Its reward stays as it is.
	 * @param granted the points that it was rewarded with
	 */
	void followAgain(Call call, int granted) {
		gather(this.core.follow(this.profile, this.state, this.caseOpen, call), call);
		this.state.reward(call.startedAt(), granted, Integer.MAX_VALUE);
	}

	private void gather(Step step, Call call) {
		this.findings.addAll(step.findings());
		for (Proposal proposal : step.proposals()) {
			if (proposal.value() instanceof EnterProgram) {
				this.entry = proposal;
				this.caseOpen = true;
			}
			else {
				this.said.add(proposal);
			}
		}
		count(call);
	}

	/**
	 * Takes in a call whose consequences were drawn before.
	 * @param granted the points that it was rewarded with
	 */
	void fold(Call call, int granted) {
		this.core.fold(this.state, call);
		this.state.reward(call.startedAt(), granted, Integer.MAX_VALUE);
		count(call);
	}

	RepState state() {
		return this.state;
	}

	List<Finding> findings() {
		return this.findings;
	}

	List<Proposal> said() {
		return this.said;
	}

	List<Earned> earned() {
		return this.earned;
	}

	@Nullable Proposal entry() {
		return this.entry;
	}

	@Nullable Tally tally() {
		return this.tally;
	}

	private void count(Call call) {
		if (this.tally != null) {
			this.tally = this.tally.plus(call);
		}
	}

}
