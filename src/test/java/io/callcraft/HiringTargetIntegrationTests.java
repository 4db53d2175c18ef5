package io.callcraft;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is looked for and what is asked: through REST and on the pages.
 */
class HiringTargetIntegrationTests extends CenterOnMysql {

	@BeforeEach
	void secondPersonOfHr() {
		this.center.as("admin")
			.put("/api/users/hr2", Map.of("name", "hr2", "roles", List.of("HR"), "password", Api.PASSWORD))
			.expect(200);
	}

	@Test
	void a_version_counts_once_somebody_approves_it_who_wrote_none_of_it() {
		assertThat(write("hr", "ht-a", 4).get("state").asString()).isEqualTo("DRAFT");
		assertThat(
				this.center.as("hr").post("/api/hiring/profiles/ht-a/versions/1/approve", Map.of()).expect(403).body())
			.contains("A second person");
		this.center.as("quinn").post("/api/hiring/profiles/ht-a/versions/1/approve", Map.of()).expect(403);

		this.center.as("hr2").post("/api/hiring/profiles/ht-a/versions/1/approve", Map.of()).expect(200);

		write("hr2", "ht-a", 3);
		assertThat(states("ht-a")).containsExactly("DRAFT", "APPROVED");
		this.center.as("hr2").post("/api/hiring/profiles/ht-a/versions/1/approve", Map.of()).expect(409);
		this.center.as("hr").post("/api/hiring/profiles/ht-a/versions/2/approve", Map.of()).expect(200);
		assertThat(states("ht-a")).containsExactly("APPROVED", "REPLACED");
		assertThat(kinds("ht-a")).containsExactlyInAnyOrder("profile.written", "profile.approved", "profile.written",
				"profile.approved");
	}

	@Test
	void who_wrote_an_earlier_draft_of_it_is_no_second_person_either() {
		write("hr2", "ht-b", 4);
		write("hr", "ht-b", 3);

		this.center.as("hr2").post("/api/hiring/profiles/ht-b/versions/2/approve", Map.of()).expect(403);
		this.center.as("ops").post("/api/hiring/profiles/ht-b/versions/2/approve", Map.of()).expect(200);
	}

	@Test
	void a_target_that_is_none_is_refused_with_all_that_is_wrong() {
		JsonNode problem = this.center.as("hr")
			.post("/api/hiring/profiles/ht-c/versions",
					Map.of("title", "Sales", "weights", Map.of("CULTURE", 90), "wanted",
							List.of(Map.of("trait", "TRANSITION", "level", 9, "methods", List.of("SIMULATION"),
									"blocks", true))))
			.expect(422)
			.json();

		assertThat(problem.toString()).contains("wanted.TRANSITION.level", "wanted.TRANSITION.blocks", "weights",
				"asks for no talent");
		this.center.as("hr").get("/api/hiring/profiles/ht-c").expect(404);
	}

	@Test
	void a_question_that_is_nobodys_business_is_refused_and_every_wording_stays() {
		assertThat(this.center.as("ops")
			.put("/api/hiring/questions/ht-q", Map.of("trait", "HARMONY", "words", "Do you have children?"))
			.expect(422)
			.body()).contains("family and pregnancy", "words");
		for (String words : List.of("What do you do when your team sulks?", "Your team sulks. What do you do?")) {
			this.center.as("ops")
				.put("/api/hiring/questions/ht-q", Map.of("trait", "HARMONY", "words", words))
				.expect(200);
		}

		assertThat(this.center.as("hr").get("/api/hiring/questions/ht-q").expect(200).json().valueStream())
			.extracting((version) -> version.get("words").asString())
			.containsExactly("Your team sulks. What do you do?", "What do you do when your team sulks?");
		this.center.as("quinn").get("/api/hiring/questions").expect(403);
	}

	@Test
	void a_profile_is_written_and_approved_on_its_pages_and_a_refusal_loses_nothing() {
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			List<String> complaints = TestBrowser.complaints(page);
			page.navigate(base + "/hiring/target");
			page.fill("#id", "ht-page");
			page.fill("#title", "Service by telephone");
			page.fill("[name=weight-CULTURE]", "5");
			page.selectOption("[name=level-TEAM]", "3");
			page.click("text=Write it");
			page.waitForSelector("[role=alert]");
			page.waitForLoadState();
			assertThat(page.locator("body").textContent()).contains("are 90 in all", "Names no way to look at it");
			assertThat(page.locator("#title").inputValue()).isEqualTo("Service by telephone");
			assertThat(page.locator("[name=level-TEAM]").inputValue()).isEqualTo("3");
			browser.look(page, "hiring-target");
			page.fill("[name=weight-CULTURE]", "15");
			page.check("[name=methods-TEAM][value=INTERVIEW]");
			page.click("text=Write it");
			page.waitForSelector(".toast:has-text('Version 1')");
			page.click("text=Approve it");
			page.waitForSelector("[role=alert]:has-text('second person')");
			page.close();

			Page other = browser.signedIn(base, "hr2", new Viewport(1280, 800));
			other.navigate(base + "/hiring/profiles/ht-page");
			other.click("text=Approve it");
			other.waitForSelector(".toast:has-text('ht-page, version 1')");
			browser.look(other, "hiring-profile");
			other.navigate(base + "/hiring/profiles");
			browser.look(other, "hiring-profiles");
			other.navigate(base + "/hiring/questions");
			other.fill("#id", "ht-asked");
			other.selectOption("#trait", "VERSATILE");
			other.fill("#words", "How old is the oldest customer you won over?");
			other.click("text=Add it");
			other.waitForSelector("#words-wrong:has-text('age')");
			assertThat(other.locator("#words").inputValue()).contains("oldest customer");
			browser.look(other, "hiring-questions");
			other.navigate(base + "/hiring/questions/honesty-1");
			browser.look(other, "hiring-question");
			assertThat(complaints).noneMatch((complaint) -> !complaint.contains("422"));
			other.close();
		}
		assertThat(states("ht-page")).containsExactly("APPROVED");
	}

	private JsonNode write(String user, String profile, int level) {
		return this.center.as(user)
			.post("/api/hiring/profiles/" + profile + "/versions",
					Map.of("title", "Service", "weights", Map.of("COMPETENCY", 100), "wanted",
							List.of(Map.of("trait", "LEADS", "level", level, "methods",
									List.of("INTERVIEW", "SIMULATION"), "raters", 2, "blocks", true))))
			.expect(201)
			.json();
	}

	private List<String> states(String profile) {
		return this.center.as("auditor")
			.get("/api/hiring/profiles/" + profile)
			.expect(200)
			.json()
			.valueStream()
			.map((version) -> version.get("state").asString())
			.toList();
	}

}
