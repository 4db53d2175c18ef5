package io.callcraft.incentives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.microsoft.playwright.Page;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What calls earn, from the call to the statement, on each database.
 */
abstract class PointsTests extends IncentivesTests {

	private static final String FIGURES = "rules/incentives/thresholds.yaml";

	@Autowired
	private Expiry expiry;

	@Test
	void a_call_earns_and_the_statement_says_by_which_rules() {
		this.center.rep("ada");
		follow(line("ada", "ada-1", LONG_AGO, BEST));

		JsonNode statement = statement("ada", "ada");
		assertThat(statement.get("points").asLong()).isEqualTo(9);
		JsonNode line = statement.get("items").get(0);
		assertThat(line.get("kind").asString()).isEqualTo("AWARD");
		assertThat(line.get("reason").asString()).contains("acd/ada-1", "the customer agreed to discovery, ",
				"committed");
		JsonNode calls = this.center.as("marcus")
			.get("/api/reps/ada/points/" + line.get("line").asLong() + "/calls")
			.expect(200)
			.json();
		assertThat(calls.get(0).get("merits").toString()).contains("A customer who reveals unstated needs");
		assertThat(this.center.as("ada").get("/api/reps/ada/points.csv").expect(200).body())
			.startsWith("line,at,unit,amount,kind,reason,by\r\n")
			.contains(",POINTS,9,AWARD,");
	}

	@Test
	void what_earns_goes_on_record_and_another_rep_sees_none_of_it() {
		this.center.rep("abe").rep("bea");
		follow(line("abe", "abe-1", LONG_AGO, BEST));

		this.center.as("bea").get("/api/reps/abe/points").expect(404);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.center.as("auditor")
				.get("/api/ledger/entries?subject=abe&kind=points.awarded")
				.expect(200)
				.json()
				.get("items")
				.size()).isEqualTo(1));
	}

	@Test
	void the_same_calls_twice_earn_once_and_a_late_call_changes_no_award() {
		this.center.rep("cyd");
		List<String> lines = List.of(line("cyd", "cyd-2", LONG_AGO.plusSeconds(600), BEST),
				line("cyd", "cyd-3", LONG_AGO.plusSeconds(900), BEST));
		this.center.postAndFollow(lines);
		this.center.postAndFollow(lines);
		follow(line("cyd", "cyd-1", LONG_AGO, BEST));

		assertThat(statement("cyd", "cyd").get("points").asLong()).isEqualTo(27);
		assertThat(this.jdbc.queryForObject("select count(*) from award where rep = 'cyd'", Integer.class))
			.isEqualTo(3);
	}

	@Test
	void another_release_and_the_first_one_restored_change_no_past_award() throws IOException {
		this.center.rep("pat");
		follow(line("pat", "pat-3", LONG_AGO.plusSeconds(120), BEST));
		Api ops = this.center.as("ops");
		int first = ops.get("/api/releases/live").expect(200).json().get("release").asInt();
		long draft = ops
			.post("/api/drafts",
					Map.of("message", "Discovery is worth more", "files",
							Map.of(FIGURES,
									Files.readString(Path.of(FIGURES)).replaceFirst("value: 1\n", "value: 5\n"))))
			.expect(201)
			.json()
			.get("draft")
			.asLong();
		ops.post("/api/drafts/" + draft + "/check", Map.of()).expect(200);
		ops.post("/api/drafts/" + draft + "/publish", Map.of()).expect(200);
		follow(line("pat", "pat-2", LONG_AGO.plusSeconds(60), BEST));

		assertThat(statement("pat", "pat").get("points").asLong()).isEqualTo(9 + 13);
		ops.post("/api/releases/" + first + "/restore", Map.of("message", "As before")).expect(200);
		follow(line("pat", "pat-1", LONG_AGO, BEST));

		assertThat(statement("pat", "pat").get("points").asLong()).isEqualTo(9 + 13 + 9);
		assertThat(
				this.jdbc.queryForList("select granted from award where rep = 'pat' order by call_id", Integer.class))
			.containsExactly(9, 13, 9);
	}

	@Test
	void a_day_has_a_cap_that_late_calls_heed() {
		this.center.rep("dan");
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			lines.add(line("dan", "dan-" + i, LONG_AGO.plusSeconds(3_600 + 60L * i), BEST));
		}
		this.center.postAndFollow(lines);
		follow(line("dan", "dan-last", LONG_AGO.plusSeconds(7_200), BEST));
		follow(line("dan", "dan-over", LONG_AGO.plusSeconds(7_260), BEST));

		assertThat(statement("dan", "dan").get("points").asLong()).isEqualTo(60);
	}

	@Test
	void a_correction_takes_back_what_the_call_no_longer_earns() {
		this.center.rep("eve");
		follow(line("eve", "eve-1", LONG_AGO, BEST), line("eve", "eve-2", LONG_AGO.plusSeconds(60), BEST));
		correct("eve-1", "eve", LONG_AGO, Map.of("lead", "MET", "discovery", "MET"));

		awaitPoints("eve", 10);
		JsonNode items = statement("eve", "eve").get("items");
		assertThat(items.get(1).get("kind").asString()).isEqualTo("TAKEN_BACK");
		assertThat(items.get(1).get("amount").asLong()).isEqualTo(-9);
		assertThat(items.get(1).get("reverses").asLong()).isEqualTo(items.get(2).get("line").asLong());
		correct("eve-1", "eve", LONG_AGO, Map.of("lead", "MET", "discovery", "MET", "commitment", "MET"));
		awaitPoints("eve", 13);
	}

	@Test
	void a_call_corrected_to_belong_to_somebody_else_earns_there() {
		this.center.rep("fay").rep("gus");
		follow(line("fay", "fay-1", LONG_AGO, BEST));
		correct("fay-1", "gus", LONG_AGO, Map.of("lead", "MET", "discovery", "MET"));

		awaitPoints("gus", 1);
		awaitPoints("fay", 0);
	}

	@Test
	void nobody_owes_what_is_spent_already() {
		this.center.rep("hal");
		follow(line("hal", "hal-1", LONG_AGO, BEST));
		book(Booking.from(rep("hal"), Unit.POINTS, Account.REDEEMED, 7, Transfer.Kind.REDEMPTION, "A mug"));
		correct("hal-1", "hal", LONG_AGO, Map.of("lead", "MET"));

		awaitPoints("hal", 0);
		assertThat(this.jdbc.queryForObject(
				"select sum(amount) from points_transfer where rep = 'hal' and from_account = 'center:losses'",
				Long.class))
			.isEqualTo(7);
	}

	@Test
	void an_account_never_goes_below_zero() {
		this.center.rep("ida");

		assertThatExceptionOfType(NotCovered.class).isThrownBy(
				() -> book(Booking.from(rep("ida"), Unit.POINTS, Account.HELD, 1, Transfer.Kind.REDEMPTION, "x")));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(
				() -> this.jdbc.update("insert into points_balance (rep, unit, balance) values ('ida', 'POINTS', -1)"));
	}

	@Test
	void nothing_that_is_booked_changes() {
		this.center.rep("jan");
		follow(line("jan", "jan-1", LONG_AGO, BEST));

		for (String change : List.of("update points_transfer set amount = 1000 where rep = 'jan'",
				"delete from points_transfer where rep = 'jan'", "update award set granted = 1000 where rep = 'jan'",
				"delete from award where rep = 'jan'")) {
			assertThatExceptionOfType(DataAccessException.class).as(change)
				.isThrownBy(() -> this.jdbc.update(change))
				.withStackTraceContaining("append-only");
		}
	}

	@Test
	void who_prefers_money_is_paid_and_too_little_becomes_points() {
		prefer("kai", "MONEY");
		prefer("lea", "MONEY");
		follow(line("kai", "kai-1", LONG_AGO, BEST));
		book(Booking.reward(rep("lea"), Unit.CENTS, 10_000, Transfer.Kind.AWARD, "Much"));
		assertThat(statement("kai", "kai").get("cents").asLong()).isEqualTo(45);
		String month = YearMonth.now(ZoneOffset.UTC).toString();

		this.center.as("marcus").post("/api/incentives/payrolls/" + month, Map.of()).expect(403);
		this.center.as("hr").post("/api/incentives/payrolls/2999-01", Map.of()).expect(409);
		this.center.as("hr").post("/api/incentives/payrolls/" + month, Map.of()).expect(200);
		JsonNode paid = this.center.as("hr").post("/api/incentives/payrolls/" + month, Map.of()).expect(200).json();

		assertThat(paid.get("payments")).extracting((payment) -> payment.get("rep").asString())
			.containsOnlyOnce("kai", "lea");
		assertThat(statement("kai", "kai").get("cents").asLong()).isZero();
		assertThat(statement("kai", "kai").get("points").asLong()).isEqualTo(9);
		assertThat(statement("lea", "lea").get("cents").asLong()).isZero();
		assertThat(this.center.as("hr").get("/api/incentives/payrolls/" + month + "/export").expect(200).body())
			.startsWith(
					"month,rep,team,gross,taxPercent,net,points,taxFree,jurisdiction,paidAs,payout,converted,redeemed,"
							+ "benefit\r\n")
			.contains(month + ",lea,t-1,10000,30.0,7000,0,0,,MONEY,7000,0,0,0\r\n",
					month + ",kai,t-1,45,30.0,32,9,0,,POINTS,0,45,0,0\r\n");
	}

	@Test
	void tax_goes_by_the_place_of_the_team_and_the_day() {
		this.center.as("admin").put("/api/teams/t-tax", Map.of("name", "Tax", "supervisor", "marcus")).expect(200);
		prefer("tia", "MONEY", "t-tax");
		book(Booking.reward(rep("tia"), Unit.CENTS, 10_000, Transfer.Kind.AWARD, "Much"));
		YearMonth month = YearMonth.now(ZoneOffset.UTC);
		String rules = "/api/incentives/jurisdictions/Bavaria/rules/";
		this.center.as("marcus").put(rules + "2026-01-01", Map.of("percent", 10)).expect(403);
		this.center.as("hr").put("/api/incentives/jurisdictions/Bavaria/teams/t-tax", Map.of()).expect(404);
		this.center.as("hr").put(rules + "2026-01-01", Map.of("percent", 101)).expect(422);
		this.center.as("hr").put(rules + "2026-01-01", Map.of("percent", 10)).expect(200);
		this.center.as("hr")
			.put(rules + month.atEndOfMonth(), Map.of("percent", 40, "free", 5_000, "pointsTaxed", true))
			.expect(200);
		this.center.as("hr").put(rules + month.plusMonths(1).atDay(1), Map.of("percent", 50)).expect(200);
		this.center.as("hr").put("/api/incentives/jurisdictions/Bavaria/teams/t-tax", Map.of()).expect(204);

		this.center.as("hr").post("/api/incentives/payrolls/" + month, Map.of()).expect(200);

		assertThat(this.center.as("hr").get("/api/incentives/payrolls/" + month + "/export").expect(200).body())
			.contains(month + ",tia,t-tax,10000,40.0,8000,0,5000,Bavaria");
		this.center.as("hr").put(rules + month.atDay(1), Map.of("percent", 20)).expect(422);
		assertThat(this.jdbc.queryForList(
				"select kind from ledger_entry where subject in ('Bavaria', 't-tax') and kind like 'tax.%' order by id",
				String.class))
			.containsExactly("tax.set", "tax.set", "tax.set", "tax.placed");
	}

	@Test
	void a_statement_says_what_tax_takes_and_what_was_taxable() {
		this.center.as("admin").put("/api/teams/t-fen", Map.of("name", "Fen", "supervisor", "marcus")).expect(200);
		prefer("fay", "MONEY", "t-fen");
		book(Booking.reward(rep("fay"), Unit.CENTS, 10_000, Transfer.Kind.AWARD, "Much"));
		LocalDate today = LocalDate.now(ZoneOffset.UTC);
		assertThat(statement("fay", "fay").get("tax").get("rule").get("percent").asDouble()).isEqualTo(30);
		this.center.as("hr")
			.put("/api/incentives/jurisdictions/Fenland/rules/" + today.withDayOfYear(1),
					Map.of("percent", 25, "free", 1_000, "pointsTaxed", true))
			.expect(200);
		this.center.as("hr").put("/api/incentives/jurisdictions/Fenland/teams/t-fen", Map.of()).expect(204);
		this.center.as("hr").post("/api/incentives/payrolls/" + YearMonth.from(today), Map.of()).expect(200);
		this.jdbc.update(
				"insert into catalogue_item (id, name, description, stock, offered) values ('fen', 'Fen', '', 1, false)");
		this.jdbc.update(
				"insert into redemption (rep, item, points, state, asked_at, ended_at) values "
						+ "('fay', 'fen', 100, 'FULFILLED', ?, ?), ('fay', 'fen', 900, 'DECLINED', ?, ?)",
				Utc.of(Instant.now()), Utc.of(Instant.now()), Utc.of(Instant.now()), Utc.of(Instant.now()));

		JsonNode tax = statement("fay", "fay").get("tax");

		assertThat(tax.get("rule").get("jurisdiction").asString()).isEqualTo("Fenland");
		assertThat(tax.get("rule").get("validFrom").asString()).isEqualTo(today.withDayOfYear(1).toString());
		assertThat(tax.get("money").asLong()).isEqualTo(9_000);
		assertThat(tax.get("benefits").asLong()).isEqualTo(500);
		assertThat(this.center.as("hr")
			.get("/api/incentives/payrolls/" + YearMonth.from(today) + "/export")
			.expect(200)
			.body()).contains(",fay,t-fen,10000,25.0,7750,0,1000,Fenland,MONEY,7750,0,100,500\r\n");
		YearMonth last = YearMonth.from(today).minusMonths(1);
		this.jdbc.update("update redemption set ended_at = ? where rep = 'fay' and state = 'FULFILLED'",
				last.atDay(3).atStartOfDay());
		boolean ruled = last.getYear() == today.getYear();
		assertThat(this.center.as("hr")
			.get("/api/incentives/payrolls/" + last + "/export")
			.expect(200)
			.body()
			.contains(last + ",fay,t-fen,0,0,0,0,0,Fenland,BENEFIT,0,0,100,500\r\n")).isEqualTo(ruled);
		this.jdbc.update("update redemption set ended_at = ? where rep = 'fay' and state = 'FULFILLED'",
				Utc.of(Instant.now()));
		String base = "http://127.0.0.1:" + this.port;
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base, "fay", new Viewport(1280, 800));
			page.navigate(base + "/points/fay");
			assertThat(page.locator("#tax").textContent()).contains("25 % of money, in Fenland since",
					"10.00 EUR a month are free", "90.00 EUR of money, 5.00 EUR for what points were redeemed for");
			browser.look(page, "points-tax");
			page.close();
			page = browser.signedIn(base, "hr", new Viewport(1280, 800));
			page.navigate(base + "/incentives/tax");
			page.fill("#jurisdiction", "Fenland");
			page.fill("#validFrom", today.withDayOfMonth(1).toString());
			page.fill("#percent", "33");
			page.click("button:text-is('Set it')");
			page.waitForSelector("#validFrom-wrong:has-text('are paid already')");
			assertThat(page.inputValue("#percent")).isEqualTo("33");
			page.fill("#validFrom", today.plusYears(1).withDayOfYear(1).toString());
			page.click("button:text-is('Set it')");
			page.waitForSelector(".toast:has-text('Set for Fenland')");
			assertThat(page.locator("main").textContent()).contains("33 %");
			page.selectOption("#team", "t-fen");
			page.selectOption("#place", "");
			page.click("button:text-is('Save')");
			page.waitForSelector(".toast:has-text('by the figure of the rules')");
			browser.look(page, "incentives-tax");
			page.close();
		}
		assertThat(statement("fay", "fay").get("tax").get("rule").get("jurisdiction").isNull()).isTrue();
	}

	@Test
	void who_prefers_recognition_collects_nothing() {
		prefer("max", "RECOGNITION");
		follow(line("max", "max-1", LONG_AGO, BEST));

		assertThat(statement("max", "max").get("points").asLong()).isZero();
		assertThat(this.jdbc.queryForObject("select form from award where rep = 'max'", String.class))
			.isEqualTo("RECOGNITION");
		HttpResponse<byte[]> paper = paper("max");
		assertThat(paper.headers().firstValue("Content-Type")).hasValue("application/pdf");
		assertThat(text(paper.body())).contains("Statement of max", "Recognised for", "revealed unstated needs");
	}

	@Test
	void a_statement_on_paper_says_what_came_and_went() {
		this.center.rep("pia-paper");
		book(Booking.reward(rep("pia-paper"), Unit.POINTS, 40, Transfer.Kind.POOL, "A share of October"));
		book(Booking.from(rep("pia-paper"), Unit.POINTS, Account.REDEEMED, 15, Transfer.Kind.REDEMPTION, "A cup"));

		assertThat(text(paper("pia-paper").body()))
			.contains("25 points to redeem", "+40 points", "A share of October", "-15 points", "A cup")
			.doesNotContain("Recognised for");
	}

	private HttpResponse<byte[]> paper(String rep) {
		String credentials = Base64.getEncoder()
			.encodeToString((rep + ":" + Api.PASSWORD).getBytes(StandardCharsets.UTF_8));
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/api/reps/" + rep + "/points.pdf"))
			.header("Authorization", "Basic " + credentials)
			.build();
		try {
			return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private static String text(byte[] paper) {
		try (PDDocument document = Loader.loadPDF(paper)) {
			return new PDFTextStripper().getText(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void points_expire_after_a_year_what_came_first_is_spent_first_and_the_rep_is_told() {
		this.center.rep("ned");
		bookedDaysAgo("ned", 370, 100);
		bookedDaysAgo("ned", 320, 50);
		bookedDaysAgo("ned", 10, 25);
		this.jdbc.update("insert into points_balance (rep, unit, balance) values ('ned', 'POINTS', 175)");
		book(Booking.from(rep("ned"), Unit.POINTS, Account.REDEEMED, 30, Transfer.Kind.REDEMPTION, "A cup"));
		assertThat(statement("ned", "ned").get("expiring").get("points").asLong()).isEqualTo(70);

		this.expiry.sweep();
		this.expiry.sweep();

		JsonNode statement = statement("ned", "ned");
		assertThat(statement.get("points").asLong()).isEqualTo(75);
		assertThat(statement.get("expiring").get("points").asLong()).isEqualTo(50);
		assertThat(this.jdbc.queryForList(
				"select kind from ledger_entry where subject = 'ned' and kind like 'points.exp%' " + "order by kind",
				String.class))
			.containsExactly("points.expired", "points.expiring");
	}

	private void bookedDaysAgo(String rep, int days, long amount) {
		this.jdbc.update(
				"""
						insert into points_transfer (at, unit, from_account, to_account, amount, kind, rep, team, reason, by_user)
						values (?, 'POINTS', 'center:rewards', ?, ?, 'AWARD', ?, 't-1', 'Long ago', 'callcraft')""",
				Utc.of(Instant.now().minus(Duration.ofDays(days))), "rep:" + rep, amount, rep);
	}

	private void prefer(String rep, String preference) {
		prefer(rep, preference, "t-1");
	}

	private void prefer(String rep, String preference, String team) {
		this.center.rep(rep)
			.as("integration")
			.put("/api/reps/" + rep,
					Map.of("name", rep, "team", team, "hiredOn", "2024-01-08", "rewardPreference", preference,
							"noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
	}

	private void awaitPoints(String rep, long points) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(statement(rep, rep).get("points").asLong()).isEqualTo(points));
	}

	private void correct(String call, String rep, Instant at, Map<String, Object> outcomes) {
		this.center.as("quinn")
			.put("/api/calls/acd/" + call,
					Map.of("rep", rep, "startedAt", at.toString(), "handleSeconds", 300, "outcomes", outcomes, "reason",
							"Heard again"))
			.expect(200);
	}

}
