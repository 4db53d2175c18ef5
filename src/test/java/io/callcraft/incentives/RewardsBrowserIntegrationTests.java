package io.callcraft.incentives;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.callcraft.testing.Api;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Points, catalogue and kudos in a browser, on a desk and on a phone.
 */
class RewardsBrowserIntegrationTests extends IncentivesTests {

	private TestBrowser browser;

	@BeforeAll
	void openBrowser() {
		this.browser = TestBrowser.launch();
	}

	@AfterAll
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void a_rep_reads_the_statement_and_redeems() {
		this.center.rep("page-ann");
		follow(line("page-ann", "page-ann-1", LONG_AGO, BEST));
		book(Booking.reward(rep("page-ann"), Unit.POINTS, 100, Transfer.Kind.POOL, "A share"));
		this.center.as("ops")
			.put("/api/incentives/catalogue/cinema",
					Map.of("name", "Cinema for two", "description", "Any film, any evening", "points", 80, "stock", 3))
			.expect(200);
		Page page = signedIn("page-ann");

		page.click("nav >> text=Rewards");
		page.click("nav >> text=My points");
		// what is folded is fetched by a script
		page.waitForURL("**/points/page-ann");
		page.click("summary:has-text('Calls and rules')");
		page.waitForSelector("text=A customer who reveals unstated needs is worth a reward");
		assertThat(page.locator("[aria-label='Calls and rules']").evaluate("list => getComputedStyle(list).overflowY"))
			.as("hundreds of calls keep to their place")
			.isEqualTo("auto");
		look(page, "statement");
		page.click("nav >> text=Catalogue");
		page.click("[aria-label='Redeem Cinema for two']");
		page.waitForSelector(".toast");
		look(page, "catalogue");

		assertThat(page.locator("main").textContent()).contains("29 points", "will be handed over");
		Page hr = signedIn("hr");
		hr.navigate(url("/tasks/" + taskOf("page-ann")));
		assertThat(hr.locator(".panel.why").textContent())
			.contains("What it is about", "Cinema for two for 80 points", "Rep page-ann")
			.doesNotContain("The rules", "T0", "T1", "T2");
		look(hr, "fulfil");
		hr.close();
		page.click("[aria-label='Cancel Cinema for two']");
		page.waitForSelector("text=109 points");
		page.close();
	}

	@Test
	void colleagues_give_kudos_and_answer() {
		this.center.rep("page-bob").rep("page-cid");
		this.center.as("quinn")
			.post("/api/reps/page-bob/notes", Map.of("reason", "Calmed a furious caller"))
			.expect(201);
		Page page = signedIn("page-cid");
		page.click("nav >> text=Rewards");
		page.click("nav >> text=Kudos");
		page.selectOption("#kudos-rep", "page-bob");
		page.selectOption("#kudos-about", "unstatedNeeds");
		page.fill("#kudos-words", "Asked once more, and there it was");
		page.click("text=Say it");
		page.waitForSelector("text=Asked once more, and there it was");
		page.locator("tr:has-text('Asked once more') [aria-label^='Clap']").click();
		page.waitForSelector("tr:has-text('Asked once more') [aria-label='Clap, 1']");
		look(page, "kudos");
		page.close();

		Page supervisor = signedIn("marcus");
		supervisor.navigate(url("/kudos"));
		look(supervisor, "gestures");
		supervisor.locator("li:has-text('furious caller') >> text=Print a card").click();
		supervisor.waitForSelector(".note-card");
		look(supervisor, "card");
		supervisor.goBack();
		supervisor.locator("[aria-label='Handed to Rep page-bob']").click();
		supervisor.waitForSelector(".toast");
		assertThat(supervisor.locator("li:has-text('furious caller')").count()).isZero();
		supervisor.close();
	}

	@Test
	void kudos_that_are_refused_keep_their_words_and_say_the_way_out() {
		this.center.rep("page-eve").rep("page-fay");
		this.center.as("page-fay").put("/api/reps/page-fay/recognition", Map.of("mentioned", false)).expect(204);
		Page page = signedIn("page-eve");
		page.navigate(url("/kudos"));
		page.fill("#kudos-words", "Kept a cool head");
		page.selectOption("#kudos-about", "concerns");
		page.click("button:text-is('Say it')");
		page.waitForSelector("#kudos-rep-wrong:has-text('Choose whom')");
		page.waitForFunction("document.activeElement.id === 'kudos-rep'");
		page.selectOption("#kudos-rep", "page-fay");
		page.click("button:text-is('Say it')");
		page.waitForSelector("#kudos-rep-wrong:has-text('does not want to be mentioned')");
		look(page, "kudos-refused");

		assertThat(page.inputValue("#kudos-words")).isEqualTo("Kept a cool head");
		assertThat(page.inputValue("#kudos-about")).isEqualTo("concerns");
		assertThat(page.inputValue("#kudos-rep")).isEqualTo("page-fay");
		page.fill("#kudos-words", " ");
		page.click("button:text-is('Say it')");
		page.waitForSelector("#kudos-words-wrong:has-text('Say what was good')");
		page.close();
	}

	@Test
	void an_item_is_shown_with_its_picture_and_prices_and_a_refusal_loses_nothing() throws IOException {
		this.center.rep("page-gus");
		Page page = signedIn("ops");
		page.navigate(url("/catalogue"));
		page.fill("#id-new", "lamp");
		page.fill("#name-new", "A lamp");
		page.fill("#points-new", "0");
		page.click("#add button");
		page.waitForSelector("#stock-new-wrong:has-text('Is required')");
		page.fill("#stock-new", "4");
		page.click("#add button");
		page.waitForSelector("#points-new-wrong:has-text('0 is out of range')");
		assertThat(page.inputValue("#name-new")).isEqualTo("A lamp");
		look(page, "catalogue-refused");
		page.fill("#points-new", "70");
		page.click("#add button");
		page.waitForSelector(".toast:has-text('A lamp is in the catalogue')");
		page.fill("#id-new", "lamp");
		page.fill("#name-new", "Another lamp");
		page.fill("#points-new", "10");
		page.fill("#stock-new", "1");
		page.click("#add button");
		page.waitForSelector("#id-new-wrong:has-text('Is taken')");

		page.click("[aria-label='Change A lamp']");
		page.fill("#points-lamp", "65");
		page.locator("article:has-text('A lamp') >> text=Save").click();
		page.waitForSelector(".toast");
		page.click("[aria-label='Change A lamp']");
		assertThat(page.locator("article:has-text('A lamp')").textContent()).contains("65 points", "70 points");
		page.setInputFiles("#picture-lamp", new FilePayload("lamp.txt", "text/plain", new byte[] { 1 }));
		page.click("text=Show it >> visible=true");
		page.waitForSelector(".toast.bad:has-text('is no picture')");
		page.click("[aria-label='Change A lamp']");
		page.setInputFiles("#picture-lamp", new FilePayload("lamp.png", "image/png", drawing()));
		page.click("text=Show it >> visible=true");
		page.waitForSelector(".toast:has-text('looks like')");
		page.close();

		Page rep = signedIn("page-gus");
		rep.navigate(url("/catalogue"));
		assertThat(rep.locator("img[src='/catalogue/lamp/picture']").count()).isOne();
		look(rep, "catalogue-pictures");
		assertThat(rep.locator("text=Every price").count()).isZero();
		rep.close();
	}

	@Test
	void a_rep_chooses_how_rewards_come_and_the_directory_does_not_change_it() {
		this.center.rep("page-hal").rep("page-ida");
		Page page = signedIn("page-hal");
		page.navigate(url("/points/page-hal"));
		assertThat(page.inputValue("#preferred")).isEqualTo("POINTS");
		page.selectOption("#preferred", "MONEY");
		look(page, "points-preference");
		page.click("button:text-is('Choose it')");
		page.waitForSelector(".toast:has-text('From now on: money')");
		assertThat(page.inputValue("#preferred")).isEqualTo("MONEY");
		page.navigate(url("/points/page-ida"));
		assertThat(page.locator("#preference").count()).isZero();
		page.close();

		this.center.rep("page-hal");
		Api rep = this.center.as("page-hal");
		assertThat(rep.get("/api/reps/page-hal").expect(200).json().get("rewardPreference").asString())
			.isEqualTo("MONEY");
		rep.put("/api/reps/page-hal/reward-preference", Map.of()).expect(422);
		this.center.as("marcus")
			.put("/api/reps/page-hal/reward-preference", Map.of("rewardPreference", "POINTS"))
			.expect(403);
		assertThat(rep.put("/api/reps/page-hal/reward-preference", Map.of("rewardPreference", "RECOGNITION"))
			.expect(200)
			.json()
			.get("rewardPreference")
			.asString()).isEqualTo("RECOGNITION");
		assertThat(this.center.as("auditor")
			.get("/api/ledger/entries?kind=rep.saved&person=page-hal")
			.expect(200)
			.json()
			.get("items")
			.valueStream()).filteredOn((entry) -> entry.get("by").asString().equals("page-hal")).hasSize(2);
	}

	private static byte[] drawing() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
		return bytes.toByteArray();
	}

	@Test
	void hr_sees_what_is_owed_and_pays() {
		this.center.rep("page-dot");
		book(Booking.reward(rep("page-dot"), Unit.CENTS, 12_345, Transfer.Kind.AWARD, "Much"));
		Page page = signedIn("hr");
		page.click("nav >> text=Rewards");
		page.click("nav >> text=Incentives");
		page.waitForSelector("#wages");
		look(page, "incentives");
		assertThat(page.locator("#wages details").count())
			.isEqualTo(page.locator("#wages details:not([open])").count());
		page.locator("#wages summary").first().click();
		// what is most comes first
		assertThat(page.locator("#wages tbody tr").first().textContent()).contains("123.45", "86.42");
		look(page, "incentives-open");
		page.click("text=Check the books");
		page.waitForSelector(".toast:has-text('add up')");
		page.click("button:has-text('Pay ')");
		page.waitForSelector(".toast:has-text('is paid')");

		assertThat(statement("hr", "page-dot").get("cents").asLong()).isZero();
		page.close();
	}

	/** The task of HR to hand over what a rep has asked for last. */
	private String taskOf(String rep) {
		String redemption = this.center.as(rep)
			.get("/api/reps/" + rep + "/redemptions")
			.expect(200)
			.json()
			.get(0)
			.get("redemption")
			.asString();
		return this.center.as("hr")
			.get("/api/tasks?mine=true&limit=500")
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((task) -> task.toString().contains(redemption))
			.findFirst()
			.orElseThrow()
			.get("task")
			.asString();
	}

	private void look(Page page, String name) {
		this.browser.look(page, "rewards-" + name);
	}

	private Page signedIn(String user) {
		return this.browser.signedIn(url(""), user, new Viewport(1280, 800));
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

}
