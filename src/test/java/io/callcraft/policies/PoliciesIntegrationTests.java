package io.callcraft.policies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.callcraft.audit.Entry;
import io.callcraft.audit.EntryFilter;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.ReleaseFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static io.callcraft.policies.TestFolder.OTHER_RULE;
import static io.callcraft.policies.TestFolder.PROCESS;
import static io.callcraft.policies.TestFolder.RULE;
import static io.callcraft.policies.TestNode.OPS;
import static io.callcraft.policies.TestNode.OPS2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Releases, drafts and the watched folder on each database, with nodes that start, stop
 * and share it.
 */
abstract class PoliciesIntegrationTests {

	/** Three seconds on a quiet machine, which the benchmark measures. */
	private static final Duration VISIBLE = Duration.ofSeconds(30);

	private static final String APPROVAL = "callcraft.policies.approval=required";

	private JdbcConnectionDetails database;

	private TestFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.database = emptyDatabase();
		this.folder = new TestFolder(path).filled();
	}

	abstract JdbcConnectionDetails emptyDatabase();

	@Test
	void the_folder_is_release_1_when_the_application_is_ready() {
		try (TestNode node = start()) {
			PublishedRelease live = node.releases().live().orElseThrow();

			assertThat(live.number()).isEqualTo(1);
			assertThat(live.files()).containsExactly(PROCESS, RULE, OTHER_RULE);
			assertThat(live.origin()).isEqualTo(Origin.FOLDER);
			assertThat(live.sha256()).isEqualTo(node.releases().files(1).sha256());
			assertThat(node.decisions().live().number()).isEqualTo(1);
			assertThat(node.definitions().installed).containsExactly(1);
		}
	}

	@Test
	void what_is_saved_goes_live_by_itself() {
		try (TestNode node = start()) {
			this.folder.write(RULE, "rule one, changed");

			await(VISIBLE, () -> node.decisions().live().number() == 2);

			assertThat(node.liveText(RULE)).isEqualTo("rule one, changed");
			assertThat(node.liveText(OTHER_RULE)).isEqualTo("rule two");
			assertThat(node.releases().file(1, RULE)).isEqualTo("rule one");
			assertThat(node.definitions().installed).containsExactly(1, 2);
			Entry entry = lastPublished(node);
			assertThat(entry.subject()).isEqualTo("release-2");
			assertThat(entry.detail()).containsEntry("files", List.of(RULE));

			this.folder.delete(OTHER_RULE).write("rules/escalation/new.drl", "rule three");

			// the folder may have been looked at between the two
			await(VISIBLE,
					() -> node.releases()
						.live()
						.orElseThrow()
						.files()
						.equals(List.of(PROCESS, RULE, "rules/escalation/new.drl")));
		}
	}

	@Test
	void a_broken_file_changes_nothing_and_says_where() {
		try (TestNode node = start()) {
			this.folder.write(RULE, "rule one\nBROKEN").write(OTHER_RULE, "rule two, good");

			await(VISIBLE, () -> !node.releases().problems().isEmpty());

			assertThat(node.releases().problems())
				.containsExactly(PolicyProblem.error(RULE, 2, "something is missing"));
			assertThat(node.live()).isEqualTo(1);
			assertThat(node.decisions().installed).containsExactly(1);

			this.folder.write(RULE, "rule one\nmended");

			await(VISIBLE, () -> node.live() == 2);
			assertThat(node.releases().problems()).isEmpty();
			assertThat(node.liveText(OTHER_RULE)).isEqualTo("rule two, good");
		}
	}

	@Test
	void a_broken_workflow_holds_the_rules_back_too() {
		try (TestNode node = start()) {
			this.folder.write(PROCESS, "<process>\n\nBROKEN").write(RULE, "rule one, good");

			await(VISIBLE, () -> !node.releases().problems().isEmpty());

			assertThat(node.releases().problems()).extracting(PolicyProblem::toString)
				.containsExactly(PROCESS + ":3: something is missing");
			assertThat(node.live()).isEqualTo(1);

			// in this order, since the folder may be looked at between the two
			this.folder.write(RULE, "rule one").write(PROCESS, "<process/>");

			await(VISIBLE, () -> node.releases().problems().isEmpty());
			assertThat(node.live()).isEqualTo(1);
		}
	}

	@Test
	void without_a_good_folder_it_runs_and_waits_for_one() {
		this.folder.write(RULE, "BROKEN");

		try (TestNode node = start()) {
			assertThat(node.releases().live()).isEmpty();
			assertThat(node.releases().problems()).hasSize(1);

			this.folder.write(RULE, "rule one");

			await(VISIBLE, () -> node.decisions().installed.contains(1));
			assertThat(node.releases().problems()).isEmpty();
		}
	}

	@Test
	void a_restart_loads_what_is_live_and_publishes_nothing() {
		start().close();

		try (TestNode node = start()) {
			assertThat(node.decisions().installed).containsExactly(1);
			assertThat(node.definitions().installed).containsExactly(1);
			pause();
			assertThat(node.live()).isEqualTo(1);
		}
	}

	@Test
	void a_restart_after_a_restore_does_not_publish_the_stale_folder() {
		try (TestNode node = start()) {
			this.folder.write(RULE, "rule one, worse");
			await(VISIBLE, () -> node.live() == 2);

			PublishedRelease restored = node.releases().restore(1, "It was better before", OPS);

			assertThat(restored.number()).isEqualTo(3);
			assertThat(restored.origin()).isEqualTo(Origin.RESTORE);
			assertThat(restored.author()).isEqualTo(new UserId("ops"));
			assertThat(node.decisions().live().number()).isEqualTo(3);
			assertThat(node.liveText(RULE)).isEqualTo("rule one");
		}
		try (TestNode node = start()) {
			pause();
			assertThat(node.live()).isEqualTo(3);
			assertThat(node.liveText(RULE)).isEqualTo("rule one");

			this.folder.write(OTHER_RULE, "rule two, changed");

			await(VISIBLE, () -> node.live() == 4);
			assertThat(node.liveText(RULE)).as("restored, and not touched in the folder").isEqualTo("rule one");
			assertThat(node.liveText(OTHER_RULE)).isEqualTo("rule two, changed");
		}
	}

	@Test
	void what_was_changed_while_it_was_stopped_is_published_at_the_start() {
		start().close();
		this.folder.write(RULE, "rule one, changed overnight");

		try (TestNode node = start()) {
			await(VISIBLE, () -> node.live() == 2);
			assertThat(node.liveText(RULE)).isEqualTo("rule one, changed overnight");
		}
	}

	@Test
	void without_a_folder_it_runs_from_the_database_alone() {
		start().close();
		TestFolder none = new TestFolder(this.folder.path().resolve("nowhere"));

		try (TestNode node = TestNode.start(this.database, none)) {
			assertThat(node.decisions().live().number()).isEqualTo(1);
			pause();
			assertThat(node.live()).isEqualTo(1);
		}
	}

	@Test
	void a_half_of_the_folder_that_is_missing_removes_nothing() throws Exception {
		try (TestNode node = start()) {
			// at once: a folder without its workflows is another matter
			Files.move(this.folder.path().resolve("processes"), this.folder.path().resolve("elsewhere"));
			this.folder.write(RULE, "rule one, changed");

			await(VISIBLE, () -> node.live() == 2);
			assertThat(node.liveText(PROCESS)).isEqualTo("<process/>");
		}
	}

	@Test
	void another_node_follows() {
		try (TestNode one = start();
				TestNode two = TestNode.start(this.database, new TestFolder(this.folder.path().resolve("none")))) {
			this.folder.write(RULE, "rule one, changed");

			await(VISIBLE, () -> one.live() == 2);
			await(VISIBLE, () -> two.decisions().live().number() == 2);
			assertThat(two.definitions().installed).containsExactly(1, 2);
		}
	}

	@Test
	void what_was_read_before_another_node_took_over_more_is_looked_at_again() {
		try (TestNode node = start()) {
			FolderChanges changes = node.context().getBean(FolderChanges.class);
			FolderChanges.Known known = changes.known();
			SortedMap<String, String> text = new TreeMap<>(node.releases().files(1).text());
			text.put(RULE, "rule one, changed");
			FolderReading late = new FolderReading(Set.of("rules", "processes"), new PolicyFiles(text), List.of());
			this.folder.write(RULE, "rule one, changed twice");
			await(VISIBLE, () -> node.live() == 2);

			assertThat(changes.take(late, known)).isFalse();
			assertThat(changes
				.take(new FolderReading(late.roots(), late.files(), List.of(PolicyProblem.error(RULE, 0, "x"))), known))
				.as("nor is what was wrong with it told")
				.isFalse();

			assertThat(node.live()).isEqualTo(2);
			assertThat(node.liveText(RULE)).isEqualTo("rule one, changed twice");
		}
	}

	@Test
	void two_nodes_on_one_folder_publish_a_change_once() {
		try (TestNode one = start(); TestNode two = start()) {
			this.folder.write(RULE, "rule one, changed");

			await(VISIBLE, () -> one.decisions().live().number() == 2 && two.decisions().live().number() == 2);
			pause();
			assertThat(one.live()).isEqualTo(2);
		}
	}

	@Test
	void releases_published_at_once_get_consecutive_numbers() throws Exception {
		ExecutorService people = Executors.newFixedThreadPool(4);
		try (TestNode one = start(); TestNode two = start()) {
			List<Callable<PublishedRelease>> work = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				TestNode node = (i % 2 == 0) ? one : two;
				long draft = node.drafts()
					.begin("Rule " + i, Map.of("rules/new/rule-" + i + ".drl", Optional.of("rule " + i)), OPS)
					.id();
				work.add(() -> node.drafts().publish(draft, OPS));
			}

			List<Integer> numbers = new ArrayList<>();
			for (Future<PublishedRelease> published : people.invokeAll(work)) {
				numbers.add(published.get().number());
			}

			assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, 9).boxed().toList());
			assertThat(one.releases().files(9).under("rules/new").text()).as("no draft undid another").hasSize(8);
			await(VISIBLE, () -> one.decisions().live().number() == 9 && two.decisions().live().number() == 9);
		}
		finally {
			people.shutdown();
		}
	}

	@Test
	void where_approval_is_required_a_change_in_the_folder_waits_for_a_person() {
		try (TestNode node = start(APPROVAL)) {
			assertThat(node.live()).as("the first release is what was shipped").isEqualTo(1);
			this.folder.write(RULE, "rule one, changed");
			await(VISIBLE, () -> !openDrafts(node).isEmpty());
			this.folder.write(RULE, "rule one, changed again");
			await(VISIBLE, () -> openDrafts(node).stream().anyMatch((draft) -> draft.id() > 1));
			Draft draft = openDrafts(node).get(0);
			assertThat(openDrafts(node)).as("the later change replaces the one before").hasSize(1);
			assertThat(node.live()).isEqualTo(1);
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> node.drafts().publish(draft.id(), OPS))
				.withMessageContaining("approval");

			node.drafts().approve(draft.id(), OPS);
			node.drafts().publish(draft.id(), OPS);

			assertThat(node.liveText(RULE)).isEqualTo("rule one, changed again");
			assertThat(node.releases().live().orElseThrow().approver()).isEqualTo(new UserId("ops"));
			pause();
			assertThat(node.live()).isEqualTo(2);
			assertThat(openDrafts(node)).isEmpty();
		}
	}

	@Test
	void a_draft_is_approved_by_nobody_who_wrote_in_it() {
		try (TestNode node = start(APPROVAL)) {
			Drafts drafts = node.drafts();
			long draft = drafts.begin("Sharper entry", Map.of(RULE, Optional.of("rule one, sharper")), OPS).id();

			assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> drafts.approve(draft, OPS));
			drafts.approve(draft, OPS2);
			drafts.write(draft, OTHER_RULE, "rule two, sharper".getBytes(), OPS2);
			assertThat(drafts.draft(draft).approver()).as("changed after it was approved").isNull();
			assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> drafts.approve(draft, OPS2));
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> drafts.publish(draft, OPS));

			drafts.approve(draft, operator("ops3"));
			PublishedRelease release = drafts.publish(draft, OPS);

			assertThat(release.author()).isEqualTo(new UserId("ops"));
			assertThat(release.approver()).isEqualTo(new UserId("ops3"));
			assertThat(drafts.draft(draft).release()).isEqualTo(release.number());
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> drafts.publish(draft, OPS));
			assertThat(node.ledger()
				.entries(auditor(), EntryFilter.about("draft-" + draft), PageRequest.of(null, null))
				.items()).extracting(Entry::kind).containsExactly("draft.approved", "draft.approved");
		}
	}

	@Test
	void a_draft_with_errors_is_not_published() {
		try (TestNode node = start()) {
			long draft = node.drafts().begin("Oops", Map.of(RULE, Optional.of("BROKEN")), OPS).id();

			assertThat(node.draftFiles().check(draft).problems()).hasSize(1);
			assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> node.drafts().publish(draft, OPS))
				.withMessageContaining(RULE + ":1: something is missing");
			assertThat(node.releases().problems()).as("the folder is as good as before").isEmpty();

			node.drafts().write(draft, RULE, "DOUBTFUL".getBytes(), OPS);

			assertThat(node.draftFiles().check(draft).problems()).hasSize(1);
			assertThat(node.drafts().publish(draft, OPS).number()).isEqualTo(2);
		}
	}

	@Test
	void a_draft_overtaken_by_another_says_so_until_it_is_written_again() {
		try (TestNode node = start()) {
			Drafts drafts = node.drafts();
			long mine = drafts.begin("Mine", Map.of(RULE, Optional.of("rule one, mine")), OPS).id();
			long theirs = drafts
				.begin("Theirs", Map.of(RULE, Optional.of("rule one, theirs"), OTHER_RULE, Optional.empty()), OPS2)
				.id();
			drafts.publish(theirs, OPS2);

			assertThat(node.draftFiles().check(mine).problems()).extracting(PolicyProblem::file).containsExactly(RULE);
			assertThatExceptionOfType(ChangeRefused.class).isThrownBy(() -> drafts.publish(mine, OPS));

			drafts.write(mine, RULE, "rule one, both".getBytes(), OPS);
			drafts.publish(mine, OPS);

			assertThat(node.liveText(RULE)).isEqualTo("rule one, both");
			assertThat(node.releases().live().orElseThrow().files()).doesNotContain(OTHER_RULE);
		}
	}

	@Test
	void a_draft_overtaken_by_another_is_settled_by_its_author() {
		try (TestNode node = start()) {
			Drafts drafts = node.drafts();
			long mine = drafts.begin("Mine", Map.of(RULE, Optional.of("rule one, mine")), OPS).id();
			drafts.publish(drafts.begin("Theirs", Map.of(RULE, Optional.of("rule one, theirs")), OPS2).id(), OPS2);

			TwoSides sides = node.draftFiles().overtaken(mine, RULE);
			assertThat(sides.units()).singleElement()
				.satisfies((unit) -> assertThat(unit.isForTheAuthor()).isTrue())
				.satisfies((unit) -> assertThat(unit.theirs()).isEqualTo("rule one, theirs"));
			drafts.settle(mine, RULE, Set.of(""), OPS);

			assertThat(node.draftFiles().overtaken(mine)).isEmpty();
			drafts.publish(mine, OPS);
			assertThat(node.liveText(RULE)).isEqualTo("rule one, mine\n");
			assertThatExceptionOfType(NotFound.class).isThrownBy(() -> drafts.settle(mine, RULE, Set.of(), OPS));
		}
	}

	@Test
	void what_cannot_be_published_is_refused_by_name() {
		try (TestNode node = start()) {
			Drafts drafts = node.drafts();
			assertThatExceptionOfType(InvalidInput.class)
				.isThrownBy(() -> drafts.begin("Why", Map.of("../etc/passwd", Optional.of("x")), OPS))
				.withMessageContaining("../etc/passwd");
			assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> drafts.begin("  ", Map.of(), OPS))
				.withMessageContaining("message");
			assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> drafts.begin("Why", Map.of(), auditor()));
			assertThatExceptionOfType(NotFound.class).isThrownBy(() -> drafts.publish(4711, OPS));
			assertThatExceptionOfType(NotFound.class).isThrownBy(() -> node.releases().restore(4711, "Why", OPS));
			assertThatExceptionOfType(NotFound.class).isThrownBy(() -> node.releases().file(1, "rules/none.drl"));
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> node.releases().restore(1, "Why", OPS));
			long empty = drafts.begin("Nothing", Map.of(), OPS).id();
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> drafts.publish(empty, OPS));
			drafts.discard(empty, OPS);
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> drafts.write(empty, RULE, "x".getBytes(), OPS));
		}
	}

	@Test
	void a_release_that_does_not_install_leaves_the_one_before_in_force() {
		try (TestNode node = start()) {
			node.decisions().refused = 2;
			this.folder.write(RULE, "rule one, changed");

			await(VISIBLE, () -> node.live() == 2);

			await(VISIBLE, () -> !node.releases().problems().isEmpty());
			assertThat(node.decisions().live().number()).isEqualTo(1);

			node.releases().restore(1, "Back to what works", OPS);

			assertThat(node.decisions().live().number()).isEqualTo(3);
			assertThat(node.releases().problems()).isEmpty();
		}
	}

	@Test
	void lists_page_from_the_latest_back() {
		try (TestNode node = start()) {
			for (int i = 2; i <= 4; i++) {
				this.publish(node, "rule " + i);
			}

			var first = node.releases().releases(new PageRequest(null, 3));
			var second = node.releases().releases(new PageRequest(first.next(), 3));

			assertThat(first.items()).extracting(PublishedRelease::number).containsExactly(4, 3, 2);
			assertThat(second.items()).extracting(PublishedRelease::number).containsExactly(1);
			assertThat(second.next()).isNull();
			assertThat(node.drafts().drafts(Draft.State.PUBLISHED, PageRequest.of(null, null)).items()).hasSize(3);
			assertThat(node.context().getBean(ReleaseFiles.class).of(3).text()).containsEntry(RULE, "rule 3");
		}
	}

	@Test
	void a_text_that_many_releases_share_is_kept_once() {
		try (TestNode node = start()) {
			publish(node, "rule one, changed");
			publish(node, "rule one");

			assertThat(node.live()).isEqualTo(3);
			assertThat(node.jdbc().queryForObject("select count(*) from policy_text", Integer.class)).isEqualTo(4);
		}
	}

	private TestNode start(String... properties) {
		return TestNode.start(this.database, this.folder, properties);
	}

	private void publish(TestNode node, String text) {
		long draft = node.drafts().begin("Change", Map.of(RULE, Optional.of(text)), OPS).id();
		node.drafts().publish(draft, OPS);
	}

	private static List<Draft> openDrafts(TestNode node) {
		return node.drafts().drafts(Draft.State.OPEN, PageRequest.of(null, null)).items();
	}

	private static Entry lastPublished(TestNode node) {
		return node.ledger()
			.latest(auditor(), EntryFilter.ofKind("release.published"), PageRequest.of(null, 1))
			.items()
			.get(0);
	}

	private static Actor auditor() {
		return new Actor(new UserId("auditor"), Set.of(Role.AUDITOR), null, Set.of());
	}

	private static Actor operator(String user) {
		return new Actor(new UserId(user), Set.of(Role.OPERATIONS), null, Set.of());
	}

	/** Long enough for two looks at the folder. */
	private static void pause() {
		sleep(1500);
	}

	private static void await(Duration atMost, BooleanSupplier condition) {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("within " + atMost).isLessThan(deadline);
			sleep(20);
		}
	}

	private static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
