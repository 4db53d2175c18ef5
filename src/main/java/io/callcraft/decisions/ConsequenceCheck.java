package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.PrimitiveType;

/**
 * Whether a rule's then-part only does what a then-part is for: insert verdicts, or facts
 * as a step on the way, made of what the conditions found. No loop, no variable, no other
 * call (R55).
 */
final class ConsequenceCheck {

	/**
	 * Something wrong in a then-part.
	 *
	 * @param line line within the then-part, from 1
	 * @param reason what is wrong
	 */
	record Fault(int line, String reason) {
	}

	private static final String ONLY_INSERTS = "A then-part only inserts: insert(new Something(…)); with Something one of ";

	private static final Set<UnaryExpr.Operator> SIGNS = Set.of(UnaryExpr.Operator.PLUS, UnaryExpr.Operator.MINUS,
			UnaryExpr.Operator.LOGICAL_COMPLEMENT);

	private final Terms terms;

	private final Collection<String> bindings;

	private final List<Fault> faults = new ArrayList<>();

	private ConsequenceCheck(Terms terms, Collection<String> bindings) {
		this.terms = terms;
		this.bindings = bindings;
	}

	static List<Fault> faultsOf(String consequence, Terms terms, Collection<String> bindings) {
		ConsequenceCheck check = new ConsequenceCheck(terms, bindings);
		JavaParser parser = new JavaParser(
				new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));
		ParseResult<BlockStmt> parsed = parser.parseBlock("{" + consequence + "\n}");
		Optional<BlockStmt> block = parsed.getResult();
		if (!parsed.isSuccessful() || block.isEmpty()) {
			check.fault(lineOf(parsed.getProblems()),
					"This then-part cannot be read. " + ONLY_INSERTS + terms.insertable());
		}
		else if (block.get().getStatements().isEmpty()) {
			check.fault(1, "This rule concludes nothing. " + ONLY_INSERTS + terms.insertable());
		}
		else {
			block.get()
				.findFirst(AnnotationExpr.class)
				.ifPresent(
						(note) -> check.fault(note, "'@" + note.getNameAsString() + "' has no place in a then-part"));
			block.get().getStatements().forEach(check::statement);
		}
		return check.faults;
	}

	private static int lineOf(List<Problem> problems) {
		return problems.stream()
			.flatMap((problem) -> problem.getLocation().stream())
			.flatMap((range) -> range.getBegin().getRange().stream())
			.mapToInt((range) -> range.begin.line)
			.min()
			.orElse(1);
	}

	private void statement(Statement statement) {
		Optional<ObjectCreationExpr> inserted = statement.toExpressionStmt()
			.flatMap((expression) -> expression.getExpression().toMethodCallExpr())
			.filter((call) -> call.getScope().isEmpty() && call.getNameAsString().equals("insert")
					&& call.getTypeArguments().isEmpty() && call.getArguments().size() == 1)
			.flatMap((call) -> call.getArgument(0).toObjectCreationExpr());
		if (inserted.isEmpty()) {
			fault(statement, ONLY_INSERTS + this.terms.insertable());
			return;
		}
		String name = inserted.get().getType().asString();
		Optional<Class<?>> type = this.terms.type(name);
		if (type.isEmpty() || !this.terms.isInsertable(type.get())) {
			fault(statement,
					"'" + name + "' is nothing that a rule may insert; it may insert " + this.terms.insertable());
			return;
		}
		creation(inserted.get());
	}

	private void creation(ObjectCreationExpr creation) {
		String name = creation.getType().asString();
		if (this.terms.type(name).isEmpty() || creation.getScope().isPresent()
				|| creation.getAnonymousClassBody().isPresent() || creation.getTypeArguments().isPresent()) {
			fault(creation, "'new " + name + "' is outside the vocabulary");
			return;
		}
		creation.getArguments().forEach(this::expression);
	}

	private void expression(Expression expression) {
		if (expression instanceof LiteralExpr && !(expression instanceof TextBlockLiteralExpr)) {
			return;
		}
		if (expression instanceof EnclosedExpr enclosed) {
			expression(enclosed.getInner());
		}
		else if (expression instanceof BinaryExpr binary) {
			expression(binary.getLeft());
			expression(binary.getRight());
		}
		else if (expression instanceof ConditionalExpr choice) {
			expression(choice.getCondition());
			expression(choice.getThenExpr());
			expression(choice.getElseExpr());
		}
		else if (expression instanceof UnaryExpr unary && SIGNS.contains(unary.getOperator())) {
			expression(unary.getExpression());
		}
		else if (expression instanceof CastExpr cast
				&& (cast.getType() instanceof PrimitiveType || this.terms.isType(cast.getType().asString()))) {
			expression(cast.getExpression());
		}
		else if (expression instanceof ObjectCreationExpr creation) {
			creation(creation);
		}
		else if (expression instanceof NameExpr name) {
			name(name);
		}
		else if (expression instanceof FieldAccessExpr access) {
			scope(access.getScope());
			member(access, access.getNameAsString());
		}
		else if (expression instanceof MethodCallExpr call) {
			call(call);
		}
		else {
			fault(expression, "'" + expression + "' is not allowed in a then-part");
		}
	}

	private void call(MethodCallExpr call) {
		if (call.getScope().isEmpty()) {
			fault(call, "'" + call.getNameAsString() + "(…)' is not allowed in a then-part");
			return;
		}
		scope(call.getScope().get());
		member(call, call.getNameAsString());
		call.getArguments().forEach(this::expression);
	}

	private void scope(Expression scope) {
		if (!(scope instanceof NameExpr name && this.terms.isType(name.getNameAsString()))) {
			expression(scope);
		}
	}

	private void name(NameExpr name) {
		if (!this.bindings.contains(name.getNameAsString())) {
			fault(name, "Nothing in this rule's conditions is named '" + name.getNameAsString() + "'");
		}
	}

	private void member(Node node, String name) {
		if (!this.terms.isMember(name)) {
			fault(node, "'" + name + "' is nothing that a rule may read or call");
		}
	}

	private void fault(Node node, String reason) {
		fault(node.getRange().map((range) -> range.begin.line).orElse(1), reason);
	}

	private void fault(int line, String reason) {
		this.faults.add(new Fault(line, reason));
	}

}
