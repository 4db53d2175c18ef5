package io.callcraft.decisions;

import java.util.List;
import java.util.Map;

import org.kie.api.KieBase;

/**
 * The rules of one decision, built: the same for every threshold value and for every
 * release that did not change them.
 *
 * @param vocabulary what the rules speak about
 * @param base the rules
 * @param workload how much the rules have to compare
 * @param sources where each rule is written, by its name
 * @param texts the rules as DRL
 */
record RuleBook(Vocabulary vocabulary, KieBase base, Workload workload, Map<String, RuleSource> sources,
		List<RuleText> texts) {

	RuleBook {
		sources = Map.copyOf(sources);
		texts = List.copyOf(texts);
	}

	/** The file of a rule. */
	String fileOf(String rule) {
		RuleSource source = this.sources.get(rule);
		return (source != null) ? source.file() : "";
	}

}
