package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds tasks, oldest first. For each candidate there is a way through an index of its
 * own: taken together they would have to be sorted, however many wait.
 */
@Component
class TaskList {

	private static final List<Task.State> PENDING = List.of(Task.State.OPEN, Task.State.CLAIMED);

	private static final Way.Index BY_CANDIDATE = index("wf_task_for", "t.candidate", "t.phase");

	private static final Way.Index BY_ESCALATION = index("wf_task_overdue", "t.escalated_to", "t.escalate_at",
			"t.phase");

	private static final Way.Index BY_AGE = index("wf_task_age", "t.state");

	/** Few share a business key: those that do are sorted. */
	private static final Way.Index BY_KEY = index("wf_task_key");

	/** More at once take longer to be planned than to be read. */
	private static final int MOST_AT_ONCE = 200;

	private final EntityManager entities;

	private final JdbcClient jdbc;

	TaskList(EntityManager entities, JdbcClient jdbc) {
		this.entities = entities;
		this.jdbc = jdbc;
	}

	Page<Task> page(TaskQuery query, PageRequest page) {
		Cursor after = (page.after() != null) ? Cursor.of(page.after()) : null;
		List<Way> ways = ways(query).stream().map((way) -> way.after(after)).toList();
		List<String> ids = new ArrayList<>();
		for (int from = 0; from < ways.size(); from += MOST_AT_ONCE) {
			List<Way> some = ways.subList(from, Math.min(ways.size(), from + MOST_AT_ONCE));
			ids.addAll(this.jdbc.sql(Way.first(some, page.limit() + 1))
				.params(Way.parameters(some))
				.query((row, number) -> row.getString("id"))
				.list());
		}
		List<Task> found = byId(ids).limit(page.limit() + 1L).toList();
		return Page.of(found, page.limit(), (task) -> new Cursor(task.createdAt(), task.id()).toString());
	}

	private Stream<Task> byId(List<String> ids) {
		if (ids.isEmpty()) {
			return Stream.empty();
		}
		return this.entities
			.createQuery("select t from WorkflowTask t where t.id in :ids order by t.createdAt, t.id",
					WorkflowTask.class)
			.setParameter("ids", ids)
			.getResultList()
			.stream()
			.map(WorkflowTask::toTask);
	}

	/** The ways through an index that together lead to all that is wanted. */
	List<Way> ways(TaskQuery query) {
		List<Task.State> states = (query.state() != null) ? List.of(query.state()) : PENDING;
		List<String> candidates = query.candidates();
		if (query.businessKeys() != null) {
			return query.businessKeys().isEmpty() ? List.of()
					: List.of(keyed(query.businessKeys(), candidates, states));
		}
		// few are claimed at a time, and they are nowhere else by themselves
		if (candidates == null || query.state() == Task.State.CLAIMED) {
			return states.stream()
				.map((state) -> of(candidates, new Way(BY_AGE).and("t.state = ?", state.name())))
				.toList();
		}
		return candidates.stream()
			.flatMap((candidate) -> Stream.of(new Way(BY_CANDIDATE).and("t.candidate = ?", candidate),
					new Way(BY_ESCALATION).and("t.escalated_to = ?", candidate).and("t.escalate_at is null")))
			.map((way) -> way.and("t.phase = ?", WorkflowTask.phase(states.get(0))))
			.map((way) -> (query.state() == Task.State.OPEN) ? way.and("t.state = ?", Task.State.OPEN.name()) : way)
			.toList();
	}

	private static Way keyed(List<String> keys, @Nullable List<String> candidates, List<Task.State> states) {
		Way way = in("t.business_key", keys, new Way(BY_KEY));
		return of(candidates, in("t.state", states.stream().map(Task.State::name).toList(), way));
	}

	private static Way of(@Nullable List<String> candidates, Way way) {
		if (candidates == null) {
			return way;
		}
		String asked = marks(candidates);
		return way.and("(t.candidate in " + asked + " or t.escalated_to in " + asked + ")",
				Stream.of(candidates, candidates).flatMap(List::stream).toArray());
	}

	private static Way in(String column, List<String> values, Way way) {
		return way.and(column + " in " + marks(values), values.toArray());
	}

	/** Nothing is in an empty list. */
	private static String marks(List<String> values) {
		return values.isEmpty() ? "(null)" : "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
	}

	private static Way.Index index(String name, String... fixed) {
		return new Way.Index("wf_task t", name, List.of(fixed), "t.created_at", "t.id", false);
	}

}
