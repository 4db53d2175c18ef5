package io.callcraft.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The ledger on each database; see the subclasses at the end.
 */
@SpringBootTest(classes = LedgerTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");

	private static final Actor AUDITOR = actor("auditor", Role.AUDITOR);

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerExplorer explorer;

	@Autowired
	private EntryTexts texts;

	@Autowired
	private Erasures erasures;

	@Autowired
	private LegalHolds holds;

	@Autowired
	private Sealer sealer;

	@Autowired
	private LedgerSeals seals;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void an_entry_is_kept_with_everything_it_says() {
		Map<String, Object> detail = Map.of("calls", List.of("acd/c-1", "acd/c-2"), "met", 3, "share", 0.5, "on", true,
				"why", Map.of("rule", "Missed „discovery“ ☎"));

		inTransaction(() -> this.events.publishEvent(new Auditable(NOON, new UserId("marcus"), "case.opened", "r-001",
				"case-full", "Case opened for r-001", detail, 7)));

		List<Entry> history = this.ledger.history("case-full");
		assertThat(history).hasSize(1);
		Entry entry = history.get(0);
		assertThat(entry).usingRecursiveComparison()
			.ignoringFields("id")
			.isEqualTo(new Entry(0, null, NOON, new UserId("marcus"), "case.opened", "r-001", "case-full",
					"Case opened for r-001", detail, 7));
	}

	@Test
	void words_are_for_those_who_may_read_them_and_gone_once_erased() {
		inTransaction(
				() -> this.events.publishEvent(
						new Auditable(
								NOON, new UserId("marcus"), "task.completed", "words", "case-words", "Done", Map
									.of("fields",
											Map.of("why", PersonalText.of("I am „scared“ ☎"), "note",
													PersonalText.restricted("She is ill"), "decision", "CONFIRM")),
								1)));
		this.sealer.seal();
		long n = find("words", null).items().get(0).n();

		assertThat(find("words", null).items().get(0).detail().toString()).contains("personalText", "CONFIRM")
			.doesNotContain("scared", "ill");
		assertThat(this.ledger.history("case-words").get(0).detail()).isEqualTo(
				Map.of("fields", Map.of("why", "I am „scared“ ☎", "note", "a restricted text", "decision", "CONFIRM")));
		assertThat(this.texts.of(AUDITOR, n)).extracting(EntryText::text)
			.containsExactlyInAnyOrder("I am „scared“ ☎", null);
		assertThat(this.texts.of(actor("ops", Role.OPERATIONS), n)).extracting(EntryText::text).containsOnlyNulls();
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.texts.of(actor("marcus", Role.SUPERVISOR), n));

		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.erasures.erase(AUDITOR, "words", "No", false));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.erasures.erase(actor("hr", Role.HR), "words", " ", false));
		this.erasures.erase(actor("hr", Role.HR), "words", "she left", false);

		assertThat(this.ledger.history("case-words").get(0).detail().toString()).contains("by hr because she left")
			.doesNotContain("scared");
		assertThat(this.texts.of(AUDITOR, n)).extracting(EntryText::standing).containsOnly(EntryText.Standing.ERASED);
	}

	@Test
	void a_legal_hold_wins_over_erasure_until_it_is_lifted() {
		Actor hr = actor("hr", Role.HR);
		for (String caseId : List.of("case-held", "case-free")) {
			inTransaction(() -> this.events.publishEvent(new Auditable(NOON, new UserId("marcus"), "task.completed",
					"held", caseId, "Done", Map.of("why", PersonalText.of("I am scared")), 1)));
		}

		long hold = this.holds.place(hr, "held", "case-held", "A charge was filed").get(0).id();
		this.erasures.erase(hr, "held", "They asked for it", false);

		assertThat(this.ledger.history("case-held").get(0).detail()).containsEntry("why", "I am scared");
		assertThat(this.ledger.history("case-free").get(0).detail().toString()).contains("They asked for it");
		assertThat(this.erasures.partsOf(hr, "held")).contains(
				new Erasures.Part("case-held", 1, "A charge was filed", null),
				new Erasures.Part("case-free", 0, null, null));

		this.holds.lift(hr, hold, "It was settled");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.holds.lift(hr, hold, "Again"));
		this.holds.place(hr, "held", null, "Another charge was filed");
		assertThat(this.erasures.erase(hr, "held", "They asked for it again", false)).isEmpty();
		assertThat(this.ledger.history("case-held").get(0).detail()).containsEntry("why", "I am scared");
		assertThat(find("held", "legal-hold.placed").items()).hasSize(2);
		assertThat(find("held", "legal-hold.lifted").items()).hasSize(1);
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.holds.place(AUDITOR, "held", null, "A charge was filed"));
	}

	@Test
	void what_may_be_absent_is_absent() {
		inTransaction(() -> this.events.publishEvent(new Auditable(NOON, UserId.SYSTEM, "release.published",
				"absent-things", null, "Release published", Map.of(), null)));

		Entry entry = find("absent-things", null).items().get(0);
		assertThat(entry.caseId()).isNull();
		assertThat(entry.release()).isNull();
		assertThat(entry.detail()).isEmpty();
	}

	@Test
	void nothing_is_entered_when_the_transaction_fails() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			happens("rolled-back", "x.happened");
			throw new IllegalStateException("the business failed");
		}));

		assertThat(find("rolled-back", null).items()).isEmpty();
	}

	@Test
	void outside_a_transaction_it_refuses_loudly() {
		assertThatIllegalStateException().isThrownBy(() -> happens("nowhere", "x.happened"));
	}

	@Test
	void in_a_transaction_that_only_reads_it_refuses_loudly() {
		TransactionTemplate reading = new TransactionTemplate(this.transactions);
		reading.setReadOnly(true);

		assertThatIllegalStateException()
			.isThrownBy(() -> reading.executeWithoutResult((status) -> happens("reading", "x.happened")));
	}

	@Test
	void entries_keep_the_order_in_which_things_happened() {
		inTransaction(() -> {
			for (int i = 0; i < 250; i++) {
				happens("in-order", "step." + i);
			}
		});

		assertThat(this.ledger.entries(AUDITOR, ofSubject("in-order"), new PageRequest(null, 500)).items())
			.extracting(Entry::kind)
			.startsWith("step.0", "step.1", "step.2")
			.endsWith("step.248", "step.249")
			.hasSize(250);
	}

	@Test
	void a_transaction_inside_another_keeps_its_own_entries() {
		TransactionTemplate separate = new TransactionTemplate(this.transactions);
		separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			happens("nested", "outer.happened");
			separate.executeWithoutResult((status) -> happens("nested", "inner.happened"));
			happens("nested", "outer.happened");
			throw new IllegalStateException("the outer one failed");
		}));

		assertThat(find("nested", null).items()).extracting(Entry::kind).containsExactly("inner.happened");
	}

	@Test
	void what_happens_while_committing_is_entered_too() {
		inTransaction(() -> {
			happens("late", "first.happened");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void beforeCommit(boolean readOnly) {
					happens("late", "last.happened");
				}
			});
		});

		assertThat(find("late", null).items()).extracting(Entry::kind)
			.containsExactly("first.happened", "last.happened");
	}

	@Test
	void sealing_numbers_entries_from_0_without_gaps() {
		inTransaction(() -> {
			for (int i = 0; i < 300; i++) {
				happens("numbered", "step." + i);
			}
		});

		this.sealer.seal();

		SignedHead head = this.ledger.head(AUDITOR);
		assertThat(LongStream.range(0, head.size()).mapToObj((n) -> this.ledger.entry(AUDITOR, n).n()))
			.doesNotContainNull()
			.doesNotHaveDuplicates();
		assertThat(this.ledger.entries(AUDITOR, ofSubject("numbered"), new PageRequest(null, 500)).items())
			.extracting(Entry::n)
			.isSorted()
			.hasSize(300);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.ledger.entry(AUDITOR, head.size()));
	}

	@Test
	void an_entry_is_proved_by_its_canonical_json_alone() {
		inTransaction(() -> this.events.publishEvent(new Auditable(NOON, new UserId("marcus"), "case.opened", "proved",
				"case-proved", "It „happened“ ☎", Map.of("share", 1.50, "calls", List.of("acd/c-1"), "met", 3), 7)));

		this.sealer.seal();

		Entry entry = find("proved", null).items().get(0);
		Proof proof = this.ledger.proof(AUDITOR, entry.n());
		String text = "{\"at\":\"2026-11-02T12:00:00.123456Z\",\"by\":\"marcus\",\"case\":\"case-proved\","
				+ "\"detail\":{\"calls\":[\"acd/c-1\"],\"met\":3,\"share\":1.5},\"kind\":\"case.opened\",\"n\":"
				+ entry.n() + ",\"release\":7,\"subject\":\"proved\",\"what\":\"It „happened“ ☎\"}";
		assertThat(proof.leaf()).isEqualTo(HexFormat.of().formatHex(Tree.leaf(text.getBytes(StandardCharsets.UTF_8))));
		assertThat(proof.head()).isEqualTo(this.ledger.head(AUDITOR));
		assertThat(this.seals.keys().get(0).signed(proof.head())).isTrue();
	}

	@Test
	void a_transaction_that_commits_late_is_sealed_late() {
		TransactionTemplate separate = new TransactionTemplate(this.transactions);
		separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

		inTransaction(() -> {
			happens("late-commit", "slow.happened");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void beforeCommit(boolean readOnly) {
					separate.executeWithoutResult((status) -> happens("late-commit", "quick.happened"));
					CompletableFuture.runAsync(LedgerIntegrationTests.this.sealer::seal).join();
				}

				@Override
				public int getOrder() {
					// after the entries are written
					return Integer.MAX_VALUE;
				}
			});
		});
		this.sealer.seal();

		Map<String, Long> numbers = find("late-commit", null).items()
			.stream()
			.collect(Collectors.toMap(Entry::kind, Entry::n));
		assertThat(numbers.get("slow.happened")).isGreaterThan(numbers.get("quick.happened"));
	}

	@Test
	void two_sizes_are_shown_to_agree_and_others_refused() {
		inTransaction(() -> List.of("a", "b", "c").forEach((kind) -> happens("grows", kind)));
		this.sealer.seal();
		long size = this.ledger.head(AUDITOR).size();

		assertThat(this.ledger.consistency(AUDITOR, size - 1, size).path()).isNotEmpty();
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.ledger.consistency(AUDITOR, 0, size))
			.withMessageContaining("from");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.ledger.consistency(AUDITOR, 1, size + 1))
			.withMessageContaining("to");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ledger_seal set n = n", "ledger_node set place = place", "ledger_head set root = root",
			"ledger_key set id = id", "ledger_seal", "ledger_node", "ledger_head", "ledger_key" })
	void the_database_refuses_changes_of_what_seals(String change) {
		inTransaction(() -> {
			for (int i = 0; i < Tree.WIDTH; i++) {
				happens("a-full-row", "x.happened");
			}
		});
		this.sealer.seal();

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.update((change.contains(" ") ? "update " : "delete from ") + change))
			.withStackTraceContaining("append-only");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update ledger_entry set what = 'nothing' where subject = 'for-good'",
			"delete from ledger_entry where subject = 'for-good'" })
	void the_database_itself_refuses_changes(String sql) {
		inTransaction(() -> happens("for-good", "x.happened"));

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.update(sql))
			.withStackTraceContaining("append-only");
		assertThat(find("for-good", null).items()).isNotEmpty()
			.allSatisfy((entry) -> assertThat(entry.what()).isEqualTo("It happened"));
	}

	@Test
	void pages_follow_each_other_without_gap_or_overlap() {
		inTransaction(() -> List.of("a", "b", "c", "d", "e").forEach((kind) -> happens("paged", kind)));

		Page<Entry> first = this.ledger.entries(AUDITOR, ofSubject("paged"), new PageRequest(null, 2));
		Page<Entry> second = this.ledger.entries(AUDITOR, ofSubject("paged"), new PageRequest(first.next(), 2));
		Page<Entry> third = this.ledger.entries(AUDITOR, ofSubject("paged"), new PageRequest(second.next(), 2));

		assertThat(first.items()).extracting(Entry::kind).containsExactly("a", "b");
		assertThat(second.items()).extracting(Entry::kind).containsExactly("c", "d");
		assertThat(third.items()).extracting(Entry::kind).containsExactly("e");
		assertThat(third.next()).isNull();
	}

	@Test
	void the_newest_can_come_first() {
		inTransaction(() -> List.of("a", "b", "c").forEach((kind) -> happens("backwards", kind)));
		EntryFilter filter = EntryFilter.about("backwards");

		Page<Entry> first = this.ledger.latest(AUDITOR, filter, new PageRequest(null, 2));
		Page<Entry> second = this.ledger.latest(AUDITOR, filter, new PageRequest(first.next(), 2));

		assertThat(first.items()).extracting(Entry::kind).containsExactly("c", "b");
		assertThat(second.items()).extracting(Entry::kind).containsExactly("a");
	}

	@Test
	void a_kind_or_a_case_narrows_the_choice() {
		inTransaction(() -> {
			this.events.publishEvent(new Auditable(NOON, UserId.SYSTEM, "task.completed", "narrow", "case-narrow",
					"It happened", Map.of(), null));
			happens("narrow", "task.claimed");
		});

		assertThat(find("narrow", "task.claimed").items()).hasSize(1);
		assertThat(this.ledger.entries(AUDITOR, EntryFilter.ofCase("case-narrow"), PageRequest.of(null, null)).items())
			.extracting(Entry::kind)
			.containsExactly("task.completed");
	}

	@Test
	void who_when_and_which_release_narrow_the_choice() {
		inTransaction(() -> this.events.publishEvent(new Auditable(Instant.parse("2031-05-06T07:00:00Z"),
				new UserId("walker"), "walk.taken", "park", null, "A walk", Map.of(), 77)));

		assertThat(kinds(new EntryFilter(null, null, null, null, "walker", null, null, null)))
			.containsExactly("walk.taken");
		assertThat(kinds(new EntryFilter(null, null, null, null, null, 77, null, null))).containsExactly("walk.taken");
		assertThat(kinds(new EntryFilter(null, null, "walk.*", null, null, null, null, null)))
			.containsExactly("walk.taken");
		assertThat(kinds(new EntryFilter(null, null, null, null, null, null, "2031-05-06", "2031-05-06")))
			.containsExactly("walk.taken");
		assertThat(kinds(new EntryFilter(null, null, null, null, null, null, "2031-05-06T07:00:01Z", null))).isEmpty();
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> kinds(new EntryFilter(null, null, null, null, null, null, "6.5.2031", null)))
			.withMessageContaining("2026-11-02");
	}

	@Test
	void a_person_brings_their_cases_along() {
		inTransaction(() -> {
			happens("ida", "rep.warned");
			this.events.publishEvent(
					new Auditable(NOON, UserId.SYSTEM, "case.opened", "ida", "case-of-ida", "Opened", Map.of(), null));
			this.events.publishEvent(new Auditable(NOON, UserId.SYSTEM, "task.created", "task-1", "case-of-ida",
					"Came up", Map.of(), null));
			happens("somebody-else", "rep.warned");
		});

		assertThat(kinds(new EntryFilter("ida", null, null, null, null, null, null, null)))
			.containsExactly("rep.warned", "case.opened", "task.created");
		assertThat(kinds(new EntryFilter("ida", null, "task.*", null, null, null, null, null)))
			.containsExactly("task.created");
	}

	@Test
	void a_sample_can_be_drawn_again_by_whoever_knows_the_seed() {
		inTransaction(() -> {
			for (int i = 0; i < 40; i++) {
				happens("drawn", "x.happened");
			}
		});
		this.sealer.seal();
		EntryFilter filter = EntryFilter.about("drawn");

		LedgerExplorer.Sample first = this.explorer.sample(AUDITOR, filter, "spring", 10, null);
		inTransaction(() -> happens("drawn", "x.happened"));
		this.sealer.seal();
		LedgerExplorer.Sample again = this.explorer.sample(AUDITOR, filter, "spring", 10, first.upTo());
		LedgerExplorer.Sample other = this.explorer.sample(AUDITOR, filter, "autumn", 10, first.upTo());

		assertThat(first.population()).isEqualTo(40);
		assertThat(first.entries()).hasSize(10).isEqualTo(again.entries()).isNotEqualTo(other.entries());
		assertThat(numbers(first)).isEqualTo(lowestHashes("spring", filter, first.upTo()));
		assertThat(kinds(EntryFilter.ofKind("ledger.sampled"))).hasSize(3);
	}

	@Test
	void an_export_is_entered_and_ends_with_what_was_there() {
		inTransaction(() -> List.of("a", "b", "c").forEach((kind) -> happens("taken-along", kind)));

		List<String> kinds = new ArrayList<>();
		this.explorer.export(AUDITOR, EntryFilter.about("taken-along")).forEach((entry) -> {
			kinds.add(entry.kind());
			inTransaction(() -> happens("taken-along", "later"));
		});

		assertThat(kinds).containsExactly("a", "b", "c");
		assertThat(kinds(EntryFilter.ofKind("ledger.exported"))).isNotEmpty();
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.explorer.export(actor("carla", Role.SUPERVISOR), EntryFilter.ALL));
	}

	@Test
	void of_two_cases_what_happened_alike_stands_in_one_row() {
		inTransaction(() -> {
			List.of("case.opened", "task.created", "task.completed", "case.closed")
				.forEach((kind) -> happensIn("case-left", kind));
			List.of("case.opened", "task.created", "task.cancelled", "case.closed")
				.forEach((kind) -> happensIn("case-right", kind));
		});

		assertThat(this.explorer.sideBySide(AUDITOR, "case-left", "case-right").rows())
			.extracting((row) -> kind(row.left()) + " | " + kind(row.right()))
			.containsExactly("case.opened | case.opened", "task.created | task.created", "task.completed | -",
					"- | task.cancelled", "case.closed | case.closed");
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.explorer.sideBySide(AUDITOR, "case-left", "case-nowhere"));
	}

	@Test
	void ids_that_differ_by_case_are_different_subjects() {
		inTransaction(() -> happens("R-Case", "x.happened"));

		assertThat(find("r-case", null).items()).isEmpty();
	}

	@Test
	void restricted_kinds_are_for_auditors_and_administrators_alone() {
		inTransaction(() -> {
			happens("private", "restricted.note.read");
			happens("private", "task.completed");
		});
		this.sealer.seal();
		Entry restricted = find("private", "restricted.note.read").items().get(0);
		Actor hr = actor("hr", Role.HR);

		assertThat(this.ledger.entries(hr, ofSubject("private"), PageRequest.of(null, null)).items())
			.extracting(Entry::kind)
			.containsExactly("task.completed");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.ledger.entry(hr, restricted.n()));
		assertThat(this.ledger.entry(actor("admin", Role.ADMIN), restricted.n())).isEqualTo(restricted);
	}

	@Test
	void a_supervisor_has_no_access() {
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.ledger
			.entries(actor("carla", Role.SUPERVISOR), EntryFilter.ALL, PageRequest.of(null, null)));
	}

	@Test
	void a_cursor_that_is_no_number_is_refused() {
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.ledger.entries(AUDITOR, EntryFilter.ALL, PageRequest.of("x", null)));
	}

	private void happens(String subject, String kind) {
		this.events
			.publishEvent(new Auditable(NOON, UserId.SYSTEM, kind, subject, null, "It happened", Map.of(), null));
	}

	private void happensIn(String caseId, String kind) {
		this.events
			.publishEvent(new Auditable(NOON, UserId.SYSTEM, kind, "rep", caseId, "It happened", Map.of(), null));
	}

	private static String kind(SideBySide.Side side) {
		return (side != null) ? side.entry().kind() : "-";
	}

	private List<String> kinds(EntryFilter filter) {
		return this.ledger.entries(AUDITOR, filter, PageRequest.of(null, null))
			.items()
			.stream()
			.map(Entry::kind)
			.toList();
	}

	private static List<Long> numbers(LedgerExplorer.Sample sample) {
		return sample.entries().stream().map(Entry::n).toList();
	}

	/** The documented way to draw, done by hand. */
	private List<Long> lowestHashes(String seed, EntryFilter filter, long upTo) {
		return this.ledger.entries(AUDITOR, filter, PageRequest.of(null, 500))
			.items()
			.stream()
			.map(Entry::n)
			.filter((n) -> n != null && n < upTo)
			.sorted(Comparator.comparing((n) -> HexFormat.of()
				.formatHex(Tree.sha256().digest((seed + ":" + n).getBytes(StandardCharsets.UTF_8)))))
			.limit(10)
			.sorted()
			.toList();
	}

	private void inTransaction(Runnable business) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> business.run());
	}

	private Page<Entry> find(String subject, String kind) {
		return this.ledger.entries(AUDITOR, new EntryFilter(null, subject, kind, null, null, null, null, null),
				PageRequest.of(null, null));
	}

	private static EntryFilter ofSubject(String subject) {
		return EntryFilter.about(subject);
	}

	private static Actor actor(String user, Role role) {
		return new Actor(new UserId(user), Set.of(role), null, Set.of());
	}

}
