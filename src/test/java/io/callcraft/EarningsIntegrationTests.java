package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.web.Visitor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What calls earn, up to the cap of a day, and what that is in.
 */
class EarningsIntegrationTests extends CenterOnMysql {

	/** Worth discovery 1, unstated needs 3, recommendation 2 and commitment 3. */
	private static final String NINE_POINTS = "\"outcomes\":{\"lead\":\"MET\",\"discovery\":\"MET\","
			+ "\"statedNeeds\":\"MET\",\"unstatedNeeds\":\"MET\",\"recommendation\":\"MET\","
			+ "\"concerns\":\"MET\",\"commitment\":\"MET\"}";

	private static final Instant NOON = Instant.now()
		.truncatedTo(ChronoUnit.DAYS)
		.minus(Duration.ofDays(3))
		.plus(Duration.ofHours(12));

	@Test
	void calls_over_the_cap_of_a_day_earn_nothing_and_are_no_news() {
		this.center.rep("pam");
		earn("pam", 0, 7);
		JsonNode before = points("pam");
		assertThat(before.get("points").asInt()).isEqualTo(60);

		earn("pam", 7, 3);

		assertThat(points("pam")).isEqualTo(before);
		assertThat(kinds("pam")).filteredOn("points.awarded"::equals).hasSize(1);
		assertThat(this.center.as("auditor").get("/api/ledger/entries?subject=pam&limit=500").body())
			.doesNotContain("Earned 0 points");
	}

	@Test
	void money_is_in_the_currency_of_the_center_and_too_little_of_it_becomes_points() {
		this.center.rep("mona");
		this.center.as("integration")
			.put("/api/reps/mona",
					Map.of("name", "Mona", "team", "t-1", "hiredOn", "2024-01-08", "rewardPreference", "MONEY",
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		earn("mona", 0, 7);
		assertThat(points("mona").get("cents").asInt()).isEqualTo(300);
		Visitor mona = new Visitor(this.port);
		mona.signIn("mona", Api.PASSWORD);
		assertThat(mona.get("/points/mona").body()).contains("3.00 CHF").doesNotContain("EUR");

		this.center.as("hr").post("/api/incentives/payrolls/" + YearMonth.now(ZoneOffset.UTC), Map.of()).expect(200);

		assertThat(points("mona").get("cents").asInt()).isZero();
		assertThat(points("mona").get("points").asInt()).isEqualTo(60);
		assertThat(this.center.as("auditor")
			.get("/api/ledger/entries?subject=mona&kind=money.converted")
			.expect(200)
			.body()).contains("3.00 CHF becomes 60 points");
	}

	/** Calls at the noon of one day, each worth nine points. */
	private void earn(String rep, int from, int count) {
		List<String> lines = new ArrayList<>();
		for (int i = from; i < from + count; i++) {
			lines.add(RunningCenter.line(rep, NOON.plusSeconds(60L * i), NINE_POINTS));
		}
		this.center.postAndFollow(lines);
	}

	private JsonNode points(String rep) {
		return this.center.as(rep).get("/api/reps/" + rep + "/points").expect(200).json();
	}

}
