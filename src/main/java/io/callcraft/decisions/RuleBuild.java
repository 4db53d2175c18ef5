package io.callcraft.decisions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.api.KieBase;
import org.kie.api.io.Resource;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Builds the rules of one decision into what evaluates them.
 */
final class RuleBuild {

	private final Terms terms;

	private final Problems problems;

	RuleBuild(Terms terms, Problems problems) {
		this.terms = terms;
		this.problems = problems;
	}

	/** The rules, ready to be asked; empty when they cannot be built. */
	Optional<RuleBook> build(List<RuleText> texts) {
		KnowledgeBuilderConfiguration configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null,
				KnownClasses.LOADER);
		KnowledgeBuilderImpl builder = (KnowledgeBuilderImpl) KnowledgeBuilderFactory
			.newKnowledgeBuilder(configuration);
		Map<String, RuleSource> sources = new LinkedHashMap<>();
		Workload workload = new Workload();
		Map<String, RuleText> byPath = new HashMap<>();
		for (RuleText text : texts) {
			byPath.put(text.path(), text);
			PackageDescr parsed = parse(text);
			for (RuleDescr rule : parsed.getRules()) {
				workload.add(rule.getName(), factTypes(rule.getLhs()));
				anchor(rule);
				sources.put(rule.getName(), new RuleSource(rule.getName(), text.path(), text.lineOf(rule.getLine()), "",
						"", RuleShape.NONE, Map.of()));
			}
			builder.addPackage(parsed);
		}
		if (builder.hasErrors()) {
			report(builder.getErrors(), byPath);
			return Optional.empty();
		}
		KieBase base = builder.newKieBase();
		return Optional.of(new RuleBook(this.terms.vocabulary(), base, workload, sources, texts));
	}

	/**
	 * The type of every pattern in the conditions; thresholds are as good as constants.
	 */
	private static List<String> factTypes(BaseDescr conditions) {
		List<String> types = new ArrayList<>();
		if (conditions instanceof PatternDescr pattern) {
			String name = pattern.getObjectType();
			if (pattern.getSource() instanceof AccumulateDescr accumulate) {
				types.addAll(factTypes(accumulate.getInput()));
			}
			else if (!name.endsWith("Threshold")) {
				types.add(name.substring(name.lastIndexOf('.') + 1));
			}
		}
		else if (conditions instanceof ConditionalElementDescr element) {
			element.getDescrs().forEach((inner) -> types.addAll(factTypes((BaseDescr) inner)));
		}
		return types;
	}

	private static PackageDescr parse(RuleText text) {
		try {
			Resource resource = ResourceFactory.newByteArrayResource(text.drl().getBytes(StandardCharsets.UTF_8))
				.setSourcePath(text.path());
			return new DrlParser(DrlParser.DEFAULT_LANGUAGE_LEVEL).parse(resource, text.drl());
		}
		catch (DroolsParserException ex) {
			throw new IllegalStateException(text.path() + " could be read when it was checked", ex);
		}
	}

	/**
	 * Thresholds stay in a session from one question to the next, so a rule about nothing
	 * but thresholds, or about the lack of a fact, would fire for the first question
	 * only. Such a rule is tied to the question.
	 */
	private static void anchor(RuleDescr rule) {
		AndDescr conditions = rule.getLhs();
		boolean anchored = conditions.getDescrs()
			.stream()
			.anyMatch((descr) -> descr instanceof PatternDescr pattern && pattern.getSource() == null
					&& !pattern.getObjectType().endsWith("Threshold"));
		if (!anchored) {
			AndDescr tied = new AndDescr();
			tied.addDescr(new PatternDescr(Question.class.getName()));
			conditions.getDescrs().forEach(tied::addDescr);
			rule.setLhs(tied);
		}
	}

	private void report(Collection<KnowledgeBuilderError> errors, Map<String, RuleText> texts) {
		for (KnowledgeBuilderError error : errors) {
			String path = (error.getResource() != null) ? error.getResource().getSourcePath() : "";
			RuleText text = texts.get(path);
			int line = (error.getLines().length > 0) ? error.getLines()[0] : 0;
			if (text != null) {
				this.problems.error(path, text.lineOf(line), BuildMessages.plain(error.getMessage()));
			}
			else {
				List<String> paths = new ArrayList<>(texts.keySet());
				this.problems.error(paths.get(0), 0, BuildMessages.plain(error.getMessage()));
			}
		}
	}

}
