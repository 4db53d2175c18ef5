package io.callcraft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.shared.ErasableCopies;
import io.callcraft.testing.RunningCenter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people wrote by or about a rep is found nowhere once it is erased: every column of
 * every table is looked at.
 */
class ErasureIntegrationTests extends CenterOnMysql {

	/** A word that nothing else holds. */
	private static final String WORD = "Zwiebelfisch";

	private static final String OTHER = "Quastenflosser";

	/** As operators give one. */
	private static final String REASON = "Wolpertinger";

	private static final String SAID = "She told us of a " + WORD + " in her \"kitchen\"";

	@Autowired
	private List<ErasableCopies> copies;

	@Test
	void nothing_that_somebody_wrote_is_left_in_any_column() {
		String id = caseOf("er-ada");
		this.center.rep("er-bob");
		writeOfConduct();
		writeOfCoaching();
		writeInTheCase(id);
		this.center.as("er-bob").post("/api/kudos", Map.of("rep", "er-ada", "words", SAID)).expect(201);
		String gap = this.center.as("quinn")
			.get("/api/reps/er-ada/gaps")
			.expect(200)
			.json()
			.at("/items/0/gap")
			.asString();
		this.center.as("quinn")
			.post("/api/gaps/" + gap + "/opinion",
					Map.of("decision", "OVERRIDE", "cause", "KNOWLEDGE", "competency", "VERBAL_CLUES", "reason", SAID))
			.expect(200);
		assertThat(whereTheWordStands()).as("before").hasSizeGreaterThan(8);

		int ofNoCase = copies("er-ada", null);
		assertThat(erase("er-ada")).as("while the case goes on").doesNotContain(id);
		assertThat(this.jdbc.queryForObject(
				"select detail from ledger_entry where kind = 'text.erased' and subject = 'er-ada'", String.class))
			.as("counted before as erased")
			.contains("\"copies\":" + ofNoCase + ",");
		assertThat(this.center.as("hr").get("/api/erasures/er-ada").expect(200).body()).contains("The case goes on");
		assertThat(whereTheWordStands()).contains("case_form.fields");
		this.center.as("hr")
			.post("/api/reps/er-ada/departure",
					Map.of("on", LocalDate.now(ZoneOffset.UTC).toString(), "leaving", "RESIGNED"))
			.expect(200);
		assertThat(state(id)).isEqualTo("CLOSED");
		int counted = copies("er-ada", id);
		assertThat(counted).isPositive();
		assertThat(erase("er-ada")).contains(id);

		assertThat(whereTheWordStands()).as("after").isEmpty();
		assertThat(this.jdbc.queryForObject(
				"select detail from ledger_entry where kind = 'text.erased' and case_id = ?", String.class, id))
			.as("counted before as erased")
			.contains("\"copies\":" + counted + ",");
		assertThat(copies("er-ada", id) + copies("er-ada", null)).isZero();
		assertThat(history(id)).contains("erased on").doesNotContain(WORD);
		assertThat(this.center.as("auditor")
			.post("/api/ledger/verifications", Map.of())
			.expect(200)
			.json()
			.get("findings")).isEmpty();
		assertThat(this.center.as("hr").get("/api/reps/er-ada/coaching").expect(200).body()).contains("(erased)");
	}

	@Test
	void what_operators_wrote_about_a_workflow_goes_with_its_case() {
		String id = caseOf("er-hal");
		Map<String, Object> why = Map.of("reason", REASON + " asked us to");
		String instance = this.center.as("ops")
			.get("/api/workflow/instances?variable=rep&value=er-hal&node=agree-skill-objective")
			.expect(200)
			.json()
			.at("/items/0/id")
			.asString();
		this.center.as("ops").post("/api/workflow/instances/" + instance + "/suspend", why).expect(200);
		this.center.as("ops").post("/api/workflow/instances/" + instance + "/resume", why).expect(200);
		String task = this.center.task(id, "agree-skill-objective");
		this.center.as("ops")
			.post("/api/workflow/tasks/" + task + "/reassign", Map.of("group", "hr", "reason", REASON))
			.expect(200);
		this.center.as("ops").post("/api/workflow/instances/" + instance + "/cancel", why).expect(200);
		assertThat(state(id)).isEqualTo("CLOSED");
		assertThat(history(id)).contains("\"reason\":\"" + REASON);
		assertThat(where(REASON)).containsExactlyInAnyOrder("escalation_case.closed_because", "personal_text.words");

		assertThat(erase("er-hal")).contains(id);

		assertThat(where(REASON)).isEmpty();
		assertThat(history(id)).contains("workflow.suspended", "workflow.cancelled", "erased on");
		assertThat(this.center.as("auditor")
			.post("/api/ledger/verifications", Map.of())
			.expect(200)
			.json()
			.get("findings")).isEmpty();
	}

	private int copies(String person, @Nullable String caseId) {
		return this.copies.stream().mapToInt((module) -> module.count(person, caseId)).sum();
	}

	@Test
	void what_should_be_kept_is_erased_early_only_on_purpose() {
		String id = caseOf("er-flo");
		this.center.complete(id, "agree-skill-objective", RunningCenter.objective());
		this.center.as("hr")
			.post("/api/reps/er-flo/departure",
					Map.of("on", LocalDate.now(ZoneOffset.UTC).toString(), "leaving", "DISMISSED"))
			.expect(200);

		assertThat(this.center.as("hr")
			.post("/api/erasures/er-flo", Map.of("because", "They asked for it"))
			.expect(422)
			.body()).contains("It should be kept until", "\"early\": true".replace("\"", "\\\""));
		assertThat(this.jdbc.queryForList(
				"select concat(kind, ' ', case_id, ' ', place) from retention_clock where person = 'er-flo' order by kind",
				String.class))
			.containsExactly("CASE " + id + " this center", "PERSON  this center");
		assertThat(this.center.as("hr").get("/api/retention").expect(200).body()).contains("29 CFR 1602.14", "CASE");
		assertThat(this.center.as("auditor").get("/api/retention/due").expect(200).json().get("items")).isEmpty();
		this.center.as("auditor").post("/api/retention", Map.of()).expect(403);
		assertThat(this.center.as("hr")
			.post("/api/retention",
					Map.of("kind", "CASE", "place", "US", "keptAtLeast", 30, "source", "29 CFR 1602.14", "erasedAfter",
							29, "because", "So there"))
			.expect(422)
			.body()).contains("erasedAfter", "30 days");
		assertThat(this.center.as("hr")
			.post("/api/retention",
					Map.of("kind", "CASE", "place", "Oz", "keptAtLeast", 30, "source", "Law of Oz", "because",
							"So there"))
			.expect(422)
			.body()).contains("nobody works in 'Oz'", "this center");
		erase("er-flo");
		this.center.as("hr").delete("/api/reps/er-flo/departure?reason=Won+the+appeal").expect(200);
		assertThat(this.jdbc.queryForList("select kind from retention_clock where person = 'er-flo'", String.class))
			.containsExactly("CASE");
	}

	@Test
	void a_relapse_keeps_the_words_of_the_case_that_it_fell_back_from() {
		this.center.rep("er-gus");
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		String earlier = this.center.as("hr")
			.post("/api/reps/er-gus/earlier-cases",
					Map.of("milestone", "lead", "openedOn", today.minusDays(190).toString(), "recoveredOn",
							today.minusDays(150).toString(), "reason", "By the papers"))
			.expect(201)
			.json()
			.get("case")
			.asString();
		assertThat(this.center.as("hr").get("/api/erasures/er-gus").expect(200).body()).doesNotContain("a relapse");

		this.center.pastCalls("er-gus", 60, "MISSED");
		String relapse = this.center.caseOf("er-gus");

		assertThat(this.center.caseFile(relapse).get("relapseOf").asString()).isEqualTo(earlier);
		assertThat(this.center.as("hr").get("/api/erasures/er-gus").expect(200).body())
			.contains(relapse + ", a relapse, goes on by what was written in it");
		assertThat(erase("er-gus")).doesNotContain(earlier, relapse);
	}

	@Test
	void a_hold_needs_somebody_and_a_case_of_theirs() {
		this.center.rep("er-cy");
		assertThat(hold("er-nobody", null, 422)).contains("nothing is on record about 'er-nobody'");
		assertThat(hold("er-cy", "case-999999", 422)).contains("'case-999999' is no case of er-cy");
		hold("er-cy", null, 200);
	}

	@Test
	void why_an_earlier_case_was_opened_goes_too() {
		this.center.rep("er-dee");
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		String id = this.center.as("hr")
			.post("/api/reps/er-dee/earlier-cases",
					Map.of("milestone", "lead", "openedOn", today.minusDays(90).toString(), "recoveredOn",
							today.minusDays(50).toString(), "reason", OTHER))
			.expect(201)
			.json()
			.get("case")
			.asString();
		assertThat(where(OTHER)).contains("escalation_case.reason", "personal_text.words");

		assertThat(erase("er-dee")).contains(id);

		assertThat(where(OTHER)).isEmpty();
	}

	private String erase(String person) {
		return this.center.as("hr")
			.post("/api/erasures/" + person, Map.of("because", "They asked for it", "early", true))
			.expect(200)
			.body();
	}

	private String hold(String person, String caseId, int status) {
		Map<String, Object> wanted = new HashMap<>(Map.of("because", "A charge was filed"));
		wanted.put("case", caseId);
		return this.center.as("hr").post("/api/legal-holds/" + person, wanted).expect(status).body();
	}

	private void writeOfConduct() {
		long report = this.center.as("marcus")
			.post("/api/reps/er-ada/behaviours",
					Map.of("behaviour", "SLANG", "happenedAt", Instant.now().toString(), "act", SAID, "witness",
							"quinn"))
			.expect(201)
			.json()
			.get("report")
			.asLong();
		this.center.as("er-ada").post("/api/behaviours/" + report + "/dispute", Map.of("grounds", SAID)).expect(200);
		this.center.as("hr")
			.post("/api/behaviours/" + report + "/decision", Map.of("holds", true, "reason", SAID))
			.expect(200);
	}

	private void writeOfCoaching() {
		JsonNode session = this.center.as("marcus")
			.post("/api/reps/er-ada/coaching",
					Map.of("kind", "SESSION", "way", "LIVE", "milestone", "lead", "skill", "TRANSITION", "what", SAID,
							"heldAt", Instant.now().toString(), "minutes", 20, "promises",
							List.of(Map.of("side", "REP", "words", SAID))))
			.expect(201)
			.json();
		this.center.as("er-ada")
			.post("/api/coaching/" + session.get("session").asString() + "/answer",
					Map.of("tookPlace", true, "words", SAID))
			.expect(200);
		this.center.as("marcus")
			.post("/api/coaching/" + session.get("session").asString() + "/commitments/"
					+ session.at("/commitments/0/commitment").asString() + "/kept", Map.of())
			.expect(200);
	}

	private void writeInTheCase(String id) {
		String due = LocalDate.now(ZoneOffset.UTC).plusDays(7).toString();
		JsonNode pause = this.center.as("marcus")
			.post("/api/cases/" + id + "/pauses", Map.of("kind", "SCHEDULE", "reason", SAID))
			.expect(201)
			.json();
		this.center.as("marcus")
			.post("/api/cases/" + id + "/pauses/" + pause.get("pause").asString() + "/end", Map.of("reason", SAID))
			.expect(200);
		this.center.as("marcus")
			.put("/api/cases/" + id + "/development-plan",
					Map.of("elements",
							Stream.of("COACHING", "ONE_ON_ONE", "TRAINING", "ATTENTION")
								.map((kind) -> Map.of("kind", kind, "what", SAID, "due", due))
								.toList()))
			.expect(200);
		this.center.as("marcus")
			.post("/api/cases/" + id + "/development-plan/COACHING/delivery", Map.of("shown", SAID))
			.expect(200);
		String call = this.center.caseFile(id).at("/openedBecause/calls/0").asString();
		long dispute = this.center.as("er-ada")
			.post("/api/calls/" + call + "/disputes", Map.of("milestone", "lead", "grounds", SAID))
			.expect(201)
			.json()
			.get("dispute")
			.asLong();
		this.center.as("quinn")
			.post("/api/disputes/" + dispute + "/decision", Map.of("outcome", "MISSED", "reason", SAID))
			.expect(200);
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.put("importanceToRep", SAID);
		this.center.complete(id, "agree-skill-objective", objective);
	}

	private List<String> whereTheWordStands() {
		return where(WORD);
	}

	/** Columns that hold a word, as {@code table.column}. */
	private List<String> where(String word) {
		List<String> found = new ArrayList<>();
		this.jdbc
			.queryForList("select concat(table_name, '.', column_name) from information_schema.columns "
					+ "where table_schema = database() and data_type regexp 'char|text|blob|binary|json' "
					+ "order by table_name, column_name", String.class)
			.forEach((column) -> {
				String table = column.substring(0, column.indexOf('.'));
				String name = column.substring(table.length() + 1);
				Integer rows = this.jdbc.queryForObject("select count(*) from `" + table + "` where locate('" + word
						+ "', convert(`" + name + "` using latin1)) > 0", Integer.class);
				if (rows != null && rows > 0) {
					found.add(column);
				}
			});
		return found;
	}

}
