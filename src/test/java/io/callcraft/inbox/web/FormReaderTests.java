package io.callcraft.inbox.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.inbox.FormField;
import io.callcraft.shared.FieldProblem;
import io.callcraft.workflow.FormFields;
import org.junit.jupiter.api.Test;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

class FormReaderTests {

	private static final Map<String, Object> SCHEMA = new FormFields()
		.words("skills", "Skills", "One or two", 1, 2, List.of("TRANSITION", "BRIDGE"))
		.required()
		.initially(List.of("BRIDGE"))
		.integer("calls", "Number of calls", "How many", 1, 25)
		.initially(10)
		.decimal("hours", "Hours", "How long", 0.5, 4)
		.choice("decision", "Decision", "Confirm or override", "CONFIRM", "OVERRIDE")
		.lines("reason", "Reason", "Why")
		.instant("metAt", "When", "When you met")
		.yes("committed", "Committed", "Whether the rep says yes")
		.required()
		.words("carried", "Carried", "Skills of before", 0, 12, List.of())
		.schema();

	private final FormReader reader = new FormReader(SCHEMA, ZoneId.of("Europe/Vienna"));

	@Test
	void a_form_opens_with_what_is_known() {
		assertThat(field("skills").values()).containsExactly("BRIDGE");
		assertThat(field("calls").value()).isEqualTo("10");
		assertThat(field("hours").value()).isEmpty();
	}

	@Test
	void each_type_has_its_control() {
		assertThat(this.reader.blank()).extracting(FormField::kind)
			.containsExactly(FormField.Kind.CHOICES, FormField.Kind.NUMBER, FormField.Kind.NUMBER,
					FormField.Kind.CHOICE, FormField.Kind.LONG_TEXT, FormField.Kind.MOMENT, FormField.Kind.YES_NO);
	}

	@Test
	void a_number_that_names_something_is_chosen_by_what_it_names_and_sent_as_a_number() {
		Map<Integer, String> sessions = new LinkedHashMap<>();
		sessions.put(12, "Tess, 3 Nov 2026: Two calls");
		sessions.put(7, "Gil, 1 Nov 2026: One call");
		FormReader offered = new FormReader(
				new FormFields().numbered("session", "Which", "The newest", sessions).schema(), ZoneId.of("UTC"));
		FormReader none = new FormReader(new FormFields().numbered("session", "Which", "None", Map.of()).schema(),
				ZoneId.of("UTC"));

		assertThat(offered.blank()).singleElement().satisfies((field) -> {
			assertThat(field.kind()).isEqualTo(FormField.Kind.CHOICE);
			assertThat(field.options()).containsExactly(new FormField.Option("12", "Tess, 3 Nov 2026: Two calls"),
					new FormField.Option("7", "Gil, 1 Nov 2026: One call"));
		});
		assertThat(offered.read(sent("session", "7"))).isEqualTo(Map.of("session", 7));
		assertThat(offered.read(sent("session", "seven"))).isEqualTo(Map.of("session", "seven"));
		assertThat(none.blank()).singleElement()
			.satisfies((field) -> assertThat(field.kind()).isEqualTo(FormField.Kind.NUMBER));
	}

	private static MultiValueMap<String, String> sent(String name, String value) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add(name, value);
		return form;
	}

	@Test
	void skills_read_as_what_they_are() {
		assertThat(field("skills").options()).extracting(FormField.Option::label)
			.containsExactly("Move from the service request to the lead", "Bridge to further needs");
	}

	@Test
	void an_optional_list_of_nothing_known_is_not_asked_for() {
		assertThat(this.reader.blank()).extracting(FormField::name).doesNotContain("carried");
	}

	@Test
	void what_was_sent_is_read_in_the_types_of_the_schema() {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.put("skills", List.of("TRANSITION", "BRIDGE"));
		form.add("calls", "12");
		form.add("hours", "1.5");
		form.add("decision", "CONFIRM");
		form.add("reason", "  ");
		form.add("metAt", "2026-11-02T10:30");

		assertThat(this.reader.read(form)).isEqualTo(Map.of("skills", List.of("TRANSITION", "BRIDGE"), "calls", 12,
				"hours", 1.5, "decision", "CONFIRM", "metAt", "2026-11-02T09:30:00Z", "committed", false));
	}

	@Test
	void people_are_chosen_by_name_and_sent_by_id() {
		FormReader raters = new FormReader(
				new FormFields().named("interviewer", "Who", "Holds it", Map.of("u-7", "Priya Nair")).schema(),
				ZoneId.of("UTC"));

		assertThat(raters.blank()).singleElement()
			.satisfies(
					(field) -> assertThat(field.options()).containsExactly(new FormField.Option("u-7", "Priya Nair")));
		assertThat(raters.read(sent("interviewer", "u-7"))).isEqualTo(Map.of("interviewer", "u-7"));
	}

	@Test
	void what_is_wrong_does_not_repeat_the_help_above_it() {
		assertThat(this.reader.sent(new LinkedMultiValueMap<>(),
				List.of(new FieldProblem("skills", "is missing: One or two"),
						new FieldProblem("calls", "30 is too many"))))
			.extracting(FormField::error)
			.startsWith("is missing", "30 is too many");
	}

	@Test
	void what_is_no_number_is_left_for_the_form_to_refuse() {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("calls", "ten");

		assertThat(this.reader.read(form)).containsEntry("calls", "ten");
	}

	@Test
	void a_refused_form_keeps_what_was_typed_beside_what_is_wrong() {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("calls", "26");
		form.add("reason", "typed with care");

		List<FormField> fields = this.reader.sent(form, List.of(new FieldProblem("calls", "26 is out of range")));

		assertThat(fields).filteredOn((field) -> field.name().equals("calls")).singleElement().satisfies((field) -> {
			assertThat(field.value()).isEqualTo("26");
			assertThat(field.error()).isEqualTo("26 is out of range");
			assertThat(field.describedBy()).isEqualTo("field-calls-help field-calls-wrong");
		});
		assertThat(fields).filteredOn((field) -> field.name().equals("reason"))
			.extracting(FormField::value)
			.containsExactly("typed with care");
	}

	private FormField field(String name) {
		return this.reader.blank().stream().filter((field) -> field.name().equals(name)).findFirst().orElseThrow();
	}

}
