package io.callcraft.decisions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/**
 * Whether the conditions of one rule are made only of known elements about known facts,
 * and what names they give.
 */
final class PatternCheck {

	static final Set<String> FUNCTIONS = Set.of("count", "sum", "average", "min", "max");

	/**
	 * More patterns than this and a few dozen facts would keep the rule busy for hours.
	 */
	private static final int PATTERNS = 8;

	private static final Set<Class<?>> CONNECTIVES = Set.of(AndDescr.class, OrDescr.class, NotDescr.class,
			ExistsDescr.class, ForallDescr.class);

	private final Terms terms;

	private final RuleText text;

	private final Problems problems;

	private final Set<String> bindings = new LinkedHashSet<>();

	private final Map<String, Integer> thresholds = new LinkedHashMap<>();

	private int patterns;

	PatternCheck(Terms terms, RuleText text, Problems problems) {
		this.terms = terms;
		this.text = text;
		this.problems = problems;
	}

	/** The names that the conditions give to facts and values. */
	Set<String> bindings() {
		return this.bindings;
	}

	/** The thresholds that the conditions name, with the line of each. */
	Map<String, Integer> thresholds() {
		return this.thresholds;
	}

	void check(AndDescr conditions) {
		collect(conditions);
		walk(conditions);
		if (this.patterns > PATTERNS) {
			problem(conditions, "A rule has at most " + PATTERNS + " patterns: insert a fact as a step on the way");
		}
	}

	private void collect(BaseDescr descr) {
		if (descr instanceof PatternDescr pattern) {
			this.bindings.addAll(pattern.getAllBoundIdentifiers());
			Optional.ofNullable(pattern.getIdentifier()).ifPresent(this.bindings::add);
			for (BaseDescr constraint : pattern.getConstraint().getDescrs().toArray(BaseDescr[]::new)) {
				if (constraint instanceof ExprConstraintDescr expression) {
					this.bindings.addAll(ConditionCheck.bindingsOf(expression.getExpression()));
				}
			}
			if (pattern.getSource() != null) {
				collect(pattern.getSource());
			}
		}
		else if (descr instanceof AccumulateDescr accumulate) {
			collect(accumulate.getInput());
			accumulate.getFunctions()
				.forEach((function) -> Optional.ofNullable(function.getBind()).ifPresent(this.bindings::add));
		}
		else if (descr instanceof ConditionalElementDescr element) {
			element.getDescrs().forEach((inner) -> collect((BaseDescr) inner));
		}
	}

	private void walk(BaseDescr descr) {
		if (descr instanceof AnnotatedBaseDescr annotated && !annotated.getAnnotations().isEmpty()) {
			problem(descr, "Annotations are not allowed in conditions");
		}
		if (descr instanceof PatternDescr pattern) {
			pattern(pattern);
		}
		else if (CONNECTIVES.contains(descr.getClass())) {
			((ConditionalElementDescr) descr).getDescrs().forEach((inner) -> walk((BaseDescr) inner));
		}
		else {
			problem(descr, switch (descr.getClass().getSimpleName()) {
				case "EvalDescr" -> "'eval' is not allowed: write the condition inside a pattern";
				case "NamedConsequenceDescr", "ConditionalBranchDescr" ->
					"'do' and 'if' are not allowed in conditions: write a rule for each case";
				default -> "This condition is not allowed";
			});
		}
	}

	private void pattern(PatternDescr pattern) {
		this.patterns++;
		String name = pattern.getObjectType();
		Optional<Class<?>> type = this.terms.type(name).filter(this.terms::isMatchable);
		if (pattern.getSource() != null) {
			source(pattern);
		}
		else if (type.isEmpty()) {
			problem(pattern, "There is no fact '" + name + "'; the facts are " + this.terms.matchable());
			return;
		}
		if (pattern.isQuery()) {
			problem(pattern, "Queries are not allowed");
		}
		if (pattern.isUnification()) {
			problem(pattern, "':=' is not allowed: use ':'");
		}
		if (!pattern.getBehaviors().isEmpty()) {
			problem(pattern, "Windows are not allowed");
		}
		constraints(pattern.getConstraint().getDescrs(), type.orElse(null));
	}

	private void constraints(List<? extends BaseDescr> constraints, @Nullable Class<?> type) {
		ConditionCheck check = new ConditionCheck(this.terms, this.bindings);
		for (BaseDescr constraint : constraints) {
			if (!(constraint instanceof ExprConstraintDescr expression)) {
				problem(constraint, "This condition is not allowed");
			}
			else if (expression.getType() == ExprConstraintDescr.Type.POSITIONAL) {
				problem(constraint, "Name the field: '" + expression.getExpression() + "' says only its place");
			}
			else {
				check.problemWith(expression.getExpression(), type).ifPresent((reason) -> problem(constraint, reason));
				if (type == Threshold.class) {
					ConditionCheck.equalTo("name", expression.getExpression())
						.ifPresent((name) -> this.thresholds.put(name, this.text.lineOf(constraint.getLine())));
				}
			}
		}
	}

	private void source(PatternDescr pattern) {
		String type = pattern.getObjectType();
		if (!(pattern.getSource() instanceof AccumulateDescr accumulate)) {
			problem(pattern, "'from' is not allowed: rules know only the facts that they are given");
			return;
		}
		if (!type.equals("Object") && !type.equals("Number") && !type.equals("Object[]")) {
			problem(pattern, "The result of accumulate is a Number, not '" + type + "'");
		}
		boolean code = accumulate.getInitCode() != null || accumulate.getActionCode() != null
				|| accumulate.getReverseCode() != null || accumulate.getResultCode() != null;
		if (code || accumulate.getFunctions().isEmpty()) {
			problem(accumulate, "Code is not allowed in accumulate: use count, sum, average, min or max");
		}
		ConditionCheck check = new ConditionCheck(this.terms, this.bindings);
		accumulate.getFunctions().forEach((function) -> {
			if (!FUNCTIONS.contains(function.getFunction())) {
				problem(accumulate,
						"'" + function.getFunction() + "' is not known: use count, sum, average, min or max");
			}
			for (String parameter : function.getParams()) {
				check.problemWith(parameter, null).ifPresent((reason) -> problem(accumulate, reason));
			}
		});
		if (accumulate.getClass() != AccumulateDescr.class) {
			problem(accumulate, "Groups are not allowed in accumulate");
		}
		walk(accumulate.getInput());
	}

	private void problem(BaseDescr descr, String reason) {
		this.problems.error(this.text.path(), this.text.lineOf(descr.getLine()), reason);
	}

}
