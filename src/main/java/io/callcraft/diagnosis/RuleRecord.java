package io.callcraft.diagnosis;

import java.util.List;

import io.callcraft.shared.Rate;

/**
 * How people take what a rule proposes: a rule that is often overridden wants another
 * look.
 *
 * @param rules the rule, by name; several where several led to one gap
 * @param waiting proposals that nobody has settled
 * @param confirmed proposals that people confirmed as they were
 * @param overridden proposals of which people said something else
 */
public record RuleRecord(List<String> rules, int waiting, int confirmed, int overridden) {

	public RuleRecord {
		rules = List.copyOf(rules);
	}

	/** How often it is overridden, with its interval. */
	public Rate getOverrides() {
		return new Rate(this.overridden, this.confirmed + this.overridden);
	}

}
