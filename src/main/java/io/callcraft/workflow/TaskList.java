package io.callcraft.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds tasks, oldest first.
 */
@Component
class TaskList {

	private static final List<Task.State> PENDING = List.of(Task.State.OPEN, Task.State.CLAIMED);

	private final EntityManager entities;

	TaskList(EntityManager entities) {
		this.entities = entities;
	}

	List<Task> open(String businessKey) {
		Selection selection = new Selection();
		selection.equal("businessKey", businessKey);
		selection.in("state", PENDING);
		return read(selection.query(this.entities));
	}

	Page<Task> page(TaskQuery query, PageRequest page) {
		List<Task> found = new ArrayList<>(read(query, page, "candidate"));
		if (query.candidates() != null) {
			// asked for by itself, since no index serves either of two columns
			Set<String> known = found.stream().map(Task::id).collect(Collectors.toSet());
			read(query, page, "escalatedTo").stream().filter((task) -> !known.contains(task.id())).forEach(found::add);
			found.sort(Comparator.comparing(Task::createdAt).thenComparing(Task::id));
		}
		return Page.of(found.stream().limit(page.limit() + 1L).toList(), page.limit(),
				(task) -> new Cursor(task.createdAt(), task.id()).toString());
	}

	private List<Task> read(TaskQuery query, PageRequest page, String candidate) {
		Selection selection = new Selection();
		selection.equal("businessKey", query.businessKey());
		selection.equal("owner", (query.owner() != null) ? query.owner().value() : null);
		selection.in(candidate, query.candidates());
		selection.in("businessKey", query.businessKeys());
		selection.in("state", (query.state() != null) ? List.of(query.state()) : PENDING);
		if (page.after() != null) {
			selection.after(Cursor.of(page.after()));
		}
		return read(selection.query(this.entities).setMaxResults(page.limit() + 1));
	}

	private static List<Task> read(TypedQuery<WorkflowTask> query) {
		return query.getResultList().stream().map(WorkflowTask::toTask).toList();
	}

	/** Names the last task of a page. */
	private record Cursor(Instant createdAt, String id) {

		static Cursor of(String text) {
			int dash = text.indexOf('-');
			try {
				long micros = Long.parseLong(text.substring(0, Math.max(dash, 0)));
				return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dash + 1));
			}
			catch (NumberFormatException ex) {
				throw new InvalidInput("after", "'" + text + "' is no cursor: send the 'next' of the page before");
			}
		}

		@Override
		public String toString() {
			return ChronoUnit.MICROS.between(Instant.EPOCH, this.createdAt) + "-" + this.id;
		}

	}

	private static final class Selection {

		private final StringBuilder where = new StringBuilder("select t from WorkflowTask t where 1 = 1");

		private final Map<String, Object> parameters = new HashMap<>();

		void equal(String field, @Nullable Object value) {
			if (value != null) {
				add(" and t." + field + " = :", value);
			}
		}

		void in(String field, @Nullable List<?> values) {
			if (values != null) {
				add(" and t." + field + " in :", values);
			}
		}

		void after(Cursor cursor) {
			add(" and (t.createdAt > :", cursor.createdAt());
			add(" or t.createdAt = :", cursor.createdAt());
			add(" and t.id > :", cursor.id());
			this.where.append(')');
		}

		private void add(String text, Object value) {
			String name = "p" + this.parameters.size();
			this.parameters.put(name, value);
			this.where.append(text).append(name);
		}

		TypedQuery<WorkflowTask> query(EntityManager entities) {
			TypedQuery<WorkflowTask> query = entities.createQuery(this.where + " order by t.createdAt, t.id",
					WorkflowTask.class);
			this.parameters.forEach(query::setParameter);
			return query;
		}

	}

}
