package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Around the talks of the ladder: rehearsed before, time to think within, somebody
 * trusted who comes along.
 */
class TalkIntegrationTests extends OnTheLadder {

	@Test
	void time_to_think_is_given_once_and_asked_for_twice_it_is_no_commitment() {
		String id = caseOf("nan");
		missed(id, "nan", true);
		missed(id, "nan", true);
		Instant before = Instant.now();
		this.center.complete(id, "hold-heart-to-heart", talk("NEEDS_TIME", "OTHER", "NONE"));
		assertThat(stage(id)).isEqualTo("HEART_TO_HEART");
		assertThat(Instant.parse(openTask(id, "hold-heart-to-heart").get("due").asString()))
			.isAfter(before.plus(Duration.ofDays(1)));

		this.center.complete(id, "hold-heart-to-heart", talk("NEEDS_TIME", "OTHER", "NONE"));

		assertThat(stage(id)).isEqualTo("FORMATIVE_FEEDBACK");
		assertThat(openTasks(id)).containsExactlyInAnyOrder("give-formative-feedback", "confirm-talk");
		assertThat(history(id)).contains("Time asked for twice is no commitment");
		assertThat(line(id, "TALK").get("says").asString()).contains("the rep needed time");
	}

	@Test
	void somebody_trusted_is_offered_at_the_last_two_stages_and_named_to_who_decides() {
		String id = refused("cora", false);
		assertThat(form(id, "give-formative-feedback").at("/schema/properties/companion/description").asString())
			.contains("the rep may bring somebody they trust");
		Map<String, Object> feedback = feedback(id, "JOB_REQUIREMENT");
		feedback.put("companion", "Olga of the works council");
		this.center.complete(id, "give-formative-feedback", feedback);
		assertThat(history(id)).contains("\"companion\":\"Olga of the works council\"");
		this.center.complete("cora", id, "write-plan",
				Map.of("plan", "From today I will use one transition on every call, ten of ten"));
		this.center.complete(id, "agree-plan",
				Map.of("decision", "AGREE", "signature", "REFUSED", "planSummary", "One transition on every call"));
		this.center.nextCalls("cora", 20, false, "MISSED");

		String reply = task("cora", id, "reply-to-consequence");
		assertThat(this.center.as("cora")
			.get("/api/tasks/" + reply)
			.expect(200)
			.json()
			.at("/schema/properties/companion/description")
			.asString()).contains("bring somebody you trust");
		assertThat(decision(id).has("companion")).isFalse();
		this.center.as("cora").complete(reply, Map.of("reply", "Nobody asked me", "companion", "Pavel")).expect(200);
		assertThat(decision(id).get("companion").asString()).isEqualTo("Pavel");
		assertThat(history(id)).contains("\"companion\":\"Pavel\"");
	}

	/** What the one who decides is told. */
	private JsonNode decision(String id) {
		return this.center.as("hr")
			.get("/api/tasks/" + this.center.task(id, "decide-hard-consequence"))
			.expect(200)
			.json()
			.get("proposal");
	}

	@Test
	void talks_can_be_rehearsed_by_cards_that_operations_write() {
		Api marcus = this.center.as("marcus");
		assertThat(marcus.get("/api/rehearsals").expect(200).body()).contains("FEAR", "NOT_HIRED_TO_SELL");
		JsonNode answers = marcus.get("/api/rehearsals/FEAR").expect(200).json().get("answers");
		assertThat(answers.at("/1/says").asString()).isEqualTo(answers.at("/0/says").asString());
		assertThat(answers.at("/1/next").asInt()).isEqualTo(3);
		marcus.get("/api/rehearsals/NOTHING").expect(404);
	}

}
