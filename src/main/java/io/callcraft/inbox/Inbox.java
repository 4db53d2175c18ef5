package io.callcraft.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.callcraft.escalation.Case;
import io.callcraft.escalation.Cases;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.workflow.ProcessSubject;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskAccess;
import io.callcraft.workflow.TaskForm;
import io.callcraft.workflow.TaskQuery;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tasks of people: who sees which, and what one needs to do them. Somebody sees the
 * tasks that they may do or have done; supervisors also those of their teams; HR,
 * operations, auditors and administrators all. Another's task looks like none at all.
 */
@Service
public class Inbox {

	private static final Set<Role> READ_ALL = Set.of(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);

	private final Workflow workflow;

	private final TaskAccess access;

	private final Cases cases;

	private final People people;

	private final List<ProcessSubject> subjects;

	private final Map<String, TaskForm> forms;

	Inbox(Workflow workflow, TaskAccess access, Cases cases, People people, List<ProcessSubject> subjects,
			List<TaskForm> forms) {
		this.workflow = workflow;
		this.access = access;
		this.cases = cases;
		this.people = people;
		this.subjects = subjects;
		this.forms = forms.stream().collect(Collectors.toMap(TaskForm::task, Function.identity()));
	}

	/**
	 * Tasks that the actor may see, oldest first.
	 * @throws NotFound when the filter names a case or a rep that the actor may not see
	 */
	@Transactional(readOnly = true)
	public Page<InboxItem> search(Actor actor, InboxFilter filter, PageRequest page) {
		List<String> keys = null;
		if (filter.caseId() != null) {
			keys = List.of(this.cases.visible(actor, filter.caseId()).id());
		}
		if (filter.rep() != null) {
			this.people.visible(actor, filter.rep());
			List<String> ofRep = this.cases.of(filter.rep()).stream().map(Case::id).toList();
			keys = (keys != null) ? keys.stream().filter(ofRep::contains).toList() : ofRep;
		}
		if (keys != null && keys.isEmpty()) {
			return new Page<>(List.of(), null);
		}
		List<String> candidates = candidates(actor, filter.mine(), keys != null);
		Page<Task> found = this.workflow.tasks(new TaskQuery(filter.state(), candidates, keys), page);
		Map<String, Case> cases = casesOf(found.items());
		return found.map((task) -> item(task, cases));
	}

	/** What waits for the actor, oldest first. */
	@Transactional(readOnly = true)
	public List<InboxItem> waitingFor(Actor actor, int limit) {
		return search(actor, InboxFilter.MINE, new PageRequest(null, limit)).items();
	}

	/** The open tasks of a case that the actor may see, oldest first. */
	@Transactional(readOnly = true)
	public List<InboxItem> openOf(Actor actor, String caseId) {
		return items(this.workflow.openTasks(this.cases.visible(actor, caseId).id())).stream()
			.filter((item) -> sees(actor, item.task()))
			.toList();
	}

	/**
	 * A task with its form and what the rules propose.
	 * @throws NotFound when there is none, or none for this actor
	 */
	@Transactional(readOnly = true)
	public TaskDetail open(Actor actor, String id) {
		Task task = visible(actor, id);
		TaskForm form = this.forms.get(task.form());
		boolean pending = task.state().isPending();
		return new TaskDetail(item(task), (form != null && pending) ? form.schema(task) : Map.of(),
				(form != null && pending) ? form.proposal(task) : Map.of(), refusal(actor, task));
	}

	@Transactional
	public InboxItem claim(Actor actor, String id) {
		visible(actor, id);
		return item(this.workflow.claim(id, actor));
	}

	@Transactional
	public InboxItem release(Actor actor, String id) {
		visible(actor, id);
		return item(this.workflow.release(id, actor));
	}

	/**
	 * Completes a task with what was filled in; claims it implicitly.
	 * @throws io.callcraft.shared.InvalidInput naming every wrong field
	 * @throws io.callcraft.shared.Conflict when it is over or another's
	 */
	@Transactional
	public Completion complete(Actor actor, String id, Map<String, Object> fields) {
		visible(actor, id);
		Task done = this.workflow.complete(id, actor, fields);
		return new Completion(item(done), items(this.workflow.openTasks(done.businessKey())));
	}

	private Task visible(Actor actor, String id) {
		Task task = this.workflow.task(id);
		if (!sees(actor, task)) {
			throw new NotFound("task", id);
		}
		return task;
	}

	private boolean sees(Actor actor, Task task) {
		return readsAll(actor) || isMine(actor, task)
				|| (actor.has(Role.SUPERVISOR) && this.cases.isVisible(actor, task.businessKey()));
	}

	private boolean isMine(Actor actor, Task task) {
		return actor.user().equals(task.owner()) || task.isFor(this.access.candidates(actor));
	}

	private @Nullable String refusal(Actor actor, Task task) {
		if (!task.state().isPending()) {
			return "It is " + ((task.state() == Task.State.COMPLETED) ? "done" : "no longer needed");
		}
		if (task.owner() != null && !task.owner().equals(actor.user())) {
			return this.people.nameOf(task.owner()) + " has it";
		}
		if (!task.isFor(this.access.candidates(actor))) {
			return "It is for somebody else to do";
		}
		return this.access.refusal(task, actor).orElse(null);
	}

	/** Absent where the actor may see whatever the keys of the query lead to. */
	private @Nullable List<String> candidates(Actor actor, boolean mine, boolean keyed) {
		if (!mine && (readsAll(actor) || (keyed && actor.has(Role.SUPERVISOR)))) {
			return null;
		}
		List<String> candidates = new ArrayList<>(this.access.candidates(actor));
		if (!mine && actor.has(Role.SUPERVISOR)) {
			actor.teams()
				.stream()
				.flatMap((team) -> this.people.members(team).stream())
				.forEach((rep) -> candidates.add("rep:" + rep.id()));
		}
		return candidates;
	}

	private static boolean readsAll(Actor actor) {
		return actor.roles().stream().anyMatch(READ_ALL::contains);
	}

	private InboxItem item(Task task) {
		return items(List.of(task)).get(0);
	}

	private List<InboxItem> items(List<Task> tasks) {
		Map<String, Case> cases = casesOf(tasks);
		return tasks.stream().map((task) -> item(task, cases)).toList();
	}

	private InboxItem item(Task task, Map<String, Case> cases) {
		Case about = cases.get(task.businessKey());
		if (about != null) {
			return new InboxItem(task, about, null, null);
		}
		RepId rep = this.subjects.stream()
			.flatMap((subject) -> subject.rep(task.businessKey()).stream())
			.findFirst()
			.orElse(null);
		String called = (rep != null) ? null
				: this.subjects.stream()
					.flatMap((subject) -> subject.called(task.businessKey()).stream())
					.findFirst()
					.orElse(null);
		return new InboxItem(task, null, rep, called);
	}

	private Map<String, Case> casesOf(List<Task> tasks) {
		return this.cases.byId(tasks.stream().map(Task::businessKey).collect(Collectors.toSet()));
	}

}
