package io.callcraft.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check finds what it is there to find: one case, with a task that was completed and
 * one that waits, in which something is broken on purpose.
 */
class CompletionCheckTests {

	private final CompletionCheck check = new CompletionCheck();

	private final List<CompletionCheck.Row> tasks = new ArrayList<>();

	private final Map<String, Long> created = new HashMap<>(Map.of("t-1", 1L, "t-2", 1L));

	private final Map<String, Long> completed = new HashMap<>(Map.of("t-1", 1L));

	private String tokens = "… t-2 …";

	private List<String> timers = List.of("case-1 late");

	@BeforeEach
	void begin() {
		this.tasks.add(new CompletionCheck.Row("t-1", "case-1", "COMPLETED"));
		this.tasks.add(new CompletionCheck.Row("t-2", "case-1", "OPEN"));
		this.check.answered("t-1");
	}

	@Test
	void a_sound_case_has_neither() {
		assertThat(look()).containsExactly(Map.entry("case-1", "t-2"));

		assertThat(this.check.losses()).isEmpty();
		assertThat(this.check.doubles()).isEmpty();
	}

	@Test
	void an_answered_completion_that_is_still_to_be_done_is_lost() {
		this.check.answered("t-2");

		look();

		assertThat(this.check.losses()).singleElement().asString().contains("t-2").contains("was answered");
	}

	@Test
	void an_answered_completion_of_which_nothing_is_there_is_lost() {
		this.check.answered("t-0");

		look();

		assertThat(this.check.losses()).containsExactly("t-0 is gone");
	}

	@Test
	void a_completion_without_its_entry_is_lost() {
		this.completed.clear();

		look();

		assertThat(this.check.losses()).singleElement().asString().startsWith("no ").contains("t-1");
	}

	@Test
	void a_next_task_a_token_and_a_timer_that_are_missing_are_lost() {
		this.tasks.remove(1);
		this.tokens = "… t-1 …";
		this.timers = List.of();

		look();

		assertThat(this.check.losses()).hasSize(3);
	}

	@Test
	void what_is_there_twice_is_double() {
		this.completed.put("t-1", 2L);
		this.created.put("t-2", 2L);
		this.timers = List.of("case-1 late", "case-1 later");

		look();

		assertThat(this.check.doubles()).hasSize(3);
		assertThat(this.check.losses()).isEmpty();
	}

	@Test
	void a_completion_that_nobody_asked_for_is_double_and_one_that_was_not_answered_is_not() {
		this.tasks.add(0, new CompletionCheck.Row("t-0", "case-1", "COMPLETED"));
		this.created.put("t-0", 1L);
		this.completed.put("t-0", 1L);
		look();
		assertThat(this.check.doubles()).singleElement().asString().contains("t-0").contains("by nobody");

		this.check.doubles().clear();
		this.check.unanswered("t-0");
		look();

		assertThat(this.check.doubles()).isEmpty();
	}

	private Map<String, String> look() {
		return this.check.check(new CompletionCheck.Stored(this.tasks, this.created, this.completed,
				Map.of("case-1", this.tokens), Map.of("case-1", this.timers)));
	}

}
