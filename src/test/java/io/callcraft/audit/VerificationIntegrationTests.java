package io.callcraft.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.callcraft.audit.Finding.Kind;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What an administrator of the database can do to the ledger, and how it comes out. They
 * may drop triggers, so these tests do.
 */
@SpringBootTest(classes = LedgerTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "callcraft.ledger.sealed-within=1s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VerificationIntegrationTests {

	private static final Actor HR = new Actor(new UserId("hr"), Set.of(Role.HR), null, Set.of());

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");

	@Autowired
	private LedgerTable table;

	@Autowired
	private EntryTags tags;

	@Autowired
	private EntryTextTable texts;

	@Autowired
	private Erasures erasures;

	@Autowired
	private LegalHolds holds;

	@Autowired
	private LedgerSeals seals;

	@Autowired
	private Sealer sealer;

	@Autowired
	private Verifier verifier;

	@Autowired
	private LedgerSettings settings;

	@Autowired
	private ObjectProvider<MailSender> sender;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcConnectionDetails connection;

	@TempDir
	private Path folder;

	@BeforeAll
	void takeTheTriggersAway() {
		LedgerTestApplication.takeTheTriggersAway(this.jdbc);
	}

	/** Thirty entries, sealed by tens, and a witness who saw the first twenty. */
	@BeforeEach
	void enterThirty() throws IOException {
		wipe();
		this.jdbc.update("delete from ledger_entry");
		this.jdbc.update("delete from personal_text");
		this.jdbc.update("delete from legal_hold");
		Files.deleteIfExists(Path.of(this.settings.witnessFile()));
		for (int ten = 0; ten < 3; ten++) {
			for (int i = 0; i < 10; i++) {
				enter("entry-" + (10 * ten + i));
			}
			this.sealer.seal();
			if (ten == 1) {
				new FileWitness(Path.of(this.settings.witnessFile())).keep(this.seals.head().orElseThrow());
			}
		}
	}

	@Test
	void a_ledger_that_nobody_touched_is_sound() {
		Verification verification = this.verifier.verify(0);

		assertThat(verification.findings()).isEmpty();
		assertThat(verification.entries()).isEqualTo(30);
		assertThat(verification.heads()).isEqualTo(3);
		assertThat(verification.witnesses()).isEqualTo(1);
	}

	@Test
	void a_witness_elsewhere_is_asked_each_time() throws IOException {
		List<String> lines = new CopyOnWriteArrayList<>();
		AtomicInteger status = new AtomicInteger(200);
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/heads", (exchange) -> {
			if (exchange.getRequestMethod().equals("POST")) {
				lines.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			}
			byte[] answer = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status.get(), answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		server.start();
		try {
			Files.delete(Path.of(this.settings.witnessFile()));
			LedgerSettings elsewhere = new LedgerSettings(this.settings.keyFile(), this.settings.poll(),
					this.settings.sealedWithin(), "",
					URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/heads"),
					this.settings.witnessEvery(), "");
			Verifier asking = verifying(elsewhere);
			Witness witness = new RemoteWitness(elsewhere.witnessUrl());
			status.set(500);
			assertThatIllegalStateException().isThrownBy(() -> witness.keep(this.seals.head().orElseThrow()))
				.withMessageContaining("answered 500");
			assertThat(asking.verify(0).findings()).extracting(Finding::kind).containsExactly(Kind.WITNESS_SILENT);

			status.set(200);
			lines.clear();
			witness.keep(this.seals.head().orElseThrow());
			witness.keep(this.seals.head().orElseThrow());
			assertThat(lines).hasSize(1);
			assertThat(asking.verify(0).witnesses()).isEqualTo(1);
			assertThat(asking.verify(0).testimonies()).extracting(Testimony::kind, Testimony::heads)
				.containsExactly(tuple(Testimony.Kind.ADDRESS, 1));
			assertThat(asking.verify(0).findings()).isEmpty();

			this.jdbc.update("update ledger_entry set what = 'Nothing happened' where subject = 'entry-7'");
			for (String table : List.of("seal", "node", "head")) {
				this.jdbc.update("delete from ledger_" + table);
			}
			this.sealer.seal();
			assertThat(asking.verify(0).findings()).extracting(Finding::kind)
				.containsExactly(Kind.FORKED, Kind.FOREIGN);
			status.set(405);
			assertThat(asking.verify(0).findings()).as("a witness that only listens")
				.extracting(Finding::kind)
				.containsExactly(Kind.FOREIGN);
			status.set(404);
			assertThat(asking.verify(0).findings()).as("an address where no witness is")
				.extracting(Finding::kind)
				.contains(Kind.WITNESS_SILENT);
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void a_line_of_the_witness_file_that_is_no_head_is_said_and_the_rest_is_verified() throws IOException {
		Path file = Path.of(this.settings.witnessFile());
		Files.writeString(file, "{\"size\":20}\n", StandardOpenOption.APPEND);
		new FileWitness(file).keep(this.seals.head().orElseThrow());
		this.jdbc.update("update ledger_entry set what = 'x' where subject = 'entry-7'");

		Verification verification = this.verifier.verify(0);

		assertThat(verification.findings()).extracting(Finding::kind)
			.containsExactly(Kind.CHANGED, Kind.WITNESS_SILENT);
		assertThat(verification.findings().get(1).what()).contains("Line 2 of the witness file", "root is not 64");
		assertThat(verification.witnesses()).as("those before the line and after it").isEqualTo(2);
	}

	@Test
	void a_line_of_the_witness_file_that_a_crash_cut_off_spoils_none_that_follows() throws IOException {
		Path file = Path.of(this.settings.witnessFile());
		String whole = Files.readString(file);
		Files.writeString(file, whole + whole.substring(0, 40));
		assertThat(this.verifier.verify(0).witnesses()).isEqualTo(1);

		new FileWitness(file).keep(this.seals.head().orElseThrow());

		assertThat(Files.readString(file)).startsWith(whole).hasLineCount(2);
		Verification verification = this.verifier.verify(0);
		assertThat(verification.findings()).isEmpty();
		assertThat(verification.witnesses()).isEqualTo(2);
	}

	@Test
	void what_was_verified_before_need_not_be_again() {
		this.jdbc.update("update ledger_entry set what = 'x' where subject = 'entry-5'");
		this.jdbc.update("update ledger_entry set what = 'x' where subject = 'entry-25'");

		Verification verification = this.verifier.verify(20);

		assertThat(verification.entries()).isEqualTo(10);
		assertThat(verification.findings()).extracting(Finding::n).containsExactly(25L);
	}

	@Test
	void a_byte_changed() {
		this.jdbc.update("update ledger_entry set what = 'It happenee' where subject = 'entry-7'");

		assertFound(Kind.CHANGED, 7, "not what was entered");
	}

	@Test
	void a_fact_changed_within_the_detail() {
		this.jdbc.update("update ledger_entry set detail = '{\"met\":8}' where subject = 'entry-7'");

		assertFound(Kind.CHANGED, 7, "not what was entered");
	}

	@Test
	void an_entry_changed_together_with_its_hash() {
		this.jdbc.update("update ledger_entry set what = 'Nothing happened' where subject = 'entry-14'");
		this.jdbc.update("update ledger_seal set hash = ? where n = 14",
				this.seals.sealedFrom(14, 1).get(0).content().leaf(14));

		assertFound(Kind.CHANGED, 10, "Among entries 10 to 19", "hashes were rewritten");
	}

	@Test
	void an_entry_deleted() {
		this.jdbc.update("delete from ledger_entry where subject = 'entry-7'");

		assertFound(Kind.MISSING, 7, "Entry 7 is gone");
	}

	@Test
	void an_entry_deleted_together_with_its_number() {
		this.jdbc.update("delete from ledger_entry where subject = 'entry-7'");
		this.jdbc.update("delete from ledger_seal where n = 7");

		assertFound(Kind.MISSING, 7, "Entry 7 is gone");
	}

	@Test
	void an_entry_inserted_with_a_number() {
		enter("slipped-in");
		this.seals.insertSeals(30, this.seals.unsealedAbove(0, 1),
				List.of(this.seals.unsealedAbove(0, 1).get(0).leaf(30)));

		assertFound(Kind.INSERTED, 30, "no signed head");
	}

	@Test
	void an_entry_written_by_hand_and_left_to_be_sealed() {
		this.jdbc.update("insert into ledger_entry (at, actor, kind, subject, what, detail)"
				+ " values ('2026-11-02 12:00:00', 'hr', 'x.happened', 'by-hand', 'It happened', '{}')");
		this.sealer.seal();

		assertFound(Kind.FOREIGN, 30, "not entered by the application");
	}

	@Test
	void an_entry_written_with_a_tag_of_another_key() {
		new LedgerTable(this.jdbc, new JsonMapper(), this.texts,
				new EntryTags(settings(this.folder.resolve("own.key")), this.seals))
			.insert(List
				.of(new Auditable(NOON, new UserId("hr"), "x.happened", "x", null, "It happened", Map.of(), 1)));
		this.sealer.seal();

		assertFound(Kind.FOREIGN, 30, "not entered by the application");
	}

	@Test
	void an_entry_copied_with_its_tag() {
		String columns = "at, actor, kind, subject, case_id, what, detail, release_no, tag";
		this.jdbc.update("insert into ledger_entry (" + columns + ") select " + columns
				+ " from ledger_entry where subject = 'entry-7'");
		this.sealer.seal();

		assertFound(Kind.FOREIGN, 30, "a copy of one before it");
	}

	@Test
	void tags_that_nobody_can_check_say_nothing() throws IOException {
		for (int length : List.of(3, TagKey.LENGTH)) {
			byte[] garbage = new byte[length];
			Arrays.fill(garbage, (byte) -1);
			this.jdbc.update("update ledger_entry set tag = ? where subject = ?", garbage, "entry-" + length % 10);
		}
		Path later = this.folder.resolve("later.key");
		Files.writeString(later, Files.readString(this.settings.keyPath()).replaceAll("(?m)^(tags .*) 0$", "$1 30"));

		for (Path file : List.of(this.folder.resolve("none.key"), later)) {
			assertThat(verifying(settings(file)).verify(0).findings()).as(file.toString()).isEmpty();
		}
		assertThat(this.verifier.verify(0).findings()).extracting(Finding::kind, Finding::n)
			.containsExactly(tuple(Kind.FOREIGN, 3L), tuple(Kind.FOREIGN, 8L));
	}

	@Test
	void a_key_file_of_before_there_were_tags_asks_for_them_from_now_on() throws IOException {
		Path file = this.folder.resolve("old.key");
		Files.writeString(file, Files.readString(this.settings.keyPath()).replaceAll("(?m)^tags .*\n", ""));

		SigningKey.in(file, this.seals::entered);
		enter("tagged-with-another");
		this.sealer.seal();

		assertThat(SigningKey.read(file).tags().from()).isEqualTo(30);
		assertThat(verifying(settings(file)).verify(0).findings()).extracting(Finding::n).containsExactly(30L);
	}

	@Test
	void two_entries_swapped() {
		this.jdbc.update("update ledger_entry set subject = 'x' where subject = 'entry-7'");
		this.jdbc.update("update ledger_entry set subject = 'entry-7' where subject = 'entry-12'");
		this.jdbc.update("update ledger_entry set subject = 'entry-12' where subject = 'x'");

		assertFound(Kind.REORDERED, 7, "number 7 is entry 12");
	}

	@Test
	void entries_renumbered() {
		for (int n = 29; n >= 7; n--) {
			this.jdbc.update("update ledger_seal set n = n + 1 where n = ?", n);
		}

		assertFound(Kind.REORDERED, 7, "number 8 is entry 7", "renumbered");
	}

	@Test
	void everything_changed_and_sealed_again_with_another_key() {
		this.jdbc.update("update ledger_entry set what = 'Nothing happened' where subject = 'entry-7'");
		wipe();
		new Sealer(this.seals, settings(this.folder.resolve("other.key")), this.transactions, Clock.systemUTC()).seal();

		assertFound(Kind.RESEALED, 0, "not one of this ledger's");
	}

	@Test
	void everything_changed_and_sealed_again_with_the_stolen_key() {
		this.jdbc.update("update ledger_entry set what = 'Nothing happened' where subject = 'entry-7'");
		this.jdbc.update("delete from ledger_seal");
		this.jdbc.update("delete from ledger_head");
		sealFirst(20);

		assertFound(Kind.FORKED, 0, "entries 0 to 19", "a witness saw");
	}

	@Test
	void an_older_copy_restored() {
		this.jdbc.update("delete from ledger_seal where n >= 10");
		this.jdbc.update("delete from ledger_head where size > 10");
		this.jdbc.update("delete from ledger_entry where id not in (select entry_id from ledger_seal)");

		assertFound(Kind.FORKED, 10, "saw 20 entries", "ends after 10");
	}

	@Test
	void the_last_entries_dropped() {
		this.jdbc.update("delete from ledger_entry where id in (select entry_id from ledger_seal where n >= 25)");
		this.jdbc.update("delete from ledger_seal where n >= 25");

		assertFound(Kind.MISSING, 25, "Entries 25 to 29 are gone");
	}

	@Test
	void a_signature_forged() {
		this.jdbc.update("update ledger_head set signature = ? where size = 20", (Object) new byte[64]);

		assertFound(Kind.BAD_SIGNATURE, 10, "size 20", "does not bear the signature");
	}

	@Test
	void an_entry_that_nobody_seals() {
		enter("waits");

		Verification verification = this.verifier.verify(0);

		assertThat(verification.findings()).extracting(Finding::kind).containsExactly(Kind.UNSEALED);
		assertThat(verification.findings().get(0).what()).contains("waits", "within 1 s");
	}

	@Test
	void a_key_that_the_one_before_vouches_for_goes_on_and_the_old_one_stays_valid() {
		LedgerCommand.Rotation rotation = new LedgerCommand.Rotation(this.seals, this.table, this.tags, this.settings,
				this.transactions, Clock.systemUTC());
		String old = this.seals.head().orElseThrow().key();

		rotation.rotate(false);
		this.sealer.seal();

		SignedHead head = this.seals.head().orElseThrow();
		assertThat(head.key()).isNotEqualTo(old);
		assertThat(head.size()).isEqualTo(31);
		assertThat(this.verifier.verify(0).findings()).isEmpty();
		// and for an auditor who has no key file
		assertThat(TrustedKeys.of(this.folder.resolve("none"), this.seals.endorsements()).check(head, 0)).isEmpty();
	}

	@Test
	void on_the_command_line_it_is_one_line_of_json_and_an_exit_code() {
		assertThat(command("ledger", "verify").get("sound").asBoolean()).isTrue();
		this.jdbc.update("update ledger_entry set what = 'x' where subject = 'entry-7'");

		JsonNode result = command("ledger", "verify");

		assertThat(result.get("exit").asInt()).isEqualTo(1);
		assertThat(result.get("findings").get(0).get("kind").asString()).isEqualTo("CHANGED");
		assertThat(result.get("findings").get(0).get("n").asLong()).isEqualTo(7);
		assertThat(command("ledger", "verify", "--since=20").get("exit").asInt()).isZero();
		assertThat(command("ledger", "verify", "--since=2199-01-01").get("entries").asLong()).isZero();
		assertThat(LedgerCommand.run("ledger", "mend")).isEqualTo(2);
	}

	private JsonNode command(String... args) {
		List<String> all = new ArrayList<>(List.of(args));
		all.add("--spring.datasource.url=" + this.connection.getJdbcUrl());
		all.add("--spring.datasource.username=" + this.connection.getUsername());
		all.add("--spring.datasource.password=" + this.connection.getPassword());
		all.add("--callcraft.ledger.key-file=" + this.settings.keyFile());
		all.add("--callcraft.ledger.witness-file=" + this.settings.witnessFile());
		PrintStream before = System.out;
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int exit;
		try {
			System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
			exit = LedgerCommand.run(all.toArray(String[]::new));
		}
		finally {
			System.setOut(before);
		}
		String text = out.toString(StandardCharsets.UTF_8);
		assertThat(text.lines()).hasSize(1);
		return new JsonMapper().readTree(text.strip().replaceFirst("[{]", "{\"exit\":" + exit + ","));
	}

	@Test
	void a_text_erased_leaves_every_proof_valid() {
		write("biff", "case-1", "I am scared", "I was ill");
		write("dolores", "case-2", "I was not hired to sell");
		this.sealer.seal();
		String root = this.seals.head().orElseThrow().root();

		List<Erasures.Part> erased = this.erasures.erase(HR, "biff", "He asked for it", false);

		assertThat(erased).containsExactly(new Erasures.Part("case-1", 2, null, null),
				new Erasures.Part(null, 0, null, null));
		assertThat(this.verifier.verify(0).findings()).extracting(Finding::kind).containsOnly(Kind.UNSEALED);
		this.sealer.seal();
		assertThat(this.verifier.verify(0).findings()).isEmpty();
		assertThat(this.jdbc.queryForList("select words from personal_text where words is not null", String.class))
			.containsExactly("I was not hired to sell");
		assertThat(this.seals.headUpTo(32).orElseThrow().root()).isEqualTo(root);
	}

	@Test
	void a_text_changed() {
		write("biff", "case-1", "I will try");
		this.sealer.seal();

		this.jdbc.update("update personal_text set words = 'I refuse'");

		assertFound(Kind.CHANGED, 30, "A text of entry 30 is not what was entered");
	}

	@Test
	void a_text_taken_away_without_an_entry_and_one_taken_away_with_its_row() {
		write("biff", "case-1", "I will try");
		write("dolores", "case-2", "I was not hired to sell");
		this.sealer.seal();

		this.jdbc.update("update personal_text set words = null, salt = null, erased_at = at, erased_by = 'hr', "
				+ "because = 'So there' where subject = 'biff'");
		this.jdbc.update("delete from personal_text where subject = 'dolores'");

		assertThat(this.verifier.verify(0).findings()).extracting(Finding::kind, Finding::n)
			.containsExactly(tuple(Kind.MISSING, 30L), tuple(Kind.MISSING, 31L));
	}

	@Test
	void who_erased_a_text_when_and_why_cannot_be_rewritten() {
		write("biff", "case-1", "I am scared");
		this.erasures.erase(HR, "biff", "He asked for it", false);
		this.sealer.seal();
		assertThat(this.verifier.verify(0).findings()).isEmpty();

		for (String change : List.of("because = 'We wanted it gone'", "erased_by = 'marcus'",
				"erased_at = '2026-01-01 00:00:00'", "erased_at = null")) {
			Map<String, Object> before = this.jdbc
				.queryForMap("select because, erased_by, erased_at from personal_text");
			this.jdbc.update("update personal_text set " + change);

			assertFound(Kind.CHANGED, 30, "not what was entered: hr did", "He asked for it");
			this.jdbc.update("update personal_text set because = ?, erased_by = ?, erased_at = ?",
					before.get("because"), before.get("erased_by"), before.get("erased_at"));
		}
	}

	@Test
	void a_hold_on_a_case_keeps_what_is_of_no_case_too() {
		write("biff", "case-1", "I am scared");
		write("biff", "case-2", "I am bored");
		write("biff", null, "I am ill");
		this.holds.place(HR, "biff", "case-1", "A charge was filed");

		List<Erasures.Part> erased = this.erasures.erase(HR, "biff", "He asked for it", false);

		assertThat(erased).extracting(Erasures.Part::caseId).containsExactly("case-2");
		assertThat(this.holds.isHeld("biff")).isTrue();
		assertThat(this.holds.isHeld("dolores")).isFalse();
	}

	@Test
	void a_hold_is_placed_on_whom_there_is_and_a_case_of_theirs() {
		write("biff", "case-1", "I am scared");

		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.holds.place(HR, "bif", null, "A charge"))
			.withMessageContaining("nothing is on record about 'bif'");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.holds.place(HR, "biff", "case-11", "A charge"))
			.withMessageContaining("no case of biff");
	}

	@Test
	void a_hold_waits_for_an_erasure_that_is_under_way() throws Exception {
		write("biff", "case-1", "I am scared");
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			Future<?> hold = new TransactionTemplate(this.transactions).execute((status) -> {
				this.erasures.erase(HR, "biff", "He asked for it", false);
				Future<?> placing = other.submit(() -> this.holds.place(HR, "biff", "case-1", "A charge was filed"));
				assertThatExceptionOfType(TimeoutException.class)
					.isThrownBy(() -> placing.get(300, TimeUnit.MILLISECONDS));
				return placing;
			});
			hold.get(60, TimeUnit.SECONDS);
		}
		finally {
			other.shutdownNow();
		}
	}

	private void write(String subject, String caseId, String... words) {
		Map<String, Object> fields = new TreeMap<>();
		for (String one : words) {
			fields.put("field" + fields.size(), PersonalText.of(one));
		}
		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.table.insert(List.of(new Auditable(NOON, new UserId("marcus"),
					"task.completed", subject, caseId, "Done", Map.of("fields", fields), 1))));
	}

	private void assertFound(Kind kind, long n, String... words) {
		Finding first = this.verifier.verify(0).findings().get(0);
		assertThat(first.kind()).isEqualTo(kind);
		assertThat(first.n()).isEqualTo(n);
		assertThat(first.what()).contains(words);
	}

	private void wipe() {
		for (String table : List.of("seal", "node", "head", "key")) {
			this.jdbc.update("delete from ledger_" + table);
		}
	}

	/** Seals again, with a head at the size that the witness saw. */
	private void sealFirst(int count) {
		List<Content> entries = this.seals.unsealedAbove(0, count);
		List<byte[]> leaves = new ArrayList<>();
		Fold fold = new Fold();
		for (Content entry : entries) {
			leaves.add(entry.leaf(leaves.size()));
			fold.add(leaves.get(leaves.size() - 1));
		}
		this.seals.insertSeals(0, entries, leaves);
		this.seals.insertHead(
				SigningKey.read(this.settings.keyPath()).sign(count, HexFormat.of().formatHex(fold.root()), NOON),
				entries.get(count - 1).id());
		this.sealer.seal();
	}

	private void enter(String subject) {
		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.table.insert(List.of(new Auditable(NOON, new UserId("marcus"),
					"x.happened", subject, "case-1", "It happened", Map.of("met", 7), 1))));
	}

	private Verifier verifying(LedgerSettings settings) {
		Witnesses witnesses = new Witnesses(settings,
				new WitnessMailSettings(null, null, Duration.ofHours(1), null, null), this.sender, Clock.systemUTC());
		return new Verifier(this.seals, this.texts, witnesses, settings, Clock.systemUTC());
	}

	private LedgerSettings settings(Path keyFile) {
		return new LedgerSettings(keyFile.toString(), this.settings.poll(), this.settings.sealedWithin(),
				this.settings.witnessFile(), null, this.settings.witnessEvery(), "");
	}

}
