package io.callcraft;

import java.util.List;

import io.callcraft.testing.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a rep is told about the way into the program is what then happens.
 */
class OutlookIntegrationTests extends CenterOnMysql {

	@Test
	void as_many_missed_calls_as_the_outlook_says_open_a_case_and_one_fewer_does_not() {
		this.center.rep("otto").pastCalls("otto", 40, "MET");
		this.center.rep("olaf");
		this.center.as("olaf").get("/api/reps/otto/outlook").expect(404);
		assertThat(lead("marcus")).isEqualTo(lead("otto"));
		JsonNode lead = lead("otto");
		assertThat(lead.get("value").asDouble()).isEqualTo(1);
		assertThat(lead.get("distance").asDouble()).isPositive();
		assertThat(lead.get("clearsWith").isNull()).isTrue();

		int enters = lead.get("entersAfterMissed").asInt();
		this.center.nextCalls("otto", enters - 1, null, "MISSED");
		assertThat(this.center.cases("otto", "OPEN")).isEmpty();
		assertThat(lead("otto").get("entersAfterMissed").asInt()).isEqualTo(1);
		this.center.nextCalls("otto", 1, null, "MISSED");
		assertThat(this.center.cases("otto", "OPEN")).hasSize(1);
		assertThat(lead("otto").get("entersAfterMissed").isNull()).as("a case is running").isTrue();
	}

	@Test
	void as_many_met_calls_as_the_outlook_says_leave_nothing_to_say() {
		this.center.rep("oda").pastCalls("oda", 49, "MET");
		this.center.nextCalls("oda", 11, null, "MISSED");
		JsonNode warned = lead("oda");
		assertThat(warned.get("said").isNull()).isFalse();
		JsonNode clears = warned.get("clearsWith");

		this.center.nextCalls("oda", clears.get("of").asInt() - clears.get("met").asInt(), null, "MISSED");
		this.center.nextCalls("oda", clears.get("met").asInt(), null, "MET");

		assertThat(lead("oda").get("said").isNull()).isTrue();
		assertThat(lead("oda").get("clearsWith").isNull()).isTrue();
	}

	@Test
	void what_was_never_observed_is_at_no_distance_and_comes_last() {
		this.center.rep("osa").pastCalls("osa", 5, "MISSED");

		List<JsonNode> limits = limits("osa");

		assertThat(limits).hasSize(7);
		assertThat(limits.get(0).get("milestone").asString()).isEqualTo("lead");
		assertThat(limits.get(0).get("distance").asDouble()).isNegative();
		assertThat(limits.subList(1, 7)).allSatisfy((limit) -> assertThat(limit.get("distance").isNull()).isTrue());
	}

	private JsonNode lead(String user) {
		String rep = user.equals("marcus") ? "otto" : user;
		return limits(this.center.as(user), rep).stream()
			.filter((limit) -> limit.get("milestone").asString().equals("lead"))
			.findFirst()
			.orElseThrow();
	}

	private List<JsonNode> limits(String rep) {
		return limits(this.center.as(rep), rep);
	}

	private static List<JsonNode> limits(Api api, String rep) {
		return api.get("/api/reps/" + rep + "/outlook").expect(200).json().get("limits").valueStream().toList();
	}

}
