package io.callcraft.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.callcraft.audit.Finding.Kind;
import io.callcraft.audit.HeadComparison.Verdict;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A mailbox as a witness, over SMTP and IMAP as they are spoken.
 */
@SpringBootTest(classes = LedgerTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "callcraft.ledger.sealed-within=1s",
				"spring.datasource.url=jdbc:h2:mem:witness-mail;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WitnessMailIntegrationTests {

	private static final Actor AUDITOR = new Actor(new UserId("auditor"), Set.of(Role.AUDITOR), null, Set.of());

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");

	private static final String ADDRESS = "heads@example.com";

	@Autowired
	private LedgerTable table;

	@Autowired
	private EntryTextTable texts;

	@Autowired
	private LedgerSeals seals;

	@Autowired
	private Sealer sealer;

	@Autowired
	private ReceivedHeads received;

	@Autowired
	private LedgerSettings settings;

	@Value("${spring.datasource.url}")
	private String url;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@TempDir
	private Path folder;

	private GreenMail server;

	private MailSender sender;

	private Instant now = NOON;

	@BeforeAll
	void takeTheTriggersAway() {
		LedgerTestApplication.takeTheTriggersAway(this.jdbc);
	}

	@BeforeEach
	void startAServer() {
		this.now = NOON;
		wipe();
		this.jdbc.update("delete from ledger_key");
		this.jdbc.update("delete from ledger_entry");
		this.server = new GreenMail(new ServerSetup[] { new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
				new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP) });
		this.server.start();
		this.server.setUser(ADDRESS, "heads", "secret-of-the-mailbox");
		JavaMailSenderImpl smtp = new JavaMailSenderImpl();
		smtp.setHost("127.0.0.1");
		smtp.setPort(this.server.getSmtp().getPort());
		this.sender = smtp;
		seal("entry-0");
	}

	@AfterEach
	void stopTheServer() {
		this.server.stop();
	}

	@Test
	void a_mail_tells_the_head_and_what_to_do_with_it() throws Exception {
		SignedHead head = head();

		witness().keep(head);

		MimeMessage mail = mails(1)[0];
		assertThat(mail.getSubject()).isEqualTo(
				"Callcraft ledger: 1 entry on " + head.at().toString().substring(0, 19).replace('T', ' ') + " UTC");
		assertThat(mail.getAllRecipients()[0]).hasToString(ADDRESS);
		assertThat(mail.getFrom()[0]).hasToString("callcraft@example.com");
		assertThat(mail.getContentType()).startsWith("text/plain");
		String body = mail.getContent().toString();
		assertThat(body).contains("while somebody", "Compare a head that you were sent");
		FileWitness file = new FileWitness(this.folder.resolve("same.heads"));
		file.keep(head);
		assertThat(body.strip().lines().reduce((first, second) -> second).orElseThrow() + "\n")
			.isEqualTo(Files.readString(Path.of(file.where())));
	}

	@Test
	void the_next_mail_follows_when_there_is_a_new_head_and_it_is_time() {
		MailWitness witness = witness();
		witness.keep(head());

		this.now = NOON.plus(Duration.ofHours(2));
		witness.keep(head());
		assertThat(mails(1)).as("nothing new").hasSize(1);

		seal("entry-1");
		witness.keep(head());
		assertThat(mails(2)).as("new, and time").hasSize(2);

		seal("entry-2");
		this.now = NOON.plus(Duration.ofHours(3)).minusMillis(1);
		witness.keep(head());
		assertThat(this.server.getReceivedMessages()).as("new, and too early").hasSize(2);

		this.now = NOON.plus(Duration.ofHours(3));
		witness.keep(head());
		assertThat(mails(3)).as("time now").hasSize(3);
	}

	@Test
	void a_mail_that_could_not_be_sent_is_tried_again() {
		MailWitness witness = witness();
		int port = this.server.getSmtp().getPort();
		this.server.stop();

		assertThatIllegalStateException().isThrownBy(() -> witness.keep(head())).withMessageContaining(ADDRESS);

		this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
		this.server.start();
		witness.keep(head());
		assertThat(mails(1)).hasSize(1);
	}

	@Test
	void the_mailbox_alone_finds_a_ledger_that_was_rewritten_as_a_whole() throws IOException {
		mailTwo();
		Verification sound = verifier().verify(0);
		assertThat(sound.findings()).isEmpty();
		assertThat(sound.witnesses()).isEqualTo(2);
		assertThat(sound.testimonies()).containsExactly(new Testimony(Testimony.Kind.MAILBOX, mailbox().toString(), 2));

		rewrite();

		assertThat(verifier(null).verify(0).findings()).as("without it").isEmpty();
		assertThat(verifier().verify(0).findings()).extracting(Finding::kind).containsExactly(Kind.FORKED, Kind.FORKED);
	}

	@Test
	void mails_of_others_are_passed_by_and_one_of_ours_that_was_tampered_with_is_said() throws Exception {
		mailTwo();
		deliver("Lunch?", "At noon, as {usual}.");
		String line = HeadLine.of(head());
		deliver("Fwd: Callcraft ledger: 2 entries",
				"> Look:\r\n> " + line.substring(0, 70) + "\r\n> " + line.substring(70) + "\r\n");
		assertThat(verifier().verify(0).findings()).isEmpty();
		assertThat(verifier().verify(0).witnesses()).isEqualTo(3);

		deliver("Callcraft ledger: 9 entries", line.replace("\"root\":\"", "\"root\":\"x"));
		deliver("Callcraft ledger: 8 entries", "The head was here.");

		Verification verification = verifier().verify(0);
		assertThat(verification.findings()).extracting(Finding::kind).containsOnly(Kind.WITNESS_SILENT);
		assertThat(verification.findings().get(0).what()).contains("\"Callcraft ledger: 9 entries\"", "root is not");
		assertThat(verification.findings().get(1).what()).contains("\"Callcraft ledger: 8 entries\"", "no line");
		assertThat(verification.witnesses()).isEqualTo(3);
	}

	@Test
	void a_mail_with_a_head_that_was_changed_does_not_bear_its_signature() throws Exception {
		deliver("Callcraft ledger: 1 entry", HeadLine.of(head()).replaceFirst("\"at\":\"....", "\"at\":\"1999"));

		assertThat(verifier().verify(0).findings()).extracting(Finding::kind).containsExactly(Kind.BAD_SIGNATURE);
	}

	@Test
	void looking_changes_nothing_in_the_mailbox() throws Exception {
		witness().keep(head());
		mails(1);

		verifier().verify(0);

		assertThat(this.server.getReceivedMessages()[0].isSet(Flags.Flag.SEEN)).isFalse();
	}

	@Test
	void a_mailbox_that_cannot_be_asked_is_said_by_name_and_without_its_password() {
		URI mailbox = mailbox();
		this.server.setUser(ADDRESS, "heads", "another");
		assertSilent(mailbox);

		this.server.stop();

		assertSilent(mailbox);
		assertThat(mailSettings(mailbox)).asString().doesNotContain("secret");
	}

	private void assertSilent(URI mailbox) {
		Verification verification = verifier(mailbox).verify(0);
		assertThat(verification.findings()).extracting(Finding::kind).containsExactly(Kind.WITNESS_SILENT);
		assertThat(verification.findings().get(0).what())
			.contains(mailbox.toString(), "callcraft.ledger.witness-mailbox")
			.doesNotContain("secret");
		assertThat(verification.testimonies()).extracting(Testimony::heads).containsExactly((Integer) null);
	}

	@Test
	void mails_that_only_go_out_are_named_as_such() {
		assertThat(verifier(null).verify(0).testimonies())
			.containsExactly(new Testimony(Testimony.Kind.MAILBOX, "mails to " + ADDRESS, null));
		assertThat(verifier(null).verify(0).sound()).isTrue();
	}

	@Test
	void witnesses_that_are_gone_keep_neither_the_sealing_nor_one_another() throws Exception {
		try (ServerSocket deaf = new ServerSocket(0)) {
			Path file = this.folder.resolve("independent.heads");
			LedgerSettings quick = new LedgerSettings(this.settings.keyFile(), Duration.ofMillis(20),
					this.settings.sealedWithin(), file.toString(),
					URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/heads"), Duration.ofMillis(50), "");
			Sealing sealing = new Sealing(this.sealer, this.seals, witnesses(quick, mailbox(), this.sender), quick);
			enter("entry-1");

			sealing.start();

			try {
				// the deaf one is being waited for all the while
				waitUntil(() -> head().size() == 2 && Files.exists(file)
						&& this.server.getReceivedMessages().length == 1);
			}
			finally {
				deaf.close();
				sealing.stop();
			}
		}
	}

	@Test
	void a_mail_server_that_is_down_keeps_nothing_else() throws Exception {
		Path file = this.folder.resolve("down.heads");
		URI mailbox = mailbox();
		this.server.stop();
		LedgerSettings quick = new LedgerSettings(this.settings.keyFile(), Duration.ofMillis(20),
				this.settings.sealedWithin(), file.toString(), null, Duration.ofMillis(50), "");
		Sealing sealing = new Sealing(this.sealer, this.seals, witnesses(quick, mailbox, this.sender), quick);

		sealing.start();

		try {
			enter("entry-1");
			waitUntil(() -> head().size() == 2);
			waitUntil(() -> Files.exists(file) && Files.readString(file).contains("\"size\":2"));
		}
		finally {
			sealing.stop();
		}
	}

	@Test
	void without_a_server_to_send_by_the_start_names_what_is_missing() {
		Witnesses witnesses = witnesses(this.settings, null, null);

		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new Sealing(this.sealer, this.seals, witnesses, this.settings))
			.withMessageContaining("callcraft.ledger.witness-mail")
			.satisfies((ex) -> assertThat(ex.getReason()).contains("spring.mail.host is missing"));
	}

	@Test
	void an_address_that_is_no_mailbox_is_refused_without_repeating_a_password() {
		for (String wrong : List.of("http://heads@example.com/INBOX", "imap://example.com/INBOX", "imap:heads",
				"imaps://heads:hunter2@example.com/INBOX")) {
			assertThatIllegalStateException().as(wrong)
				.isThrownBy(() -> WitnessMailbox.of(URI.create(wrong), "hunter2"))
				.withMessageContaining("callcraft.ledger.witness-mailbox")
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("hunter2"));
		}
		assertThatIllegalStateException()
			.isThrownBy(() -> WitnessMailbox.of(URI.create("imaps://heads@example.com"), null))
			.withMessageContaining("witness-mailbox-password is missing");
	}

	@Test
	void on_the_command_line_the_mailbox_is_asked_too() throws IOException {
		mailTwo();
		assertThat(command().get("testimonies").get(0).get("heads").asInt()).isEqualTo(2);
		assertThat(command().get("sound").asBoolean()).isTrue();

		rewrite();

		assertThat(command().get("findings").get(0).get("kind").asString()).isEqualTo("FORKED");
	}

	@Test
	void a_head_that_was_kept_is_contained_until_the_ledger_is_rewritten() throws IOException {
		String first = HeadLine.of(head());
		seal("entry-1");

		HeadComparison comparison = this.received.compare(AUDITOR,
				" " + first.substring(0, 50) + "\n" + first.substring(50) + "\n");

		assertThat(comparison.verdict()).isEqualTo(Verdict.CONTAINED);
		assertThat(this.jdbc.queryForList("select detail from ledger_entry where kind = 'ledger.head.compared'",
				String.class))
			.singleElement()
			.asString()
			.contains("CONTAINED");
		rewrite();
		assertThat(this.received.compare(AUDITOR, first).verdict()).isEqualTo(Verdict.FORKED);
	}

	@Test
	void a_head_of_more_entries_than_there_are_shows_that_the_ledger_was_cut_off() {
		String ahead = HeadLine.of(SigningKey.read(this.settings.keyPath()).sign(7, "ab".repeat(32), NOON));

		HeadComparison comparison = this.received.compare(AUDITOR, ahead);

		assertThat(comparison.verdict()).isEqualTo(Verdict.FORKED);
		assertThat(comparison.what()).contains("7 entries", "ends after 1");
	}

	@Test
	void a_head_says_what_is_wrong_with_it() {
		String line = HeadLine.of(head());
		Map<String, Verdict> expected = Map.of(line.replaceFirst("\"at\":\"....", "\"at\":\"1999"),
				Verdict.BAD_SIGNATURE, line.replaceFirst("\"key\":\"[0-9a-f]{32}", "\"key\":\"" + "ab".repeat(16)),
				Verdict.UNKNOWN_KEY, line.replaceFirst("\"signature\":\".", "\"signature\":\"x"), Verdict.NOT_A_HEAD,
				line.replace("\"size\":1", "\"size\":0"), Verdict.NOT_A_HEAD, line.replace("\"at\"", "\"when\""),
				Verdict.NOT_A_HEAD, "Nothing", Verdict.NOT_A_HEAD, "", Verdict.NOT_A_HEAD, "[]", Verdict.NOT_A_HEAD);

		expected.forEach((text, verdict) -> assertThat(this.received.compare(AUDITOR, text).verdict()).as(text)
			.isEqualTo(verdict));
		assertThat(this.received.compare(AUDITOR, line.replace("\"at\"", "\"when\"")).what())
			.contains("at is no moment");
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(
				() -> this.received.compare(new Actor(new UserId("hr"), Set.of(Role.HR), null, Set.of()), line));
	}

	private void mailTwo() {
		MailWitness witness = witness();
		witness.keep(head());
		seal("entry-1");
		this.now = this.now.plus(Duration.ofHours(1));
		witness.keep(head());
		mails(2);
	}

	/**
	 * All that arrived, once there are so many: they do a moment after they were taken.
	 */
	private MimeMessage[] mails(int count) {
		assertThat(this.server.waitForIncomingEmail(5000, count)).isTrue();
		return this.server.getReceivedMessages();
	}

	/**
	 * Drops the first entry and seals again with the same key; the file is gone as well.
	 */
	private void rewrite() throws IOException {
		Files.deleteIfExists(Path.of(this.settings.witnessFile()));
		this.jdbc.update("delete from ledger_entry where subject = 'entry-0'");
		wipe();
		this.sealer.seal();
	}

	private void wipe() {
		for (String table : List.of("seal", "node", "head")) {
			this.jdbc.update("delete from ledger_" + table);
		}
	}

	private void seal(String subject) {
		enter(subject);
		this.sealer.seal();
	}

	private void enter(String subject) {
		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.table.insert(List.of(new Auditable(NOON, new UserId("marcus"),
					"x.happened", subject, "case-1", "It happened", Map.of("met", 7), 1))));
	}

	private SignedHead head() {
		return this.seals.head().orElseThrow();
	}

	private URI mailbox() {
		return URI.create("imap://heads@127.0.0.1:" + this.server.getImap().getPort() + "/INBOX");
	}

	private MailWitness witness() {
		return new MailWitness(mailSettings(null), this.sender, clock());
	}

	private Verifier verifier() {
		return verifier(mailbox());
	}

	private Verifier verifier(@Nullable URI mailbox) {
		LedgerSettings noFile = new LedgerSettings(this.settings.keyFile(), this.settings.poll(),
				this.settings.sealedWithin(), "", null, this.settings.witnessEvery(), "");
		return new Verifier(this.seals, this.texts, witnesses(noFile, mailbox, this.sender), noFile, Clock.systemUTC());
	}

	private Witnesses witnesses(LedgerSettings settings, @Nullable URI mailbox, @Nullable MailSender sender) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		if (sender != null) {
			beans.addBean("sender", sender);
		}
		ObjectProvider<MailSender> provider = beans.getBeanProvider(MailSender.class);
		return new Witnesses(settings, mailSettings(mailbox), provider, clock());
	}

	/** Shows the time that a test says. */
	private Clock clock() {
		InstantSource source = () -> this.now;
		return source.withZone(ZoneOffset.UTC);
	}

	private JsonNode command() {
		PrintStream before = System.out;
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
			LedgerCommand.run("ledger", "verify", "--spring.datasource.url=" + this.url,
					"--callcraft.ledger.key-file=" + this.settings.keyFile(), "--callcraft.ledger.witness-file=",
					"--callcraft.ledger.witness-mail=" + ADDRESS, "--callcraft.ledger.witness-mailbox=" + mailbox(),
					"--callcraft.ledger.witness-mailbox-password=secret-of-the-mailbox");
		}
		finally {
			System.setOut(before);
		}
		return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
	}

	private static void waitUntil(Callable<Boolean> done) throws Exception {
		Instant end = Instant.now(Clock.systemUTC()).plusSeconds(8);
		while (!done.call()) {
			assertThat(Instant.now(Clock.systemUTC())).as("still not").isBefore(end);
			Thread.sleep(20);
		}
	}

	private static WitnessMailSettings mailSettings(URI mailbox) {
		return new WitnessMailSettings(ADDRESS, "callcraft@example.com", Duration.ofHours(1), mailbox,
				"secret-of-the-mailbox");
	}

	private void deliver(String subject, String body) throws MessagingException {
		MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
		mail.setFrom("somebody@example.com");
		mail.setRecipients(MimeMessage.RecipientType.TO, ADDRESS);
		mail.setSubject(subject);
		mail.setText(body);
		this.server.getUserManager().getUser("heads").deliver(mail);
	}

}
