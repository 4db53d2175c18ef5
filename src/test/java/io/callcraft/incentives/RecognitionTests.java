package io.callcraft.incentives;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import io.callcraft.shared.Utc;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Praise, on each database.
 */
abstract class RecognitionTests extends IncentivesTests {

	@Test
	void kudos_are_read_answered_and_hidden() {
		this.center.rep("amy").rep("ben");
		long id = give("ben", "amy", "Found the need behind the question").get("kudos").asLong();

		react("amy", id, "HEART");
		react("marcus", id, "CLAP");
		assertThat(react("marcus", id, "STAR").get("reactions").toString()).contains("\"HEART\":1", "\"STAR\":1")
			.doesNotContain("CLAP");
		assertThat(react("marcus", id, "STAR").get("reactions").toString()).doesNotContain("STAR");
		this.center.rep("cat").as("cat").post("/api/kudos/" + id + "/hide", Map.of("reason", "Envy")).expect(403);
		this.center.as("marcus").post("/api/kudos/" + id + "/hide", Map.of("reason", "")).expect(422);
		this.center.as("amy").post("/api/kudos/" + id + "/hide", Map.of("reason", "Too much")).expect(204);

		assertThat(this.center.as("ben").get("/api/kudos").expect(200).body()).doesNotContain("behind the question");
		this.center.as("ben").post("/api/kudos/" + id + "/reactions/CLAP", Map.of()).expect(404);
	}

	@Test
	void who_does_not_want_to_be_mentioned_is_not() {
		this.center.rep("dee").rep("eli");
		give("eli", "dee", "Patient to the end");
		this.center.as("eli").put("/api/reps/dee/recognition", Map.of("mentioned", false)).expect(404);
		this.center.as("dee").put("/api/reps/dee/recognition", Map.of("mentioned", false)).expect(204);

		assertThat(this.center.as("eli").get("/api/kudos").expect(200).body()).doesNotContain("Patient to the end");
		this.center.as("eli").post("/api/kudos", Map.of("rep", "dee", "words", "Again")).expect(409);
		this.center.as("dee").put("/api/reps/dee/recognition", Map.of("mentioned", true)).expect(204);
		assertThat(this.center.as("eli").get("/api/kudos").expect(200).body()).contains("Patient to the end");
	}

	@Test
	void kudos_are_for_others_and_say_something() {
		this.center.rep("fox");

		assertThat(this.center.as("fox").post("/api/kudos", Map.of("rep", "fox", "words", "Me!")).expect(422).body())
			.contains("for others");
		this.center.as("marcus").post("/api/kudos", Map.of("rep", "fox", "words", " ")).expect(422);
		this.center.as("marcus").post("/api/kudos", Map.of("rep", "nobody", "words", "x")).expect(404);
		this.center.as("marcus")
			.post("/api/kudos", Map.of("rep", "fox", "words", "x", "milestone", "speed"))
			.expect(422);
	}

	@Test
	void reps_who_only_praise_each_other_are_shown_to_a_person() {
		this.center.rep("gin").rep("hux").rep("ivo");
		for (int i = 0; i < 3; i++) {
			give("gin", "hux", "Great " + i);
			give("hux", "gin", "Greater " + i);
			give("gin", "ivo", "Good " + i);
		}

		this.center.as("gin").get("/api/kudos/pairs").expect(403);
		assertThat(this.center.as("hr").get("/api/kudos/pairs").expect(200).json()).singleElement()
			.satisfies((pair) -> assertThat(pair.toString()).contains("gin", "hux"));
	}

	@Test
	void five_good_calls_in_a_row_ask_the_supervisor_for_a_pat_on_the_back() {
		this.center.rep("joe");
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().minus(Duration.ofMinutes(30));
		for (int i = 0; i < 5; i++) {
			lines.add(line("joe", "joe-" + i, first.plusSeconds(60L * i), BEST));
		}
		this.center.postAndFollow(lines);

		JsonNode waiting = gesture("joe");
		assertThat(waiting.get("kind").asString()).isEqualTo("PAT");
		assertThat(Instant.parse(waiting.get("due").asString())).isBefore(Instant.now().plus(Duration.ofHours(1)));
		String done = "/api/gestures/" + waiting.get("gesture").asLong() + "/done";
		this.center.as("hr").post(done, Map.of()).expect(404);
		this.center.as("marcus").post(done, Map.of("words", "Five times you found what they need")).expect(204);
		this.center.as("marcus").post(done, Map.of()).expect(409);
		assertThat(this.jdbc.queryForList(
				"select kind from ledger_entry where subject = 'joe' and kind like 'gesture.%' order by id",
				String.class))
			.containsExactly("gesture.asked", "gesture.done");
	}

	@Test
	void who_goes_long_without_a_good_word_is_shown_to_the_supervisor() {
		this.center.rep("may").rep("mel");
		give("may", "mel", "Good to work with");

		assertThat(this.center.as("marcus").get("/api/gestures/silences").expect(200).body()).contains("\"may\"")
			.doesNotContain("\"mel\"");
		this.jdbc.update("update kudos set at = ? where rep = 'mel'", Utc.of(Instant.now().minus(Duration.ofDays(30))));
		assertThat(this.center.as("marcus").get("/api/gestures/silences").expect(200).body()).contains("\"mel\"");
	}

	@Test
	void old_calls_ask_for_nothing() {
		this.center.rep("kit");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			lines.add(line("kit", "kit-" + i, LONG_AGO.plusSeconds(60L * i), BEST));
		}
		this.center.postAndFollow(lines);

		assertThat(this.jdbc.queryForList("select id from gesture where rep = 'kit'", Long.class)).isEmpty();
	}

	@Test
	void a_note_is_asked_for_and_its_delivery_kept() {
		this.center.rep("liv");
		this.center.as("liv").post("/api/reps/liv/notes", Map.of("reason", "x")).expect(403);
		this.center.as("quinn").post("/api/reps/liv/notes", Map.of("reason", "Calmed a furious caller")).expect(201);

		JsonNode waiting = gesture("liv");
		assertThat(waiting.get("kind").asString()).isEqualTo("NOTE");
		this.center.as("marcus")
			.post("/api/gestures/" + waiting.get("gesture").asLong() + "/done", Map.of())
			.expect(204);
		assertThat(this.jdbc.queryForObject("select done_by from gesture where rep = 'liv'", String.class))
			.isEqualTo("marcus");
	}

	private JsonNode gesture(String rep) {
		for (JsonNode gesture : this.center.as("marcus").get("/api/gestures").expect(200).json()) {
			if (gesture.get("rep").asString().equals(rep)) {
				return gesture;
			}
		}
		throw new AssertionError("No gesture waits for " + rep);
	}

	private JsonNode give(String from, String rep, String words) {
		return this.center.as(from).post("/api/kudos", Map.of("rep", rep, "words", words)).expect(201).json();
	}

	private JsonNode react(String user, long id, String reaction) {
		return this.center.as(user).post("/api/kudos/" + id + "/reactions/" + reaction, Map.of()).expect(200).json();
	}

}
