package io.callcraft.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.callcraft.workflow.ProcessDifference;

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
			.hasValue((rule("B", "1") + rule("D", "theirs") + rule("E", "mine")).stripLeading());
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
	void a_decision_table_is_put_together_row_by_row() throws IOException {
		String path = "rules/diagnosis/matrix.csv";
		String base = Files.readString(Path.of(path));
		String sharper = "A rep without discovery needs practice in the bridge";
		String added = "A new row,\"0,10\",LEAD,\"SKILL,BRIDGE,Added\"\n";
		String mine = row(base, sharper, "bridge,\"90,99999\"", "bridge,\"120,99999\"");
		String theirs = row(row(base, sharper, "bridge,\"90,99999\"", "bridge,\"60,99999\""),
				"A newcomer without discovery", "-9999,90", "-9999,60")
			.replace("A newcomer who hears no needs", added + "A newcomer who hears no needs");

		TwoSides sides = TwoSides.of(path, 1, 2, base, theirs, mine);

		assertThat(sides.units()).filteredOn(TwoSides.Unit::isForTheAuthor).singleElement().satisfies((unit) -> {
			assertThat(unit.name()).isEqualTo(sharper);
			assertThat(unit.lines()).filteredOn((line) -> !line.isSame())
				.containsExactly(new FileDifference.Line("60,99999", "120,99999"));
		});
		assertThat(sides.settled(Set.of())).hasValue(theirs);
		assertThat(sides.settled(Set.of(sharper)))
			.hasValue(theirs.replace("bridge,\"60,99999\",DISCOVERY", "bridge,\"120,99999\",DISCOVERY"));
	}

	private static String row(String table, String name, String before, String after) {
		String row = table.lines().filter((line) -> line.startsWith(name)).findFirst().orElseThrow();
		assertThat(row).contains(before);
		return table.replace(row, row.replace(before, after));
	}

	@Test
	void a_table_whose_rows_cannot_be_told_apart_is_settled_as_a_whole() throws IOException {
		String path = "rules/diagnosis/matrix.csv";
		String base = Files.readString(Path.of(path));
		String twice = base + base.lines().reduce((first, last) -> last).orElseThrow() + "\n";

		TwoSides sides = TwoSides.of(path, 1, 2, base, twice, base + "Mine,\"0,1\",LEAD,\"SKILL,BRIDGE,Mine\"\n");

		assertThat(sides.units()).filteredOn(TwoSides.Unit::isForTheAuthor)
			.extracting(TwoSides.Unit::name)
			.containsExactly("");
	}

	@Test
	void a_workflow_is_put_together_element_by_element() throws IOException {
		String path = "processes/skill-objective.bpmn";
		String base = Files.readString(Path.of(path));
		String due = "<bpmn:from>1 working days</bpmn:from>";
		String gateway = "id=\"objective-continues\" name=\"";
		assertThat(base).contains(due, gateway);
		String mine = base.replaceFirst(due, "<bpmn:from>3 working days</bpmn:from>");
		String theirs = base.replaceFirst(due, "<bpmn:from>2 working days</bpmn:from>")
			.replace(gateway, "id=\"objective-continues\"  gatewayDirection=\"Diverging\" name=\"Theirs: ")
			.replaceFirst("gatewayDirection=\"Diverging\" name=\"Theirs: (.*?)gatewayDirection=\"\\w+\"",
					"gatewayDirection=\"Diverging\" name=\"Theirs: $1")
			.replace("      <bpmn:incoming>", "\n\t\t<bpmn:incoming>");

		TwoSides sides = TwoSides.of(path, 1, 2, base, theirs, mine);

		assertThat(sides.units()).filteredOn(TwoSides.Unit::isForTheAuthor)
			.extracting(TwoSides.Unit::name)
			.containsExactly("agree-skill-objective");
		String settled = sides.settled(Set.of("agree-skill-objective")).orElseThrow();
		assertThat(ProcessDifference.between(mine, settled)).extracting(ProcessDifference.Element::id)
			.containsExactly("objective-continues");
		assertThat(ProcessDifference.between(theirs, settled)).singleElement()
			.satisfies((element) -> assertThat(element.details())
				.containsExactly(new ProcessDifference.Detail("Due", "2 working days", "3 working days")));
		assertThat(ProcessDifference.between(theirs, sides.settled(Set.of()).orElseThrow())).isEmpty();
	}

	@Test
	void a_workflow_that_neither_side_changed_comes_out_the_same() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("processes"))) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".bpmn")).toList()) {
				String text = Files.readString(file);
				String settled = TwoSides.of(file.toString(), 1, 2, text, text, text).settled(Set.of()).orElseThrow();

				assertThat(ProcessDifference.between(text, settled)).as("%s", file).isEmpty();
				assertThat(ids(settled)).as("%s", file).containsExactlyInAnyOrderElementsOf(ids(text));
				assertThat(count(settled, "coming>|<bpmn:outgoing>")).as("%s", file)
					.isEqualTo(count(text, "coming>|<bpmn:outgoing>"));
			}
		}
	}

	private static List<String> ids(String text) {
		return Pattern.compile("\\bid=\"([^\"]+)\"").matcher(text).results().map((found) -> found.group(1)).toList();
	}

	private static long count(String text, String pattern) {
		return Pattern.compile(pattern).matcher(text).results().count();
	}

	@Test
	void what_one_side_took_away_takes_its_drawing_along() throws IOException {
		String path = "processes/seat-handover.bpmn";
		String base = Files.readString(Path.of(path));
		String gone = ids(base).stream()
			.filter((id) -> base.contains("<bpmn:sequenceFlow id=\"" + id + "\""))
			.findFirst()
			.orElseThrow();
		String theirs = base.replaceFirst("(?s)<bpmn:sequenceFlow id=\"" + gone + "\".*?(/>|</bpmn:sequenceFlow>)", "")
			.replaceFirst("(?s)<bpmndi:BPMNEdge [^>]*bpmnElement=\"" + gone + "\".*?</bpmndi:BPMNEdge>", "");

		String settled = TwoSides.of(path, 1, 2, base, theirs, base).settled(Set.of()).orElseThrow();

		assertThat(settled).doesNotContain(gone);
	}

	@Test
	void a_workflow_that_cannot_be_read_is_settled_as_a_whole() throws IOException {
		String path = "processes/seat-handover.bpmn";
		String base = Files.readString(Path.of(path));

		TwoSides sides = TwoSides.of(path, 1, 2, base, base + "<!-- theirs -->", "<broken");

		assertThat(sides.units()).singleElement().satisfies((unit) -> assertThat(unit.isForTheAuthor()).isTrue());
		assertThat(sides.settled(Set.of(""))).hasValue("<broken\n");
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
