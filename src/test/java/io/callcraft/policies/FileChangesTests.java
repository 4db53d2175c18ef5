package io.callcraft.policies;

import java.util.Map;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileChangesTests {

	private static final PolicyFiles BEFORE = PolicyFiles.of(Map.of("rules/a", "1", "rules/b", "2", "rules/c", "3"));

	private static final PolicyFiles AFTER = PolicyFiles.of(Map.of("rules/a", "1", "rules/b", "two", "rules/d", "4"));

	@Test
	void a_change_names_what_was_written_and_what_was_removed() {
		assertThat(FileChanges.between(BEFORE, AFTER).paths()).containsExactly("rules/b", "rules/c", "rules/d");
	}

	@Test
	void a_change_made_again_leads_to_the_same_files() {
		assertThat(FileChanges.between(BEFORE, AFTER).on(BEFORE)).isEqualTo(AFTER);
		assertThat(FileChanges.between(BEFORE, BEFORE).isEmpty()).isTrue();
	}

	@Test
	void a_change_leaves_files_alone_that_it_does_not_name() {
		PolicyFiles others = PolicyFiles.of(Map.of("rules/a", "changed by others", "rules/e", "5"));

		assertThat(FileChanges.between(BEFORE, AFTER).on(others)).isEqualTo(PolicyFiles
			.of(Map.of("rules/a", "changed by others", "rules/b", "two", "rules/d", "4", "rules/e", "5")));
	}

	@Test
	void a_long_change_is_told_in_short() {
		PolicyFiles many = PolicyFiles
			.of(Map.of("r/1", "", "r/2", "", "r/3", "", "r/4", "", "r/5", "", "r/6", "", "r/7", ""));

		assertThat(FileChanges.between(PolicyFiles.of(Map.of()), many).inShort())
			.isEqualTo("r/1, r/2, r/3, r/4, r/5 and 2 more");
	}

}
