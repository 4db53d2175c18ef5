package io.callcraft.inbox.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.inbox.Completion;
import io.callcraft.inbox.InboxItem;
import io.callcraft.inbox.TaskDetail;
import io.callcraft.workflow.Task;
import org.jspecify.annotations.Nullable;

/**
 * How tasks look over REST.
 */
final class TaskViews {

	private TaskViews() {
	}

	private static @Nullable String owner(Task task) {
		return (task.owner() != null) ? task.owner().value() : null;
	}

	private static List<String> candidates(Task task) {
		Task.Escalation escalation = task.escalation();
		return (escalation != null) ? List.of(task.candidate(), escalation.to()) : List.of(task.candidate());
	}

	/**
	 * A task in a list.
	 *
	 * @param name the BPMN task's id
	 * @param title the BPMN task's name
	 * @param candidates who may do it
	 * @param priority how urgent it is, 0 to 10; 5 is usual
	 * @param escalation who may do it as well since it is overdue
	 */
	record TaskView(String task, String name, String title, @JsonProperty("case") String caseId, @Nullable String rep,
			Task.State state, List<String> candidates, @Nullable String owner, Instant createdAt, @Nullable Instant due,
			int priority, @Nullable Instant completedAt, Task.@Nullable Escalation escalation) {

		static TaskView of(InboxItem item) {
			Task task = item.task();
			return new TaskView(task.id(), task.name(), task.title(), task.businessKey(), item.rep(), task.state(),
					TaskViews.candidates(task), TaskViews.owner(task), task.createdAt(), task.due(), task.priority(),
					task.completedAt(), task.escalation());
		}

	}

	/**
	 * A task with what is needed to do it.
	 *
	 * @param schema JSON Schema of its form
	 * @param proposal what the rules propose and why
	 * @param refusal why whoever asks may see the task but not do it; absent when they
	 * may
	 */
	record TaskWithForm(String task, String name, String title, @JsonProperty("case") String caseId,
			@Nullable String rep, Task.State state, List<String> candidates, @Nullable String owner, Instant createdAt,
			@Nullable Instant due, int priority, @Nullable Instant completedAt, Task.@Nullable Escalation escalation,
			int release, Map<String, Object> schema, Map<String, Object> proposal, @Nullable String refusal) {

		static TaskWithForm of(TaskDetail detail) {
			TaskView view = TaskView.of(detail.item());
			return new TaskWithForm(view.task, view.name, view.title, view.caseId, view.rep, view.state,
					view.candidates, view.owner, view.createdAt, view.due, view.priority, view.completedAt,
					view.escalation, detail.item().task().release(), detail.schema(), detail.proposal(),
					detail.refusal());
		}

	}

	/**
	 * What somebody filled in.
	 *
	 * @param fields the form's fields by name
	 */
	record Fields(@Nullable Map<String, @Nullable Object> fields) {
	}

	/**
	 * The case after a task was completed, and its open tasks.
	 */
	record CaseWithTasks(@JsonProperty("case") String id, @Nullable String rep, @Nullable EscalationStage stage,
			@Nullable CaseState state, List<TaskView> tasks) {

		static CaseWithTasks of(Completion completion) {
			InboxItem done = completion.done();
			return new CaseWithTasks(done.task().businessKey(), done.rep(),
					(done.about() != null) ? done.about().stage() : null,
					(done.about() != null) ? done.about().state() : null,
					completion.open().stream().map(TaskView::of).toList());
		}

	}

}
