package io.callcraft.policies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static io.callcraft.policies.TestFolder.OTHER_RULE;
import static io.callcraft.policies.TestFolder.PROCESS;
import static io.callcraft.policies.TestFolder.RULE;
import static io.callcraft.policies.TestNode.OPS2;
import static io.callcraft.policies.TestNode.OPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a change is agreed, timed, compared, traced and taken back, on each database.
 */
abstract class GovernanceIntegrationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String FREE = "rules/assessment/reach.drl";

	private JdbcConnectionDetails database;

	private TestFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.database = emptyDatabase();
		this.folder = new TestFolder(path).filled().write(FREE, "rule free");
	}

	abstract JdbcConnectionDetails emptyDatabase();

	@Test
	void a_draft_sent_back_says_why_until_it_is_changed() {
		try (TestNode node = start()) {
			long draft = draft(node, RULE, "rule one, sharper");
			node.drafts().approve(draft, OPS2);

			Draft back = node.drafts().sendBack(draft, "Too sharp for newcomers", OPS2);

			assertThat(back.sentBackBy()).isEqualTo(OPS2.user());
			assertThat(back.sentBackReason()).isEqualTo("Too sharp for newcomers");
			assertThat(back.approver()).isNull();
			Draft changed = node.drafts()
				.write(draft, RULE, "rule one, a little sharper".getBytes(StandardCharsets.UTF_8), OPS);
			assertThat(changed.sentBackReason()).isNull();
		}
	}

	@Test
	void approval_may_be_asked_for_where_people_are_concerned_only() {
		try (TestNode node = start("callcraft.policies.approval=escalation-and-processes")) {
			node.drafts().publish(draft(node, FREE, "rule free, changed"), OPS);
			long rule = draft(node, RULE, "rule one, changed");
			long process = draft(node, PROCESS, "<process changed='1'/>");

			assertThat(node.live()).isEqualTo(2);
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> node.drafts().publish(rule, OPS))
				.withMessageContaining("second person");
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> node.drafts().publish(process, OPS));
			node.drafts().approve(rule, OPS2);
			assertThat(node.drafts().publish(rule, OPS).number()).isEqualTo(3);
		}
	}

	@Test
	void a_scheduled_draft_publishes_itself_at_its_time() {
		try (TestNode node = start()) {
			long draft = draft(node, RULE, "rule one, from Monday");
			assertThatExceptionOfType(InvalidInput.class)
				.isThrownBy(() -> node.drafts().schedule(draft, Instant.now().minusSeconds(5), OPS));

			node.drafts().schedule(draft, Instant.now().plus(Duration.ofHours(1)), OPS);
			pause();
			assertThat(node.live()).isEqualTo(1);

			letItsTimeCome(node, draft);
			await(() -> node.live() == 2);
			assertThat(node.drafts().draft(draft).state()).isEqualTo(Draft.State.PUBLISHED);
			assertThat(node.liveText(RULE)).isEqualTo("rule one, from Monday");
		}
	}

	@Test
	void a_scheduled_draft_with_errors_is_left_alone_after_one_attempt() {
		try (TestNode node = start()) {
			long draft = draft(node, RULE, "BROKEN");
			node.drafts().schedule(draft, Instant.now().plus(Duration.ofHours(1)), OPS);

			letItsTimeCome(node, draft);
			await(() -> node.drafts().draft(draft).publishAt() == null);

			assertThat(node.live()).isEqualTo(1);
			assertThat(node.drafts().draft(draft).state()).isEqualTo(Draft.State.OPEN);
		}
	}

	@Test
	void a_release_stopped_three_times_in_a_minute_is_taken_back_and_says_so() {
		try (TestNode node = start()) {
			node.drafts().publish(draft(node, RULE, "rule one, for ever"), OPS);
			AutomaticRollback watch = node.context().getBean(AutomaticRollback.class);

			watch.stopped(2, "it took too long");
			watch.stopped(2, "it took too long");
			pause();
			assertThat(node.live()).isEqualTo(2);
			watch.stopped(2, "it took too long");
			// in force only after it was published
			await(() -> node.decisions().live().number() == 3);

			PublishedRelease live = node.releases().live().orElseThrow();
			assertThat(live.origin()).isEqualTo(Origin.ROLLBACK);
			assertThat(live.author()).isEqualTo(UserId.SYSTEM);
			assertThat(live.message()).contains("Release 2 was stopped 3 times", "release 1 is back",
					"it took too long");
			assertThat(node.liveText(RULE)).isEqualTo("rule one");
		}
	}

	@Test
	void stops_on_several_nodes_count_together() {
		try (TestNode node = start(); TestNode other = start()) {
			node.drafts().publish(draft(node, RULE, "rule one, for ever"), OPS);
			await(() -> other.decisions().live().number() == 2);

			node.context().getBean(AutomaticRollback.class).stopped(2, "it took too long here");
			other.context().getBean(AutomaticRollback.class).stopped(2, "it took too long there");
			pause();
			assertThat(node.live()).isEqualTo(2);
			other.context().getBean(AutomaticRollback.class).stopped(2, "it took too long there");

			await(() -> node.decisions().live().number() == 3 && other.decisions().live().number() == 3);
			assertThat(node.releases().live().orElseThrow().origin()).isEqualTo(Origin.ROLLBACK);
			assertThat(node.liveText(RULE)).isEqualTo("rule one");
		}
	}

	@Test
	void stops_of_another_release_or_of_long_ago_do_not_count() {
		try (TestNode node = start()) {
			node.drafts().publish(draft(node, RULE, "rule one, for ever"), OPS);
			LocalDateTime longAgo = LocalDateTime.now(ZoneOffset.UTC).minusMinutes(2);
			for (int i = 0; i < 3; i++) {
				node.jdbc().update("insert into policy_stop (release_no, stopped_at) values (2, ?)", longAgo);
				node.context().getBean(AutomaticRollback.class).stopped(1, "it took too long");
			}
			node.context().getBean(AutomaticRollback.class).stopped(2, "it took too long");
			pause();

			assertThat(node.live()).isEqualTo(2);
		}
	}

	@Test
	void what_was_taken_back_by_itself_is_not_taken_back_again() {
		try (TestNode node = start()) {
			node.drafts().publish(draft(node, RULE, "rule one, for ever"), OPS);
			AutomaticRollback watch = node.context().getBean(AutomaticRollback.class);
			for (int i = 0; i < 3; i++) {
				watch.stopped(2, "it took too long");
			}
			await(() -> node.live() == 3);

			for (int i = 0; i < 3; i++) {
				watch.stopped(3, "it took too long");
			}
			pause();

			assertThat(node.live()).isEqualTo(3);
		}
	}

	@Test
	void a_zip_of_all_policies_becomes_a_draft_of_what_it_changes() {
		try (TestNode node = start()) {
			byte[] zip = zip(Map.of(RULE, "rule one, from a zip", PROCESS, "<process/>", FREE, "rule free"));

			Draft draft = node.drafts().importZip("From git", zip, OPS);

			assertThat(draft.files()).extracting(Draft.File::path).containsExactly(RULE, OTHER_RULE);
			assertThat(draft.files()).extracting(Draft.File::removed).containsExactly(false, true);
			byte[] exported = node.draftFiles().zip(draft.id());
			assertThat(PolicyZip.read(exported).text()).containsOnlyKeys(PROCESS, FREE, RULE);
			assertThat(exported).isEqualTo(node.draftFiles().zip(draft.id()));
		}
	}

	@Test
	void a_zip_that_reaches_elsewhere_is_refused() {
		try (TestNode node = start()) {
			for (String path : List.of("../rules/x.drl", "rules/../../x.drl", "/rules/x.drl", "rules\\..\\x.drl",
					"rules/escalation/../../../etc/x", "C:/rules/x.drl", "rules/./x.drl", "etc/passwd")) {
				assertThatExceptionOfType(InvalidInput.class)
					.isThrownBy(() -> node.drafts().importZip("Hostile", zip(Map.of(path, "rule")), OPS));
			}
			assertThatExceptionOfType(InvalidInput.class)
				.isThrownBy(() -> node.drafts().importZip("No zip", "rule".getBytes(StandardCharsets.UTF_8), OPS));
		}
	}

	@Test
	void each_rule_names_the_release_that_it_came_with() {
		String first = "rule \"A\"\nwhen\nthen\nend\n\nrule \"B\"\nwhen\nthen\nend\n";
		this.folder.write(RULE, first);
		try (TestNode node = start()) {
			node.drafts().publish(draft(node, RULE, first.replace("rule \"B\"\nwhen", "rule \"B\"\nwhen // new")), OPS);
			node.drafts().publish(draft(node, OTHER_RULE, "rule two, changed"), OPS);

			List<RuleHistory.Origin> history = node.context().getBean(RuleHistory.class).of(3, RULE);

			assertThat(history).extracting(RuleHistory.Origin::name).containsExactly("A", "B");
			assertThat(history).extracting((origin) -> origin.release().number()).containsExactly(1, 2);
			assertThat(history.get(1).release().author()).isEqualTo(OPS.user());
		}
	}

	@Test
	void two_releases_are_compared_rule_by_rule() {
		String first = "rule \"A\"\nwhen\nthen\nend\n\nrule \"B\"\nwhen\nthen\nend\n";
		this.folder.write(RULE, first);
		try (TestNode node = start()) {
			node.drafts().publish(draft(node, RULE, first.replace("rule \"B\"\nwhen", "rule \"B\"\nwhen // new")), OPS);

			List<FileDifference> differences = node.releases().difference(1, 2);

			assertThat(differences).extracting(FileDifference::path).containsExactly(RULE);
			assertThat(differences.get(0).units()).extracting(FileDifference.Unit::name).containsExactly("B");
			assertThat(differences.get(0).units().get(0).lines()).filteredOn((line) -> !line.isSame())
				.containsExactly(new FileDifference.Line("when", "when // new"));
		}
	}

	@Test
	void where_folder_and_store_disagree_either_can_win() throws IOException {
		try (TestNode node = start()) {
			FolderSettlement settlement = node.context().getBean(FolderSettlement.class);
			assertThat(settlement.disagreement()).isEmpty();
			node.drafts().publish(draft(node, RULE, "rule one, by draft"), OPS);
			assertThat(settlement.disagreement()).containsExactly(RULE);

			Draft folders = settlement.takeFolder(OPS);
			assertThat(node.draftFiles().file(folders.id(), RULE)).isEqualTo("rule one");
			settlement.writeFolder(OPS);

			assertThat(settlement.disagreement()).isEmpty();
			assertThat(Files.readString(this.folder.path().resolve(RULE))).isEqualTo("rule one, by draft");
			pause();
			assertThat(node.live()).isEqualTo(2);
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> settlement.writeFolder(OPS));
		}
	}

	@Test
	void what_rules_led_to_is_counted_by_rule_and_person() {
		try (TestNode node = start()) {
			RuleUse use = node.context().getBean(RuleUse.class);
			for (String rep : List.of("r-1", "r-2", "r-1")) {
				use.count(new Auditable(Instant.now(), UserId.SYSTEM, "rep.observed", rep, null, "Noted",
						Map.of("rules", List.of("A rate below the limit is noted")), 1));
			}
			use.count(new Auditable(Instant.now().minus(Duration.ofDays(40)), UserId.SYSTEM, "rep.observed", "r-3",
					null, "Noted", Map.of("rules", List.of("A rate below the limit is noted")), 1));

			awaitUse(use,
					Map.of("A rate below the limit is noted", new RuleUse.Count(3, 2, List.of("r-1", "r-2"), 0, 0)));
		}
	}

	@Test
	void what_people_say_to_a_rule_is_counted_beside_what_it_led_to() {
		try (TestNode node = start()) {
			RuleUse use = node.context().getBean(RuleUse.class);
			Instant longAgo = Instant.now().minus(Duration.ofDays(40));
			use.count(ofGap("gap.proposed", "r-1", Instant.now()));
			use.count(ofGap("gap.opinion-given", "r-1", Instant.now()));
			use.count(ofGap("gap.confirmed", "r-1", Instant.now()));
			awaitUse(use, Map.of("A gap", new RuleUse.Count(1, 1, List.of("r-1"), 1, 0)));

			use.count(ofGap("gap.confirmed", "r-1", Instant.now()));
			use.count(ofGap("gap.overridden", "r-2", Instant.now()));
			use.count(ofGap("gap.overridden", "r-3", longAgo));

			awaitUse(use, Map.of("A gap", new RuleUse.Count(1, 1, List.of("r-1"), 2, 1)));
			assertThat(use.lately().get("A gap").getOverrides().observed()).isEqualTo(3);
		}
	}

	private static Auditable ofGap(String kind, String rep, Instant at) {
		return new Auditable(at, OPS.user(), kind, rep, null, "A gap", Map.of("rules", List.of("A gap")), 1);
	}

	/** What the node is about to keep is in nobody's count for a moment. */
	private static void awaitUse(RuleUse use, Map<String, RuleUse.Count> expected) {
		await(() -> use.lately().equals(expected));
	}

	private static void letItsTimeCome(TestNode node, long draft) {
		node.jdbc()
			.update("update policy_draft set publish_at = ? where id = ?",
					LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1), draft);
	}

	private TestNode start(String... properties) {
		return TestNode.start(this.database, this.folder, properties);
	}

	private static long draft(TestNode node, String path, String text) {
		return node.drafts().begin("Change", Map.of(path, Optional.of(text)), OPS).id();
	}

	private static byte[] zip(Map<String, String> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** Long enough for two looks at the folder. */
	private static void pause() {
		sleep(1500);
	}

	private static void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + SOON.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("within " + SOON).isLessThan(deadline);
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
