package io.callcraft.decisions;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.objectweb.asm.Type;

/**
 * What classes generated from rules may refer to: the vocabulary, plain values, and
 * Drools' model of rules. Everything else is out of reach (R55).
 */
final class Allowlist {

	/** Types that generated classes may name but whose methods stay out of reach. */
	private static final Pattern NAMED = Pattern.compile("java/lang/(Object|Class|Iterable|Record|Enum|Comparable"
			+ "|CharSequence|Override|Void|Throwable|Exception|invoke/.*)|java/io/Serializable|java/util/function/.*"
			+ "|java/lang/annotation/.*|java/lang/RuntimeException|java/util/Locale|java/util/regex/(Pattern|Matcher)"
			+ "|java/time/format/DateTimeFormatter(Builder)?");

	/** Types of plain values: of these only harmless methods may be called. */
	private static final Pattern VALUE = Pattern
		.compile("java/lang/(String|StringBuilder|Boolean|Byte|Short|Integer|Long"
				+ "|Float|Double|Number|Character|Math)|java/math/(BigDecimal|BigInteger|MathContext|RoundingMode)"
				+ "|java/time/[A-Z]\\w*|java/util/(List|Map|Set|Collection|Arrays|Collections|Optional|Objects|Map\\$Entry"
				+ "|ArrayList|HashMap)");

	/** Types of Drools' model of rules. */
	private static final Pattern MODEL = Pattern.compile("org/drools/model/.*|org/drools/modelcompiler/dsl/pattern/D"
			+ "|org/drools/modelcompiler/util/EvaluationUtil|org/drools/compiler/kie/builder/MaterializedLambda"
			+ "|org/drools/util/DateUtils|org/drools/core/base/accumulators/[A-Za-z]+AccumulateFunction"
			+ "|org/kie/api/runtime/rule/AccumulateFunction|org/kie/api/definition/rule/[A-Z]\\w*");

	/** How generated classes build that model: of the engine itself only insert. */
	private static final Pattern MODELLING = Pattern
		.compile("org/drools/model/(DomainClassMetadata|PatternDSL\\$PatternDef"
				+ "|functions/(?!ScriptBlock).*|operators/\\w+|impl/RuleBuilder|consequences/ConsequenceBuilder\\S*"
				+ "|PrototypeVariable|Variable|Index|AlphaIndex|BetaIndex)\\.[\\w<>]+|org/drools/model/Drools\\.insert"
				+ "|org/drools/modelcompiler/dsl/pattern/D\\.\\w+|org/drools/modelcompiler/util/EvaluationUtil\\.\\w+"
				+ "|org/drools/util/DateUtils\\.getDateFormatMask"
				+ "|org/drools/core/base/accumulators/[A-Za-z]+AccumulateFunction\\.<init>");

	/** Calls that stand in every generated class, whatever the rule. */
	private static final Pattern GENERATED = Pattern.compile("java/lang/(Object|Enum|RuntimeException)\\.<init>"
			+ "|java/lang/(Object|String)\\.(equals|hashCode|toString)|java/lang/Comparable\\.compareTo"
			+ "|java/lang/StringBuilder\\.(<init>|append)|java/math/BigDecimal\\.(<init>|add|subtract|multiply|divide)"
			+ "|java/lang/Enum\\.valueOf|java/lang/System\\.arraycopy|java/util/Collections\\.emptyList"
			+ "|java/util/Arrays\\.asList|java/time/format/DateTimeFormatter(Builder)?\\.[\\w<>]+|java/util/Locale\\.\\w+"
			+ "|java/lang/invoke/(StringConcatFactory|LambdaMetafactory)\\.\\w+"
			+ "|java/util/regex/(Pattern\\.(compile|matcher)|Matcher\\.matches)");

	private final Terms terms;

	private final Set<String> generated;

	private final Set<String> vocabulary;

	/**
	 * Makes the list for the rules of one decision.
	 * @param generated file names of the classes that were generated
	 */
	Allowlist(Terms terms, Collection<String> generated) {
		this.terms = terms;
		this.generated = generated.stream()
			.map((file) -> file.substring(0, file.length() - ".class".length()))
			.collect(Collectors.toSet());
		this.vocabulary = terms.types().stream().map(Type::getInternalName).collect(Collectors.toSet());
	}

	/** Whether it is one of the generated classes themselves. */
	boolean isGenerated(String type) {
		return this.generated.contains(type);
	}

	/** Whether a type may be named. */
	boolean mayName(String type) {
		return isGenerated(type) || this.vocabulary.contains(type) || NAMED.matcher(type).matches()
				|| VALUE.matcher(type).matches() || MODEL.matcher(type).matches();
	}

	/** Whether a method may be called. */
	boolean mayCall(String owner, String method) {
		String name = owner + "." + method;
		if (GENERATED.matcher(name).matches() || MODELLING.matcher(name).matches() || isGenerated(owner)) {
			return true;
		}
		if (this.vocabulary.contains(owner)) {
			return !method.equals("getDeclaringClass");
		}
		return VALUE.matcher(owner).matches() && this.terms.isMember(method);
	}

}
