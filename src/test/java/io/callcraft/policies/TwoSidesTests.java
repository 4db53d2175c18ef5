package io.callcraft.policies;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that two people changed is put together again, rule by rule.
 */
class TwoSidesTests {

	private static final String PATH = "rules/escalation/x.drl";

	private static final String BASE = rule("A", "1") + rule("B", "1") + rule("C", "1");

	@Test
	void what_one_side_changed_is_taken_over() {
		TwoSides sides = TwoSides.of(PATH, 1, 2, BASE, rule("A", "theirs") + rule("B", "1") + rule("C", "1"),
				rule("A", "1") + rule("B", "mine") + rule("C", "1"));

		assertThat(sides.units()).noneMatch(TwoSides.Unit::isForTheAuthor);
		assertThat(sides.settled(Set.of())).hasValue(rule("A", "theirs") + rule("B", "mine") + rule("C", "1"));
	}

	@Test
	void what_one_side_added_or_took_away_is_taken_over() {
		TwoSides sides = TwoSides.of(PATH, 1, 2, BASE, rule("B", "1") + rule("C", "1") + rule("D", "theirs"),
				rule("A", "1") + rule("B", "1") + rule("E", "mine"));

		assertThat(sides.settled(Set.of()))
			.hasValue((rule("B", "1") + rule("E", "mine") + rule("D", "theirs")).stripLeading());
	}

	@Test
	void what_both_changed_is_for_the_author() {
		TwoSides sides = TwoSides.of(PATH, 1, 2, BASE, rule("A", "theirs") + rule("B", "1") + rule("C", "same"),
				rule("A", "mine") + rule("B", "1") + rule("C", "same"));

		assertThat(sides.units()).filteredOn(TwoSides.Unit::isForTheAuthor)
			.extracting(TwoSides.Unit::name)
			.containsExactly("A");
		assertThat(sides.settled(Set.of("A"))).hasValue(rule("A", "mine") + rule("B", "1") + rule("C", "same"));
		assertThat(sides.settled(Set.of())).hasValue(rule("A", "theirs") + rule("B", "1") + rule("C", "same"));
	}

	@Test
	void a_vocabulary_is_put_together_sentence_by_sentence() {
		String base = "# words\n\n[when]A is {x}=A( x == {x} )\n[when]B=B()\n\n# then-parts\n[then]Say=insert( new C() );\n";
		TwoSides sides = TwoSides.of("rules/escalation/x.dsl", 1, 2, base,
				base.replace("=B()", "=B( theirs )").replace("A( x", "A( theirs, x"),
				base.replace("C()", "C( \"mine\" )").replace("A( x", "A( mine, x"));

		assertThat(sides.units()).filteredOn(TwoSides.Unit::isForTheAuthor)
			.extracting(TwoSides.Unit::name)
			.containsExactly("[when]A is {x}");
		assertThat(sides.settled(Set.of("[when]A is {x}"))).hasValue("# words\n[when]A is {x}=A( mine, x == {x} )\n"
				+ "[when]B=B( theirs )\n\n# then-parts\n[then]Say=insert( new C( \"mine\" ) );\n");
	}

	@Test
	void a_vocabulary_that_says_something_twice_is_settled_as_a_whole() {
		String base = "[when]A=A( 1 )\n[when]A=A( 2 )\n";
		TwoSides sides = TwoSides.of("rules/escalation/x.dsl", 1, 2, base, base + "# theirs\n", base + "# mine\n");

		assertThat(sides.units()).extracting(TwoSides.Unit::name).containsExactly("");
		assertThat(sides.settled(Set.of(""))).hasValue(base + "# mine\n\n");
	}

	@Test
	void a_file_without_rules_is_settled_as_a_whole() {
		TwoSides sides = TwoSides.of("processes/x.bpmn", 1, 2, "<a/>", "<theirs/>", null);

		assertThat(sides.settled(Set.of(""))).isEmpty();
		assertThat(sides.settled(Set.of())).hasValue("<theirs/>\n");
	}

	private static String rule(String name, String figure) {
		String text = "rule \"" + name + "\"\nwhen\n\tX( y == " + figure + " )\nthen\nend\n";
		return name.equals("A") ? text : "\n" + text;
	}

}
