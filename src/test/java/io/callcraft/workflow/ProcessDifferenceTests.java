package io.callcraft.workflow;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What changed between two versions of a process, element by element.
 */
class ProcessDifferenceTests {

	private static final String BEFORE = BpmnText
		.process(BpmnText.start() + BpmnText.user("agree", "supervisor", "PT4H") + BpmnText.end()
				+ BpmnText.flow("start", "agree") + BpmnText.flow("agree", "end"));

	@Test
	void elements_that_came_went_or_changed_are_told_with_what_changed() {
		String after = BpmnText.process(BpmnText.start() + BpmnText.user("agree", "coach", "PT4H")
				+ BpmnText.user("review", "hr", "PT1H") + BpmnText.end() + BpmnText.flow("start", "agree")
				+ BpmnText.flow("agree", "review") + BpmnText.flow("review", "end"));

		assertThat(ProcessDifference.between(BEFORE, after))
			.extracting(ProcessDifference.Element::id, ProcessDifference.Element::change)
			.containsExactlyInAnyOrder(tuple("agree", ProcessDifference.Change.CHANGED),
					tuple("review", ProcessDifference.Change.ADDED),
					tuple("agree-review", ProcessDifference.Change.ADDED),
					tuple("review-end", ProcessDifference.Change.ADDED),
					tuple("agree-end", ProcessDifference.Change.REMOVED));
		assertThat(ProcessDifference.between(BEFORE, after)).filteredOn((element) -> element.id().equals("agree"))
			.flatExtracting(ProcessDifference.Element::details)
			.containsExactly(new ProcessDifference.Detail("GroupId", "supervisor", "coach"));
	}

	@Test
	void what_is_written_otherwise_but_says_the_same_is_no_difference() {
		assertThat(ProcessDifference.between(BEFORE, BEFORE.replace("/>", " />").replace("><", ">\n<"))).isEmpty();
	}

	@Test
	void a_new_process_is_new_in_every_element() {
		assertThat(ProcessDifference.between("", BEFORE)).extracting(ProcessDifference.Element::change)
			.containsOnly(ProcessDifference.Change.ADDED)
			.hasSize(6);
	}

}
