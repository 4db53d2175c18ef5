package io.callcraft.policies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

import io.callcraft.decisions.Spreadsheet;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.callcraft.policies.TestFolder.OTHER_RULE;
import static io.callcraft.policies.TestFolder.PROCESS;
import static io.callcraft.policies.TestFolder.RULE;
import static org.assertj.core.api.Assertions.assertThat;

class PolicyFolderTests {

	private Path path;

	private TestFolder files;

	private PolicyFolder folder;

	@BeforeEach
	void fill(@TempDir Path path) {
		this.path = path;
		this.files = new TestFolder(path).filled();
		this.folder = new PolicyFolder(path);
	}

	@Test
	void it_holds_what_lies_below_rules_and_processes() throws IOException {
		this.files.write("README.md", "no policy").write("src/rules/x.drl", "no policy either");

		assertThat(read().files())
			.isEqualTo(PolicyFiles.of(Map.of(RULE, "rule one", OTHER_RULE, "rule two", PROCESS, "<process/>")));
		assertThat(read().problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".entry.drl.swp", ".hidden", "entry.drl~", "#entry.drl#", "entry.drl.bak",
			"entry.drl.orig", "entry.drl.tmp", "~$matrix.xlsx", "4913", "entry.drl___jb_tmp___", ".git/config",
			".idea/x.xml", "Thumbs.db" })
	void what_editors_and_systems_leave_behind_is_no_policy(String name) throws IOException {
		this.files.write("rules/escalation/" + name, "left behind");

		assertThat(this.folder.look()).hasSize(3);
	}

	@Test
	void the_lock_of_an_editor_does_not_disturb() throws IOException {
		Files.createSymbolicLink(this.path.resolve("rules/escalation/.#entry.drl"), Path.of("ops@somewhere.1234"));

		assertThat(this.folder.look()).hasSize(3);
	}

	@Test
	void a_linked_file_is_read_through_its_link() throws IOException {
		Files.createDirectories(this.path.resolve("rules/..data"));
		Path target = Files.writeString(this.path.resolve("rules/..data/linked.drl"), "linked");
		Files.createSymbolicLink(this.path.resolve("rules/escalation/linked.drl"), target);

		assertThat(read().files().text()).containsEntry("rules/escalation/linked.drl", "linked").hasSize(4);
	}

	@Test
	void every_save_leaves_a_trace() throws IOException {
		Map<String, String> before = this.folder.look();
		this.files.write(RULE, "rule two");
		Files.setLastModifiedTime(this.path.resolve(RULE), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

		assertThat(this.folder.look()).isNotEqualTo(before).containsEntry(OTHER_RULE, before.get(OTHER_RULE));
	}

	@Test
	void a_file_put_in_the_place_of_another_leaves_a_trace() throws IOException {
		Map<String, String> before = this.folder.look();
		Path file = this.path.resolve(RULE);
		Path copy = Files.writeString(this.path.resolve("copy"), "rule six");
		Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
		Files.delete(file);
		Files.createLink(this.path.resolve("keeps-the-number-taken"), copy);
		Files.move(copy, file);

		assertThat(this.folder.look()).isNotEqualTo(before);
	}

	@Test
	void a_missing_folder_holds_nothing() throws IOException {
		assertThat(new PolicyFolder(this.path.resolve("nowhere")).look()).isEmpty();
	}

	@Test
	void the_mark_that_some_editors_put_first_is_not_part_of_the_text() throws IOException {
		this.files.write(RULE, "\uFEFFrule one");

		assertThat(read().files().text()).containsEntry(RULE, "rule one");
	}

	@Test
	void what_is_not_text_is_a_problem() throws IOException {
		Files.write(this.path.resolve("rules/escalation/matrix.xls"), new byte[] { 'P', 'K', 3, 4, 0 });
		Files.write(this.path.resolve("rules/escalation/old.drl"), "Rücklauf".getBytes(StandardCharsets.ISO_8859_1));

		assertThat(read().problems()).extracting(PolicyProblem::toString)
			.containsExactly(
					"rules/escalation/matrix.xls:0: is not text in UTF-8; save it as such, a spreadsheet as .xlsx or .csv",
					"rules/escalation/old.drl:0: is not text in UTF-8; save it as such, a spreadsheet as .xlsx or .csv");
	}

	@Test
	void a_spreadsheet_is_the_table_that_it_holds() throws IOException {
		Path xlsx = this.path.resolve("rules/escalation/matrix.xlsx");
		Files.write(xlsx, Spreadsheet.xlsx("RuleTable A,b\n"));
		PolicyFiles files = read().files();
		assertThat(files.text()).containsEntry("rules/escalation/matrix.csv", "RuleTable A,b\n")
			.doesNotContainKey("rules/escalation/matrix.xlsx");

		this.files.write("rules/escalation/matrix.csv", "RuleTable B\n");
		assertThat(read().problems()).extracting(PolicyProblem::toString)
			.containsExactly(
					"rules/escalation/matrix.xlsx:0: rules/escalation/matrix.csv is there too: keep one of them");

		this.folder.write(files);
		assertThat(xlsx).doesNotExist();
		assertThat(read().files()).isEqualTo(files);
	}

	@Test
	void a_spreadsheet_that_is_no_table_is_a_problem() throws IOException {
		Files.write(this.path.resolve("rules/escalation/matrix.xlsx"), new byte[] { 'P', 'K', 3, 4, 0 });

		assertThat(read().problems()).extracting(PolicyProblem::file).containsExactly("rules/escalation/matrix.xlsx");
	}

	@Test
	void a_file_beyond_all_measure_is_a_problem() throws IOException {
		this.files.write(RULE, "x".repeat((1 << 20) + 1));

		assertThat(read().problems()).extracting(PolicyProblem::file).containsExactly(RULE);
	}

	@Test
	void a_root_that_is_missing_says_nothing_about_its_files() throws IOException {
		PolicyFiles before = read().files();
		this.files.delete(PROCESS).delete(OTHER_RULE);
		Files.delete(this.path.resolve("processes"));

		assertThat(read().since(before).paths()).containsExactly(OTHER_RULE);
	}

	private FolderReading read() throws IOException {
		return this.folder.read(this.folder.look().keySet());
	}

}
