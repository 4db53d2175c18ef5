package io.callcraft.program;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Release;
import io.callcraft.people.Rep;
import io.callcraft.standing.RepState;

import org.springframework.stereotype.Service;

/**
 * Tells a rep's stored calls once more under several releases side by side, in memory,
 * through the core that follows real calls (B2). Stores nothing.
 * <p>
 * People's actions cannot be replayed: nobody agrees on an objective, talks or signs.
 * What is compared is what the rules propose; a case that opens goes on as
 * {@link ReplayedCase} says.
 */
@Service
public class Replay {

	private static final int HOURS_OF_A_SHIFT = 8;

	private final Calls calls;

	private final ProgramSettings settings;

	Replay(Calls calls, ProgramSettings settings) {
		this.calls = calls;
		this.settings = settings;
	}

	/**
	 * Replays a rep.
	 * @param from from here on each release is in force; calls before are folded under
	 * the first, as the program would have known the rep by then
	 * @param to calls from here on are left out
	 * @param releases the releases, the one in force first
	 */
	public Replayed of(Rep rep, Instant from, Instant to, List<Release> releases) {
		Run run = new Run(Profile.of(rep, this.settings.startedOn()), from, to,
				releases.stream().map(ProgramCore::new).toList());
		this.calls.history(rep.id(), run::take);
		return run.result();
	}

	/** One rep on the way. */
	private static final class Run {

		private final Profile profile;

		private final Instant from;

		private final Instant to;

		private final List<ProgramCore> cores;

		private final RepState before = new RepState();

		private final List<ReplayedRep> reps = new ArrayList<>();

		private final int[] shifts = new int[Replayed.Shift.values().length];

		private int calls;

		Run(Profile profile, Instant from, Instant to, List<ProgramCore> cores) {
			this.profile = profile;
			this.from = from;
			this.to = to;
			this.cores = cores;
		}

		void take(Call call) {
			if (!call.startedAt().isBefore(this.to)) {
				return;
			}
			if (call.startedAt().isBefore(this.from)) {
				this.cores.get(0).fold(this.before, call);
				return;
			}
			if (this.reps.isEmpty()) {
				this.cores.forEach((core) -> this.reps.add(new ReplayedRep(core, this.profile, this.before.copy())));
			}
			this.calls++;
			this.shifts[call.startedAt().atOffset(ZoneOffset.UTC).getHour() / HOURS_OF_A_SHIFT]++;
			this.reps.forEach((rep) -> rep.follow(call));
		}

		Replayed result() {
			int most = 0;
			for (int i = 1; i < this.shifts.length; i++) {
				most = (this.shifts[i] > this.shifts[most]) ? i : most;
			}
			List<List<Consequence>> told = this.reps.isEmpty() ? this.cores.stream().map((core) -> none()).toList()
					: this.reps.stream().map(ReplayedRep::consequences).toList();
			List<List<Replayed.Reward>> rewards = this.reps.isEmpty()
					? this.cores.stream().map((core) -> List.<Replayed.Reward>of()).toList()
					: this.reps.stream().map(ReplayedRep::rewards).toList();
			return new Replayed(this.calls, Replayed.Shift.values()[most], told, rewards);
		}

		private static List<Consequence> none() {
			return List.of();
		}

	}

}
