package io.callcraft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Accessibility;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a case rests on can be disputed: the case stands still meanwhile, and where the
 * evidence falls away it was opened in error.
 */
class DisputeIntegrationTests extends CenterOnMysql {

	private static final Duration SOON = Duration.ofSeconds(60);

	@Test
	void a_case_whose_evidence_falls_away_was_opened_in_error() {
		barelyEnough("kim");
		String id = this.center.caseOf("kim");
		JsonNode cited = this.center.caseFile(id).get("openedBecause").get("calls");

		String first = "/api/calls/" + cited.get(0).asString() + "/disputes";
		Map<String, Object> grounds = Map.of("milestone", "lead", "grounds", "She had agreed on the call before");
		this.center.as("marcus").post(first, grounds).expect(403);
		this.center.as("kim").post(first, Map.of("milestone", "discovery", "grounds", "So")).expect(422);
		long dispute = this.center.as("kim").post(first, grounds).expect(201).json().get("dispute").asLong();
		this.center.as("kim").post(first, grounds).expect(409);
		assertThat(state(id)).isEqualTo("PAUSED");
		this.center.as("marcus")
			.complete(this.center.task(id, "agree-skill-objective"), RunningCenter.objective())
			.expect(409);
		decide("marcus", dispute, "MET", 403);
		decide("quinn", dispute, "MISSED", 200);
		decide("quinn", dispute, "MET", 409);
		assertThat(state(id)).isEqualTo("OPEN");

		String second = "/api/calls/" + cited.get(1).asString() + "/disputes";
		dispute = this.center.as("kim").post(second, grounds).expect(201).json().get("dispute").asLong();
		assertThat(this.center.as("quinn").get("/api/disputes").expect(200).body()).contains("She had agreed");
		decide("quinn", dispute, "MET", 200);

		Api.await("the case ends", SOON, () -> state(id).equals("CLOSED"));
		assertThat(this.center.caseFile(id).get("closedBecause").asString()).startsWith("Opened in error");
		assertThat(this.center.as("auditor").get("/api/tasks?case=" + id).json().get("items")).isEmpty();
		assertThat(kinds("kim"))
			.contains("call.disputed", "dispute.rejected", "dispute.upheld", "call.corrected", "case.opened-in-error")
			.doesNotContain("case.recovered");
		assertThat(this.center.as("kim").get("/api" + "/calls/" + cited.get(1).asString()).json().get("corrections"))
			.hasSize(1);
	}

	@Test
	void a_case_that_stands_without_the_corrected_call_goes_on() {
		String id = caseOf("kai");
		String call = this.center.caseFile(id).get("openedBecause").get("calls").get(0).asString();
		JsonNode read = this.center.as("quinn").get("/api/calls/" + call).expect(200).json();

		this.center.as("quinn")
			.put("/api/calls/" + call,
					Map.of("rep", "kai", "startedAt", read.get("startedAt").asString(), "handleSeconds", 300,
							"outcomes", Map.of("lead", "MET"), "reason", "Heard again"))
			.expect(200);

		Api.await("the case goes on", SOON, () -> history(id).contains("would have been opened as well"));
		assertThat(state(id)).isEqualTo("OPEN");
		assertThat(kinds("kai")).contains("case.paused", "case.resumed").doesNotContain("case.closed");
	}

	@Test
	void a_rep_disputes_on_the_page_of_the_call_and_quality_decides_there() {
		this.center.rep("kit").pastCalls("kit", 3, "MISSED");
		JsonNode newest = this.center.as("kit").get("/api/reps/kit/calls").expect(200).json().get("items").get(0);
		String call = newest.get("source").asString() + "/" + newest.get("callId").asString();
		String base = "http://127.0.0.1:" + this.port;
		String address = base + "/calls/" + call;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "kit", TestBrowser.Viewport.PHONE);
			page.navigate(address);
			page.focus("summary:has-text('I see it differently')");
			page.keyboard().press("Enter");
			page.selectOption("#milestone", "LEAD");
			page.focus("#grounds");
			page.keyboard().type("   ");
			page.focus("button:has-text('Dispute it')");
			page.keyboard().press("Enter");
			page.waitForSelector(".alarm[role=alert]");
			// the form is open again
			page.waitForSelector("#grounds");
			page.fill("#grounds", "She said: go ahead");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			page.waitForSelector(".badge:has-text('waits for quality')");
			assertThat(Accessibility.problems(page)).isEmpty();
			assertThat(Accessibility.overflow(page)).isZero();
			page.close();

			Page desk = browser.signedIn(base, "quinn", TestBrowser.Viewport.DESK);
			desk.navigate(base + "/disputes");
			desk.click("a:has-text('" + call + "')");
			desk.selectOption("select[name=outcome]", "MET");
			desk.fill("textarea[name=reason]", " ");
			desk.click("button:has-text('Decide')");
			desk.waitForSelector(".alarm[role=alert]");
			desk.waitForCondition(() -> desk.inputValue("select[name=outcome]").equals("MET"));
			desk.fill("textarea[name=reason]", "She does, at the second minute");
			desk.keyboard().press("Tab");
			desk.keyboard().press("Enter");
			desk.waitForSelector(".badge:has-text('the rep was right')");
			assertThat(Accessibility.problems(desk)).isEmpty();
			desk.close();
		}
		assertThat(this.center.as("kit").get("/api/calls/" + call).json().get("outcomes").get("lead").asString())
			.isEqualTo("MET");
		assertThat(kinds("kit")).contains("call.disputed", "dispute.upheld", "call.corrected");
	}

	/** Twenty calls at target, then just as many missed ones as open a case. */
	private void barelyEnough(String rep) {
		this.center.rep(rep);
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(20));
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 36; i++) {
			lines.add(RunningCenter.line(rep, first.plusSeconds(900L * i),
					"\"outcomes\":{\"lead\":\"" + ((i < 20) ? "MET" : "MISSED") + "\"}"));
		}
		this.center.postAndFollow(lines);
	}

	private void decide(String user, long dispute, String outcome, int status) {
		this.center.as(user)
			.post("/api/disputes/" + dispute + "/decision", Map.of("outcome", outcome, "reason", "Heard once more"))
			.expect(status);
	}

}
