package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule asks for and concludes, whatever its author calls things and in which order
 * they are written: each name stands for the fact, and the field of it, that it is bound
 * to.
 */
final class RuleShape {

	/** Pairs of rules about more facts than this are not worth a comparison. */
	private static final long MOST_WAYS = 5_000;

	/** Of a rule that is not compared. */
	static final RuleShape NONE = new RuleShape();

	private final List<Element> elements = new ArrayList<>();

	private final List<Constraint> constraints = new ArrayList<>();

	private Phrase consequence = Phrase.NONE;

	private boolean simple = true;

	private RuleShape() {
	}

	/**
	 * A fact that must be there, or must not.
	 *
	 * @param inner what is asked of it where it must not be there, or any will do; what
	 * is asked of one that must be there is among the rule's own
	 */
	private record Element(Sort sort, String type, List<Constraint> inner) {
	}

	private enum Sort {

		THERE, NOT, EXISTS

	}

	static RuleShape of(RuleDescr rule) {
		RuleShape shape = new RuleShape();
		Map<String, String> names = new HashMap<>();
		shape.read(rule.getLhs(), names);
		shape.consequence = Phrase.of(String.valueOf(rule.getConsequence()), -1, names);
		return shape;
	}

	private void read(BaseDescr descr, Map<String, String> names) {
		if (descr instanceof AndDescr and) {
			and.getDescrs().forEach((inner) -> read((BaseDescr) inner, names));
		}
		else if (descr instanceof PatternDescr pattern && pattern.getSource() == null) {
			element(Sort.THERE, pattern, this.constraints, names);
		}
		else if (descr instanceof NotDescr || descr instanceof ExistsDescr) {
			List<?> inner = ((ConditionalElementDescr) descr).getDescrs();
			if (inner.size() == 1 && inner.get(0) instanceof PatternDescr pattern && pattern.getSource() == null) {
				element((descr instanceof NotDescr) ? Sort.NOT : Sort.EXISTS, pattern, new ArrayList<>(), names);
			}
			else {
				this.simple = false;
			}
		}
		else {
			// alternatives and sums: such rules are left alone
			this.simple = false;
		}
	}

	/**
	 * @param asked takes what is asked of the fact
	 */
	private void element(Sort sort, PatternDescr pattern, List<Constraint> asked, Map<String, String> names) {
		int index = this.elements.size();
		// a path has none: refused elsewhere
		String type = Objects.requireNonNullElse(pattern.getObjectType(), "");
		this.elements.add(
				new Element(sort, type.substring(type.lastIndexOf('.') + 1), (sort == Sort.THERE) ? List.of() : asked));
		if (pattern.getIdentifier() != null) {
			names.put(pattern.getIdentifier(), Phrase.reference(index, ""));
		}
		for (BaseDescr constraint : pattern.getDescrs()) {
			if (constraint instanceof ExprConstraintDescr expression
					&& expression.getType() == ExprConstraintDescr.Type.NAMED) {
				asked.addAll(Constraint.of(expression.getExpression(), index, names));
			}
			else {
				this.simple = false;
			}
		}
	}

	/** The same for rules that ask for the same, and mostly another for any other. */
	String fingerprint() {
		return sorted(this.constraints.stream().map((constraint) -> constraint.typed(types())))
				+ sorted(this.elements.stream()
					.map((element) -> element.sort() + " " + element.type() + " " + element.inner().size()));
	}

	/** The same for rules that conclude the same, and mostly another for any other. */
	String conclusion() {
		return this.consequence.typed(types());
	}

	private List<String> types() {
		return this.elements.stream().map(Element::type).toList();
	}

	private static String sorted(Stream<String> texts) {
		return texts.sorted().collect(Collectors.joining("\n", "", "\n"));
	}

	/** What is asked of facts that must be there. */
	List<Constraint> asked() {
		return this.constraints;
	}

	/** What is asked of facts of which any will do, fact by fact. */
	List<List<Constraint>> askedOfAny() {
		return this.elements.stream().filter((element) -> element.sort() == Sort.EXISTS).map(Element::inner).toList();
	}

	String shown(Constraint constraint) {
		return constraint.phrase().shown(types());
	}

	/** The values of figures that the rule reads, each with the figure's name. */
	Map<String, String> figures() {
		Map<String, String> figures = new LinkedHashMap<>();
		for (int i = 0; i < this.elements.size(); i++) {
			Phrase name = new Phrase(List.of(Phrase.reference(i, "name")));
			if (this.elements.get(i).sort() == Sort.THERE && this.elements.get(i).type().equals("Threshold")) {
				String value = Phrase.reference(i, "value");
				this.constraints.stream()
					.filter((each) -> each.sign().equals("==") && name.equals(each.left())
							&& each.right().words().size() == 1 && each.right().words().get(0).startsWith("\""))
					.findFirst()
					.map((each) -> each.right().words().get(0))
					.ifPresent((text) -> figures.put(value, text.substring(1, text.length() - 1)));
			}
		}
		return figures;
	}

	/** A fact that the rule asks for though it says that there must be none; or none. */
	Optional<String> askedForAndForbidden() {
		for (int none = 0; none < this.elements.size(); none++) {
			for (int there = 0; there < this.elements.size(); there++) {
				if (forbids(none, there)) {
					return Optional
						.of("it asks for a " + this.elements.get(there).type() + " and that there be none like it");
				}
			}
		}
		return Optional.empty();
	}

	private boolean forbids(int none, int there) {
		Element forbidden = this.elements.get(none);
		Element wanted = this.elements.get(there);
		if (!this.simple || forbidden.sort() != Sort.NOT || wanted.sort() == Sort.NOT
				|| !forbidden.type().equals(wanted.type())) {
			return false;
		}
		List<Integer> places = new ArrayList<>(IntStream.range(0, this.elements.size()).boxed().toList());
		places.set(none, there);
		List<Constraint> known = new ArrayList<>(this.constraints);
		known.addAll(wanted.inner());
		return followsFrom(known, along(forbidden.inner(), places));
	}

	/** Whether all that this rule asks for is there whenever the other applies. */
	boolean appliesWhenever(RuleShape other) {
		return matches(other, false);
	}

	/** Whether this rule concludes the same whenever the other concludes something. */
	boolean saysWhatIsSaidBy(RuleShape other) {
		return matches(other, true);
	}

	private boolean matches(RuleShape other, boolean concluding) {
		if (!this.simple || !other.simple || this.elements.isEmpty()) {
			return false;
		}
		List<List<Integer>> candidates = new ArrayList<>();
		long ways = 1;
		for (Element mine : this.elements) {
			List<Integer> found = IntStream.range(0, other.elements.size())
				.filter((i) -> other.elements.get(i).sort() == mine.sort()
						&& other.elements.get(i).type().equals(mine.type()))
				.boxed()
				.toList();
			candidates.add(found);
			ways *= found.size();
		}
		return ways > 0 && ways <= MOST_WAYS && matches(other, concluding, candidates, new ArrayList<>());
	}

	/** Tries every way to find this rule's facts among those of the other. */
	private boolean matches(RuleShape other, boolean concluding, List<List<Integer>> candidates, List<Integer> way) {
		if (way.size() == candidates.size()) {
			return holds(other, way) && (!concluding || this.consequence.along(way).equals(other.consequence));
		}
		for (int candidate : candidates.get(way.size())) {
			way.add(candidate);
			if (matches(other, concluding, candidates, way)) {
				return true;
			}
			way.remove(way.size() - 1);
		}
		return false;
	}

	private boolean holds(RuleShape other, List<Integer> way) {
		if (!followsFrom(other.constraints, along(this.constraints, way))) {
			return false;
		}
		for (int i = 0; i < way.size(); i++) {
			List<Constraint> mine = along(this.elements.get(i).inner(), way);
			List<Constraint> theirs = other.elements.get(way.get(i)).inner();
			boolean holds = switch (this.elements.get(i).sort()) {
				case THERE -> true;
				case EXISTS -> followsFrom(theirs, mine);
				// none of many implies none of fewer
				case NOT -> followsFrom(mine, theirs);
			};
			if (!holds) {
				return false;
			}
		}
		return true;
	}

	private static List<Constraint> along(List<Constraint> constraints, List<Integer> way) {
		return constraints.stream().map((constraint) -> constraint.along(way)).toList();
	}

	private static boolean followsFrom(List<Constraint> given, List<Constraint> wanted) {
		return wanted.stream().allMatch((each) -> given.stream().anyMatch((one) -> one.implies(each)));
	}

}
