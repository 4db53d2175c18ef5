package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jbpm.process.instance.context.variable.VariableScopeInstance;
import org.jbpm.process.instance.impl.AbstractReturnValueEvaluator;
import org.jbpm.process.core.context.variable.VariableScope;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;
import org.kie.kogito.internal.process.runtime.KogitoProcessContext;

/**
 * The condition on a flow, in the part of FEEL that compares variables with values: no
 * functions but {@code not()}, no paths, no loops. Gateways read a verdict, they do not
 * compute one.
 */
final class Condition extends AbstractReturnValueEvaluator {

	private static final Set<Class<? extends BaseNode>> ALLOWED = Set.of(BooleanNode.class, NumberNode.class,
			StringNode.class, NullNode.class, InfixOpNode.class, BetweenNode.class, InNode.class, ListNode.class,
			SignedUnaryNode.class);

	private static final FEELImpl FEEL = (FEELImpl) FEELBuilder.builder().build();

	private final Collection<String> variables;

	private final CompiledExpression compiled;

	Condition(String text, Collection<String> variables) {
		super("FEEL", text);
		this.variables = variables;
		CompilerContext names = FEEL.newCompilerContext();
		variables.forEach((variable) -> names.addInputVariableType(variable, BuiltInType.UNKNOWN));
		this.compiled = FEEL.compile(text, names);
	}

	/** What keeps the text from being such a condition; empty when nothing does. */
	static List<String> problems(String text, Collection<String> variables) {
		List<String> problems = new ArrayList<>();
		FEELEventListenersManager listeners = new FEELEventListenersManager();
		listeners.addListener((event) -> {
			if (event.getSeverity() == FEELEvent.Severity.ERROR) {
				problems.add("cannot be read: " + event.getMessage());
			}
		});
		Map<String, org.kie.dmn.feel.lang.Type> types = new HashMap<>();
		variables.forEach((variable) -> types.put(variable, BuiltInType.UNKNOWN));
		try {
			var tree = FEELParser.parse(listeners, text, types, Map.of(), List.of(), List.of(), null);
			BaseNode condition = tree.compilation_unit().accept(new ASTBuilderVisitor(types, null));
			if (problems.isEmpty()) {
				visit(condition, variables, problems);
			}
		}
		catch (RuntimeException ex) {
			problems.add("cannot be read: " + ex.getMessage());
		}
		return problems;
	}

	private static void visit(@Nullable ASTNode node, Collection<String> variables, List<String> problems) {
		if (node == null) {
			problems.add("cannot be read");
			return;
		}
		if (node instanceof NameRefNode name) {
			if (!variables.contains(name.getText())) {
				problems.add("names '" + name.getText() + "', which is no property of the process");
			}
			return;
		}
		if (node instanceof FunctionInvocationNode call && call.getName().getText().equals("not")) {
			call.getParams().getElements().forEach((element) -> visit(element, variables, problems));
			return;
		}
		boolean power = node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.POW;
		if (!ALLOWED.contains(node.getClass()) || power) {
			problems.add("holds '" + node.getText() + "': compare variables with values, using = != < > <= >= and or "
					+ "not() between in");
			return;
		}
		for (ASTNode child : node.getChildrenNode()) {
			visit(child, variables, problems);
		}
	}

	@Override
	public Object evaluate(KogitoProcessContext context) {
		VariableScopeInstance scope = (VariableScopeInstance) ((WorkflowProcessInstance) context.getProcessInstance())
			.getContextInstance(VariableScope.VARIABLE_SCOPE);
		Map<String, @Nullable Object> values = new HashMap<>();
		this.variables.forEach((variable) -> values.put(variable, scope.getVariable(variable)));
		List<String> errors = new ArrayList<>();
		FEELEventListener listener = (event) -> {
			if (event.getSeverity() == FEELEvent.Severity.ERROR) {
				errors.add(event.getMessage());
			}
		};
		Object result = FEEL.evaluate(this.compiled, FEEL.newEvaluationContext(List.of(listener), values));
		if (!errors.isEmpty()) {
			throw new IllegalStateException("The condition '" + expression() + "' failed: " + errors);
		}
		// a comparison with nothing is neither true nor false in FEEL; here it does not
		// hold
		return Boolean.TRUE.equals(result);
	}

}
