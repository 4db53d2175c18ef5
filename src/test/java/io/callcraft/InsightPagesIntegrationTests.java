package io.callcraft;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports on calls, as their readers see them: who sees whom, what is said where nothing
 * is known, and how it looks.
 */
class InsightPagesIntegrationTests extends InAccessCenter {

	@Test
	void a_supervisor_sees_art_and_science_of_their_own_reps() {
		JsonNode card = as("lead").get("/api/insight/scorecard").expect(200).json();

		assertThat(card.get("team").get("id").asString()).isEqualTo("t-1");
		JsonNode zora = of(card.get("cards"), "r-zora");
		assertThat(zora.get("art").get("calls").asInt()).isEqualTo(62);
		assertThat(zora.get("science").get("handleSeconds").asDouble()).isEqualTo(300);
		assertThat(zora.get("quadrant").asString()).isEqualTo("NOT_TOLD_APART");
		assertThat(of(card.get("cards"), "r-colleague").get("art").get("calls").asInt()).isZero();
		as("lead").get("/api/insight/scorecard?team=t-2").expect(404);
		as("r-zora").get("/api/insight/scorecard").expect(403);
		as("auditor").get("/api/insight/scorecard?team=t-2").expect(200);
	}

	@Test
	void the_funnel_says_what_is_left_of_all_calls_and_what_was_met_of_those_reached() {
		JsonNode teams = as("hr").get("/api/insight/milestones").expect(200).json();
		JsonNode first = teams.get("rows")
			.valueStream()
			.filter((row) -> row.get("inTeam").asString().equals("t-1"))
			.findFirst()
			.orElseThrow();
		JsonNode zora = of(as("hr").get("/api/insight/milestones?team=t-1").expect(200).json().get("rows"), "r-zora");

		assertThat(first.get("calls").asInt()).isEqualTo(zora.get("calls").asInt()).isEqualTo(62);
		// alone
		assertThat(zora.get("steps").get(0).get("ofReached").get("observed").asInt()).isEqualTo(61);
		assertThat(zora.get("steps").get(1).get("ofCalls").get("observed").asInt()).isEqualTo(62);
		assertThat(zora.get("steps").get(1).get("ofCalls").get("met").asInt())
			.isEqualTo(zora.get("steps").get(1).get("ofReached").get("met").asInt());
		as("otherlead").get("/api/insight/milestones?team=t-1").expect(404);
	}

	@Test
	void handle_time_is_not_compared_where_no_rep_has_calls_of_both_kinds() {
		JsonNode rows = as("lead").get("/api/insight/handle-time?team=t-1").expect(200).json().get("rows");

		assertThat(rows).hasSize(7);
		assertThat(rows.get(0).get("missed").asInt()).isEqualTo(61);
		assertThat(rows.get(0).get("missedSeconds").asDouble()).isEqualTo(300);
		assertThat(rows.get(0).get("longer").isNull()).isTrue();
	}

	@Test
	void every_report_can_be_read_wide_and_on_a_phone() {
		try (TestBrowser browser = TestBrowser.launch()) {
			for (String user : List.of("lead", "hr", "coachlead")) {
				Page page = browser.signedIn(base(), user, new Viewport(1280, 800));
				page.navigate(base() + "/insight");
				List<String> reports = page.locator(".reports a")
					.all()
					.stream()
					.map((link) -> link.getAttribute("href"))
					.toList();
				assertThat(reports).as(user).contains("/insight/scorecard", "/insight/milestones");
				browser.look(page, "insight-" + user);
				for (String report : reports) {
					assertThat(page.navigate(base() + report).status()).as(report).isEqualTo(200);
					browser.look(page, "insight-" + user + report.replace('/', '-'));
				}
				page.navigate(
						base() + "/insight/milestones?team=" + Map.of("coachlead", "t-3").getOrDefault(user, "t-1"));
				browser.look(page, "insight-" + user + "-milestones-of-team");
				page.close();
			}
		}
	}

	private Api as(String user) {
		return Api.of(base(), user);
	}

	private static JsonNode of(JsonNode rows, String rep) {
		return rows.valueStream().filter((row) -> row.get("rep").asString().equals(rep)).findFirst().orElseThrow();
	}

}
