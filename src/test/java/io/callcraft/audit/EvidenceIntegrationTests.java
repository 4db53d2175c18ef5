package io.callcraft.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.callcraft.shared.Actor;
import io.callcraft.shared.DossierPart.Audience;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestBrowser;
import io.callcraft.testing.TestBrowser.Viewport;
import io.callcraft.web.Visitor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an auditor does with a running center: looks around in the ledger, and has
 * dossiers made, each checked by the program inside it, in a process that has nothing
 * else.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceIntegrationTests {

	private static final Path VERIFIER = Path.of("src/main/resources/evidence/Verify.java");

	private static final Path POLICIES = RunningCenter.policyFolder();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Dossiers dossiers;

	@Autowired
	private Ledger ledger;

	@TempDir
	private static Path folder;

	private String caseId;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@BeforeAll
	void aCaseWithAnObjective() {
		RunningCenter center = new RunningCenter(base(), "marcus");
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		this.caseId = center.caseOf("biff");
		center.agreeObjective(this.caseId);
	}

	/** As {@code java Verify.java} does each time; tests would wait for that. */
	@BeforeAll
	static void compileTheVerifier() {
		int failed = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-d", folder.toString(), VERIFIER.toString());
		assertThat(failed).isZero();
	}

	@Test
	void it_tells_the_case_and_proves_itself() throws Exception {
		Map<String, byte[]> files = unzip(bundle(actor("hr", Role.HR), Audience.HR));

		assertThat(files).containsKeys("manifest.json", "case.json", "entries.json", "head.json", "keys.json",
				"Verify.java", "releases/1/rules/escalation/entry.dslr", "releases/1/processes/skill-objective.bpmn");
		assertThat(text(files, "case.json")).contains("Opened because", "Calls observed", "Objectives and trials",
				"One transition on each of the next ten calls");
		assertThat(text(files, "entries.json")).contains("case.opened", "task.completed", "personalText")
			.doesNotContain("One transition on each");
		assertThat(text(files, "texts.json")).contains("One transition on each of the next ten calls");
		Files.write(folder.resolve("Verify.java"), files.get("Verify.java"));
		Outcome outcome = run(zip(files), List.of(folder.resolve("Verify.java").toString()));
		assertThat(outcome.text()).startsWith("SOUND: " + this.caseId);
		assertThat(outcome.exit()).isZero();
	}

	@Test
	void on_paper_it_is_pdf_a_and_tells_the_same() throws Exception {
		byte[] paper = this.dossiers.paper(actor("hr", Role.HR), this.caseId, Audience.HR);
		// before anything else is sealed
		String root = this.ledger.head().root();

		assertThat(violations(paper)).isEmpty();
		try (PDDocument document = Loader.loadPDF(paper)) {
			String text = new PDFTextStripper().getText(document);
			assertThat(text).contains("Dossier of " + this.caseId, "page 1 of " + document.getNumberOfPages(),
					"Opened because", "One transition on each of the next ten calls", "Rules as they were", root);
			assertThat(document.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
				.isEqualTo("Timeline");
			assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
		}
	}

	@Test
	void the_validator_finds_what_is_no_pdf_a() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (PDDocument document = new PDDocument()) {
			document.addPage(new PDPage());
			document.save(bytes);
		}

		assertThat(violations(bytes.toByteArray())).isNotEmpty();
	}

	/** What a validator that is not ours finds against PDF/A-2b. */
	private static List<String> violations(byte[] paper) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		try (PDFAParser parser = Foundries.defaultInstance()
			.createParser(new ByteArrayInputStream(paper), PDFAFlavour.PDFA_2_B);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
			return validator.validate(parser)
				.getTestAssertions()
				.stream()
				.filter((assertion) -> assertion.getStatus() == TestAssertion.Status.FAILED)
				.map(TestAssertion::toString)
				.toList();
		}
	}

	@Test
	void a_byte_changed_in_any_file_is_found() throws Exception {
		Map<String, byte[]> files = unzip(bundle(actor("auditor", Role.AUDITOR), null));

		for (String path : Set.of("manifest.json", "manifest.signature", "case.json", "entries.json", "texts.json",
				"head.json", "keys.json", "Verify.java", "dossier.pdf", "releases/1/rules/escalation/entry.dslr")) {
			Map<String, byte[]> altered = new TreeMap<>(files);
			byte[] content = altered.get(path).clone();
			content[content.length / 2] ^= 1;
			altered.put(path, content);
			Outcome outcome = verify(altered);
			assertThat(outcome.text()).as(path).startsWith("NOT SOUND");
			assertThat(outcome.exit()).as(path).isEqualTo(1);
		}
	}

	@Test
	void a_file_taken_away_or_added_is_found() throws Exception {
		Map<String, byte[]> files = unzip(bundle(actor("auditor", Role.AUDITOR), null));
		Map<String, byte[]> more = new TreeMap<>(files);
		more.put("releases/1/rules/escalation/kinder.drl", new byte[0]);
		Map<String, byte[]> less = new TreeMap<>(files);
		less.remove("releases/1/rules/escalation/entry.dslr");

		assertThat(verify(more).text()).contains("kinder.drl", "was added");
		assertThat(verify(less).text()).contains("entry.dslr is missing");
	}

	@Test
	void what_people_wrote_is_in_the_dossier_and_hr_sees_how_much_there_is_to_erase() throws Exception {
		RunningCenter center = new RunningCenter(base(), "marcus");
		center.rep("vince").pastCalls("vince", 60, "MISSED");
		String id = center.caseOf("vince");
		Map<String, Object> objective = new TreeMap<>(RunningCenter.objective());
		objective.put("concernVoiced", "Marked words of Vince");
		center.complete(id, "agree-skill-objective", objective);
		Api hr = Api.of(base(), "hr");
		assertThat(hr.get("/api/cases/" + id).expect(200).body()).contains("Marked words of Vince");
		assertThat(text(unzip(this.dossiers.bundle(actor("hr", Role.HR), id, null)), "texts.json"))
			.contains("Marked words of Vince");

		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "hr", Viewport.DESK);
			page.navigate(base() + "/ledger/erasure");
			page.fill("[name=person]", "vince");
			page.click("button:text('Look')");
			page.waitForSelector("table:has-text('" + id + "')");
			browser.look(page, "evidence-erasure");
			page.fill("form[action$='/ledger/holds'] [name=because]", "A charge was filed");
			page.fill("form[action$='/ledger/holds'] [name=case]", "case-999999");
			page.click("button:text-is('Hold')");
			page.waitForSelector(".toast:has-text('is no case of vince')");
			assertThat(page.inputValue("form[action$='/ledger/holds'] [name=because]")).isEqualTo("A charge was filed");
			hr.post("/api/reps/vince/departure",
					Map.of("on", LocalDate.now(ZoneOffset.UTC).toString(), "leaving", "RESIGNED"))
				.expect(200);
			page.reload();
			page.fill("#erase [name=because]", "He asked for it");
			page.click("#erase button");
			assertThat(page.locator("#erased").count()).as("without the ticks").isZero();
			page.check("#erase [name=early]");
			page.check("#erase [name=sure]");
			browser.look(page, "evidence-erasure-early");
			page.click("#erase button");
			page.waitForSelector("#erased:has-text('erased')");
			assertThat(page.url()).contains("/ledger/erasure?person=vince");
			page.close();
		}

		Map<String, byte[]> erased = unzip(this.dossiers.bundle(actor("hr", Role.HR), id, null));
		assertThat(text(erased, "texts.json")).doesNotContain("Marked words of Vince").contains("He asked for it");
		assertThat(verify(erased).text()).startsWith("SOUND").contains("texts erased");
		this.jdbc.update("update personal_text set erased_by = 'marcus' where erased_by = 'hr'");
		assertThat(verify(unzip(this.dossiers.bundle(actor("hr", Role.HR), id, null))).text()).startsWith("NOT SOUND")
			.contains("who erased the text");
		this.jdbc.update("update personal_text set erased_by = 'hr' where erased_by = 'marcus'");
	}

	@Test
	void hr_sets_how_long_words_are_kept_and_everybody_sees_what_the_night_erases() {
		RunningCenter center = new RunningCenter(base(), "marcus");
		center.rep("olga");
		Api.of(base(), "hr")
			.post("/api/reps/olga/earlier-cases",
					Map.of("milestone", "lead", "openedOn", "2024-01-08", "recoveredOn", "2024-03-01", "reason",
							"By the papers"))
			.expect(201);
		this.jdbc.update("update personal_text set at = '2024-03-02 12:00:00' where subject = 'olga'");

		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "hr", Viewport.DESK);
			page.navigate(base() + "/ledger/retention");
			assertThat(page.textContent("#schedules")).contains("29 CFR 1602.14", "not by itself", "Candidates",
					"retention.days");
			assertThat(page.textContent("#due")).contains("nothing is erased by itself");
			page.fill("#place", "this center");
			page.fill("#keptAtLeast", "365");
			page.fill("#source", "29 CFR 1602.14");
			page.fill("#erasedAfter", "30");
			page.fill("#because", "Nobody needs it any longer");
			page.click("button:text-is('Set it')");
			page.waitForSelector("#erasedAfter-wrong:has-text('It must be kept for 365 days')");
			assertThat(page.getAttribute("#erasedAfter", "aria-invalid")).isEqualTo("true");
			assertThat(page.inputValue("#source")).isEqualTo("29 CFR 1602.14");
			page.fill("#erasedAfter", "400");
			page.click("button:text-is('Set it')");
			page.waitForSelector(".toast:has-text('Set for this center')");
			assertThat(page.textContent("#schedules")).contains("400 days");
			assertThat(page.textContent("#due")).contains("case-", "this center", "erased");
			browser.look(page, "evidence-retention");
			page.click("#due a:text-matches('case-.*')");
			page.waitForURL("**/cases/case-*");
			page.close();
			Page read = browser.signedIn(base(), "auditor", Viewport.DESK);
			read.navigate(base() + "/ledger/retention");
			assertThat(read.textContent("#due")).contains("case-");
			assertThat(read.locator("form[action$='/ledger/retention']").count()).isZero();
			read.close();
		}
		assertThat(Api.of(base(), "auditor").get("/api/retention/due?limit=1").expect(200).json().at("/items/0/person"))
			.hasToString("\"olga\"");
		Api.of(base(), "hr")
			.post("/api/retention",
					Map.of("kind", "PERSON", "place", "this center", "keptAtLeast", 365, "source", "29 CFR 1602.14",
							"because", "As for cases"))
			.expect(200);
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "hr", Viewport.DESK);
			page.navigate(base() + "/ledger/retention");
			refuseWithoutAReason(page);
			page.click("#schedules tr:has-text('this center') summary:text-is('Withdraw')");
			page.fill("#schedules tr:has-text('this center') [name=because]", "Nobody asks for it");
			browser.look(page, "evidence-retention-withdraw");
			page.click("#schedules tr:has-text('this center') button:text-is('Withdraw it')");
			page.waitForSelector(".toast:has-text('Withdrawn for this center')");
			assertThat(page.textContent("#schedules")).contains("Withdrawn: as everywhere else", "Nobody asks for it");
			assertThat(page.textContent("#due")).contains("nothing is erased by itself");
			page.close();
		}
		assertThat(Api.of(base(), "hr")
			.post("/api/retention/withdrawals", Map.of("kind", "CASE", "place", "this center", "because", "Once more"))
			.expect(422)
			.body()).contains("'this center' has no schedule of its own");
	}

	@Test
	void another_key_than_the_one_known_is_found() throws Exception {
		Map<String, byte[]> files = unzip(bundle(actor("auditor", Role.AUDITOR), null));

		assertThat(verify(files, this.ledger.head().key()).exit()).isZero();
		assertThat(verify(files, "0".repeat(32)).text()).contains("does not vouch for");
	}

	@Test
	void who_asked_is_entered_and_the_entry_is_in_the_next_dossier() throws Exception {
		bundle(actor("auditor", Role.AUDITOR), null);

		assertThat(text(unzip(bundle(actor("hr", Role.HR), null)), "entries.json")).contains("dossier.made", "auditor");
	}

	@Test
	void another_rep_gets_none_and_only_hr_gets_restricted_notes() {
		Actor other = new Actor(new UserId("trent"), Set.of(Role.REP), new RepId("trent"), Set.of());

		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> bundle(other, null));
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> bundle(actor("auditor", Role.AUDITOR), Audience.HR));
	}

	@Test
	void an_auditor_finds_follows_and_takes_along_entries() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "auditor", Viewport.DESK);
			page.navigate(base() + "/ledger?person=biff&kind=case.*");
			assertThat(page.textContent("table")).contains("case.opened").doesNotContain("task.completed");
			browser.look(page, "evidence-ledger");

			page.click("tbody td.number a");
			page.waitForSelector("main:has-text('leads to the root that was signed')");
			page.waitForLoadState();
			assertThat(page.textContent("main")).contains("Sustained evidence", "Rules and workflows of release 1",
					"All about biff", "leads to the root that was signed");
			browser.look(page, "evidence-entry");
			page.click("text=who published and approved it");
			page.waitForSelector("table:has-text('Release 1 published')");

			page.navigate(base() + "/ledger?case=" + this.caseId);
			Download download = page.waitForDownload(() -> page.click("text=CSV"));
			assertThat(contentOf(download)).startsWith("n,at,by,kind,subject,case,what,detail,release\r\n")
				.contains(",case.opened,biff," + this.caseId);
			page.close();
		}
	}

	/**
	 * Two schedules of a place: what was typed to withdraw the second is put back there.
	 */
	private static void refuseWithoutAReason(Page page) {
		String person = "#schedules tr:has-text('this center'):has-text('Of no case')";
		page.click(person + " summary:text-is('Withdraw')");
		page.fill(person + " [name=because]", "  ");
		page.click(person + " button:text-is('Withdraw it')");
		page.waitForSelector(person + " .wrong:has-text('Say why')");

		assertThat(page.inputValue(person + " [name=because]")).isEqualTo("  ");
		assertThat(page.isVisible(person + " [name=because]")).isTrue();
		assertThat(page.inputValue(person + " [name=kind]")).isEqualTo("PERSON");
		assertThat(page.inputValue("#schedules tr:has-text('this center'):has-text('Of a case') [name=kind]"))
			.isEqualTo("CASE");
		page.fill(person + " [name=because]", "Not needed");
		page.click(person + " button:text-is('Withdraw it')");
		page.waitForSelector(".toast:has-text('Withdrawn for this center')");
	}

	@Test
	void an_auditor_draws_a_sample_and_compares_cases() {
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "auditor", Viewport.PHONE);
			page.navigate(base() + "/ledger/sample?kind=user.saved");
			page.fill("[name=seed]", "spring");
			page.fill("[name=size]", "3");
			page.click("button:text('Draw')");
			page.waitForSelector("h2:text-matches('^3 of ')");
			List<String> drawn = page.locator("tbody td.number a").allTextContents();
			assertThat(drawn).hasSize(3);
			browser.look(page, "evidence-sample");
			page.fill("[name=size]", "4");
			page.click("button:text('Draw')");
			page.waitForSelector("h2:text-matches('^4 of ')");
			assertThat(page.locator("tbody td.number a").allTextContents()).as("from the same seed").containsAll(drawn);

			page.navigate(base() + "/ledger/comparison");
			page.fill("[name=left]", this.caseId);
			page.fill("[name=right]", this.caseId);
			page.click("main button[type=submit]");
			page.waitForSelector("tbody tr");
			browser.look(page, "evidence-comparison");
			page.close();
		}
	}

	@Test
	void an_auditor_verifies_the_ledger_and_compares_a_head_that_was_kept() {
		Api api = Api.of(base(), "auditor");
		String head = HeadLine.of(this.ledger.head());
		try (TestBrowser browser = TestBrowser.launch()) {
			Page page = browser.signedIn(base(), "auditor", Viewport.DESK);
			page.navigate(base() + "/ledger/verification");
			page.click("button:text-is('Verify')");
			assertThat(page.textContent("#witnesses")).contains("File: ", "callcraft.ledger.witness-url",
					"callcraft.ledger.witness-mail");

			page.fill("#head", head);
			page.click("button:text-is('Compare')");
			page.waitForSelector("#comparison:has-text('This ledger contains it')");
			browser.look(page, "evidence-verification");

			page.fill("#head", head.replaceFirst("\"at\":\"....", "\"at\":\"1999"));
			page.click("button:text-is('Compare')");
			page.waitForSelector("#comparison:has-text('does not bear the signature')");
			page.close();
		}
		assertThat(api.post("/api/ledger/heads/comparisons", "application/json", head).expect(200).body())
			.contains("\"CONTAINED\"");
		assertThat(api.post("/api/ledger/heads/comparisons", "application/json", "[]").expect(200).body())
			.contains("\"NOT_A_HEAD\"", "copy the line");
		assertThat(api.get("/api/ledger/entries?kind=ledger.head.compared").expect(200).json().get("items")).hasSize(3);
		assertThat(api.as("hr").post("/api/ledger/heads/comparisons", "application/json", head).status())
			.isEqualTo(403);
	}

	@Test
	void the_explorer_is_an_api_too() {
		Api api = Api.of(base(), "auditor");

		assertThat(api.get("/api/ledger/entries?person=biff&kind=case.opened").expect(200).body())
			.contains(this.caseId);
		assertThat(api.get("/api/ledger/export.ndjson?case=" + this.caseId).expect(200).body().lines())
			.allMatch((line) -> line.contains("\"case\":\"" + this.caseId + "\""));
		assertThat(api.post("/api/ledger/samples?seed=s&size=2&kind=user.saved", Map.of())
			.expect(200)
			.json()
			.get("entries")).hasSize(2);
		assertThat(api.get("/api/ledger/comparison?left=" + this.caseId + "&right=nowhere").expect(404).body())
			.contains("nowhere");
		assertThat(api.get("/api/ledger/entries?from=yesterday").expect(422).body()).contains("2026-11-02");
		assertThat(api.as("marcus").get("/api/ledger/export.csv").status()).isEqualTo(403);
		assertThat(api.get("/api/cases/" + this.caseId + "/dossier.pdf").expect(200).body()).startsWith("%PDF-");
	}

	@Test
	void who_is_refused_sign_in_is_entered_once_a_minute() {
		Visitor stranger = new Visitor(this.port);
		for (int i = 0; i < 3; i++) {
			assertThat(stranger.getAs("quinn", "/api/me").statusCode()).isEqualTo(401);
		}
		assertThat(stranger.get("/api/me", "Authorization", Visitor.basic("a b", "x")).statusCode()).isEqualTo(401);

		assertThat(Api.of(base(), "auditor")
			.get("/api/ledger/entries?kind=sign-in.refused")
			.expect(200)
			.json()
			.get("items")).extracting((entry) -> entry.get("what").asString())
			.containsExactly("Sign-in as quinn was refused", "Sign-in as unknown was refused");
	}

	private static String contentOf(Download download) {
		try {
			return Files.readString(download.path());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

	private byte[] bundle(Actor maker, Audience profile) {
		return this.dossiers.bundle(maker, this.caseId, profile);
	}

	private static Outcome verify(Map<String, byte[]> files, String... key) throws Exception {
		return run(zip(files), List.of("-cp", folder.toString(), "Verify"), key);
	}

	private static Outcome run(Path bundle, List<String> program, String... key) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(program);
		command.add(bundle.toString());
		command.addAll(List.of(key));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Outcome(process.exitValue(), text);
	}

	private static Path zip(Map<String, byte[]> files) throws IOException {
		Path bundle = folder.resolve("bundle.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
		return bundle;
	}

	private static Map<String, byte[]> unzip(byte[] bundle) throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		return files;
	}

	private static String text(Map<String, byte[]> files, String path) {
		return new String(files.get(path), StandardCharsets.UTF_8);
	}

	private static Actor actor(String user, Role role) {
		return new Actor(new UserId(user), Set.of(role), null, Set.of());
	}

	private record Outcome(int exit, String text) {
	}

}
