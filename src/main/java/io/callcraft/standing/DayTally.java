package io.callcraft.standing;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

/**
 * What one rep's calls of one day (UTC) add up to.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE,
		isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
final class DayTally {

	long day;

	int calls;

	int sales;

	/** Met and observed by milestone ordinal, fairly sampled calls only. */
	int[] met = new int[Milestone.values().length];

	int[] observed = new int[Milestone.values().length];

	long handleSeconds;

	/** Sums and counts of science items, each over the calls on which it is known. */
	long holdSeconds;

	int holdKnown;

	long afterCallSeconds;

	int afterCallKnown;

	int transferred;

	int transferKnown;

	int nameUsed;

	int nameKnown;

	/** By skill: calls that show it, calls that give evidence of it. */
	Map<String, int[]> skills = new TreeMap<>();

	DayTally copy() {
		DayTally copy = new DayTally();
		copy.day = this.day;
		copy.add(this);
		return copy;
	}

	void add(DayTally other) {
		this.calls += other.calls;
		this.sales += other.sales;
		addMilestones(other);
		this.handleSeconds += other.handleSeconds;
		this.holdSeconds += other.holdSeconds;
		this.holdKnown += other.holdKnown;
		this.afterCallSeconds += other.afterCallSeconds;
		this.afterCallKnown += other.afterCallKnown;
		this.transferred += other.transferred;
		this.transferKnown += other.transferKnown;
		this.nameUsed += other.nameUsed;
		this.nameKnown += other.nameKnown;
		other.skills.forEach((skill, use) -> addSkill(skill, use[0], use[1]));
	}

	void addMilestones(DayTally other) {
		for (int i = 0; i < this.met.length; i++) {
			this.met[i] += other.met[i];
			this.observed[i] += other.observed[i];
		}
	}

	/** Takes a day out again: of a running total, when the day leaves the window. */
	void subtract(DayTally other) {
		this.calls -= other.calls;
		this.sales -= other.sales;
		for (int i = 0; i < this.met.length; i++) {
			this.met[i] -= other.met[i];
			this.observed[i] -= other.observed[i];
		}
		this.handleSeconds -= other.handleSeconds;
		this.holdSeconds -= other.holdSeconds;
		this.holdKnown -= other.holdKnown;
		this.afterCallSeconds -= other.afterCallSeconds;
		this.afterCallKnown -= other.afterCallKnown;
		this.transferred -= other.transferred;
		this.transferKnown -= other.transferKnown;
		this.nameUsed -= other.nameUsed;
		this.nameKnown -= other.nameKnown;
		other.skills.forEach((skill, use) -> addSkill(skill, -use[0], -use[1]));
	}

	void add(AssessedCall assessed) {
		Call call = assessed.call();
		this.calls++;
		this.sales += call.sale() ? 1 : 0;
		this.handleSeconds += call.handleSeconds();
		if (call.sampling().isFair()) {
			assessed.outcomes().forEach((milestone, outcome) -> {
				if (outcome != Outcome.NOT_APPLICABLE) {
					this.observed[milestone.ordinal()]++;
					this.met[milestone.ordinal()] += (outcome == Outcome.MET) ? 1 : 0;
				}
			});
		}
		addScience(call.science());
		call.skills().forEach((skill, times) -> addSkill(skill, (times > 0) ? 1 : 0, 1));
	}

	private void addScience(Call.Science science) {
		if (science.holdSeconds() != null) {
			this.holdSeconds += science.holdSeconds();
			this.holdKnown++;
		}
		if (science.afterCallSeconds() != null) {
			this.afterCallSeconds += science.afterCallSeconds();
			this.afterCallKnown++;
		}
		if (science.transferred() != null) {
			this.transferred += science.transferred() ? 1 : 0;
			this.transferKnown++;
		}
		if (science.nameUsed() != null) {
			this.nameUsed += science.nameUsed() ? 1 : 0;
			this.nameKnown++;
		}
	}

	private void addSkill(String skill, int used, int evidenced) {
		int[] use = this.skills.computeIfAbsent(skill, (key) -> new int[2]);
		use[0] += used;
		use[1] += evidenced;
	}

}
