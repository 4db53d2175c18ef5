package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilderFactory;

/**
 * Finds the rules that almost fired: each rule is built once more without one of its
 * conditions at a time, by the engine itself, so that both cannot disagree.
 */
final class NearMisses {

	private static final int FIRINGS = 5_000;

	private final List<RuleText> texts;

	private final PackageDescr variants;

	private final Map<String, NearMiss> known = new LinkedHashMap<>();

	private NearMisses(List<RuleText> texts) {
		this.texts = texts;
		this.variants = parse(texts.get(0));
		this.variants.getRules().clear();
	}

	/**
	 * The rules that almost fired.
	 * @param texts the rules, which passed every gate
	 * @param facts what they were asked about, and the thresholds
	 * @param fired the rules that did fire
	 */
	static List<NearMiss> of(List<RuleText> texts, Collection<?> facts, Set<String> fired) {
		if (texts.isEmpty()) {
			return List.of();
		}
		NearMisses misses = new NearMisses(texts);
		misses.vary(fired);
		return misses.ask(facts);
	}

	private void vary(Set<String> fired) {
		for (RuleText text : this.texts) {
			List<RuleDescr> rules = parse(text).getRules();
			for (int i = 0; i < rules.size(); i++) {
				if (!fired.contains(rules.get(i).getName())) {
					vary(text, i, rules.get(i));
				}
			}
		}
	}

	private void vary(RuleText text, int index, RuleDescr rule) {
		List<BaseDescr> patterns = rule.getLhs().getDescrs();
		for (int i = 0; i < patterns.size(); i++) {
			if (!(patterns.get(i) instanceof PatternDescr pattern) || pattern.getSource() != null
					|| pattern.getObjectType().endsWith("Threshold")) {
				continue;
			}
			String fact = pattern.getObjectType().substring(pattern.getObjectType().lastIndexOf('.') + 1);
			List<? extends BaseDescr> constraints = pattern.getConstraint().getDescrs();
			for (int k = 0; k < constraints.size(); k++) {
				String condition = constraints.get(k).toString();
				if (!binds(condition)) {
					RuleDescr variant = parse(text).getRules().get(index);
					((PatternDescr) variant.getLhs().getDescrs().get(i)).getConstraint().getDescrs().remove(k);
					keep(variant, new NearMiss(rule.getName(), text.path(), fact, condition));
				}
			}
			if (pattern.getIdentifier() == null && asksForAnother(patterns, pattern)
					&& constraints.stream().noneMatch((constraint) -> binds(constraint.toString()))) {
				RuleDescr variant = parse(text).getRules().get(index);
				variant.getLhs().getDescrs().remove(i);
				keep(variant, new NearMiss(rule.getName(), text.path(), fact, ""));
			}
		}
	}

	/** Whether something but thresholds is left without the pattern. */
	private static boolean asksForAnother(List<BaseDescr> patterns, PatternDescr pattern) {
		return patterns.stream()
			.anyMatch((other) -> other != pattern
					&& !(other instanceof PatternDescr fact && fact.getObjectType().endsWith("Threshold")));
	}

	/** Whether other conditions may need what this one names. */
	private static boolean binds(String condition) {
		return condition.matches("(?s).*\\w\\s*:[^:].*");
	}

	private void keep(RuleDescr variant, NearMiss miss) {
		String name = "near-miss-" + this.known.size();
		this.known.put(name, miss);
		variant.setName(name);
		variant.setConsequence("");
		this.variants.addRule(variant);
	}

	private List<NearMiss> ask(Collection<?> facts) {
		KnowledgeBuilderImpl builder = (KnowledgeBuilderImpl) KnowledgeBuilderFactory.newKnowledgeBuilder(
				KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, NearMisses.class.getClassLoader()));
		// the rules themselves, for what they insert on the way
		this.texts.forEach((text) -> builder.addPackage(parse(text)));
		builder.addPackage(this.variants);
		if (builder.hasErrors()) {
			throw new IllegalStateException("Rules without one condition cannot be built: " + builder.getErrors());
		}
		KieSession session = builder.newKieBase().newKieSession();
		Set<String> matched = new TreeSet<>();
		session.addEventListener(new DefaultAgendaEventListener() {
			@Override
			public void afterMatchFired(AfterMatchFiredEvent event) {
				matched.add(event.getMatch().getRule().getName());
			}
		});
		try {
			facts.forEach(session::insert);
			session.fireAllRules(FIRINGS);
		}
		finally {
			session.dispose();
		}
		List<NearMiss> found = new ArrayList<>();
		this.known.forEach((name, miss) -> {
			if (matched.contains(name)) {
				found.add(miss);
			}
		});
		return found;
	}

	private static PackageDescr parse(RuleText text) {
		try {
			return new DrlParser(DrlParser.DEFAULT_LANGUAGE_LEVEL).parse(false, text.drl());
		}
		catch (DroolsParserException ex) {
			throw new IllegalStateException(text.path() + " could be read when it was checked", ex);
		}
	}

}
