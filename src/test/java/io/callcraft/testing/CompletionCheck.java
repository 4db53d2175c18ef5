package io.callcraft.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what people were answered with what is stored. Each case has one task at a
 * time, with a timer: a task is completed if and only if its entry, the next task and the
 * next timer are there, each once. A completion that was not answered is there as a whole
 * or not at all.
 */
public final class CompletionCheck {

	private final Set<String> done = ConcurrentHashMap.newKeySet();

	private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

	private final List<String> losses = new ArrayList<>();

	private final List<String> doubles = new ArrayList<>();

	/** Somebody was told that the task is completed. */
	public void answered(String task) {
		this.done.add(task);
	}

	/** Somebody tried to complete it and heard nothing. */
	public void unanswered(String task) {
		this.unanswered.add(task);
	}

	/** Checks all cases; answers with the task that each waits with. */
	public Map<String, String> check(Stored stored) {
		Map<String, String> waiting = new TreeMap<>();
		stored.tasks().stream().collect(Collectors.groupingBy(Row::caseId)).forEach((caseId, tasks) -> {
			tasks.forEach((task) -> check(task, stored));
			List<Row> open = tasks.stream().filter((task) -> task.state().equals("OPEN")).toList();
			count(caseId + " open tasks", open.size());
			List<String> timers = stored.timers().getOrDefault(caseId, List.of());
			count(caseId + " timers " + timers, timers.size());
			open.forEach((task) -> waiting.put(caseId, task.id()));
		});
		Set<String> known = stored.tasks().stream().map(Row::id).collect(Collectors.toSet());
		this.done.stream().filter((task) -> !known.contains(task)).forEach((task) -> lost(task + " is gone"));
		return waiting;
	}

	private void check(Row task, Stored stored) {
		boolean token = stored.tokens().getOrDefault(task.caseId(), "").contains(task.id());
		count(task + " entries of its creation", stored.created().getOrDefault(task.id(), 0L));
		if (task.state().equals("OPEN")) {
			if (this.done.contains(task.id())) {
				lost(task + " was answered and is not done");
			}
			if (!token) {
				lost(task + " has no token");
			}
			return;
		}
		count(task + " entries of its completion", stored.completed().getOrDefault(task.id(), 0L));
		if (token) {
			lost(task + " is done and its token still waits");
		}
		if (!this.done.contains(task.id()) && !this.unanswered.contains(task.id())) {
			this.doubles.add(task + " was completed by nobody");
		}
	}

	private void count(String what, long count) {
		if (count == 0) {
			lost("no " + what);
		}
		if (count > 1) {
			this.doubles.add(count + " " + what);
		}
	}

	private void lost(String what) {
		this.losses.add(what);
	}

	public List<String> losses() {
		return this.losses;
	}

	public List<String> doubles() {
		return this.doubles;
	}

	@Override
	public String toString() {
		return "operations " + (this.done.size() + this.unanswered.size()) + ", unanswered " + this.unanswered.size()
				+ ", losses " + this.losses.size() + ", doubles " + this.doubles.size();
	}

	/**
	 * A task as it is stored.
	 */
	public record Row(String id, String caseId, String state) {
	}

	/**
	 * What is stored of all cases.
	 *
	 * @param created entries that say that a task has come up, by task
	 * @param completed entries that say that it was completed, by task
	 * @param tokens what the engine has written of each case
	 * @param timers the names of those that each case has
	 */
	public record Stored(List<Row> tasks, Map<String, Long> created, Map<String, Long> completed,
			Map<String, String> tokens, Map<String, List<String>> timers) {

		public static Stored of(JdbcTemplate jdbc) {
			Map<String, String> tokens = new HashMap<>();
			jdbc.query("select business_key, payload from wf_instance where state = 'ACTIVE'", (row) -> {
				tokens.merge(row.getString(1), new String(row.getBytes(2), StandardCharsets.ISO_8859_1),
						String::concat);
			});
			return new Stored(
					jdbc.query("select id, business_key, state from wf_task",
							(row, number) -> new Row(row.getString(1), row.getString(2), row.getString(3))),
					entries(jdbc, "task.created"), entries(jdbc, "task.completed"), tokens,
					jdbc.queryForList("select task_instance from scheduled_tasks where task_name = 'workflow-timer'",
							String.class)
						.stream()
						.collect(Collectors.groupingBy((name) -> name.substring(0, name.indexOf(' ')))));
		}

		private static Map<String, Long> entries(JdbcTemplate jdbc, String kind) {
			return counted(jdbc.queryForList("select detail from ledger_entry where kind = ?", String.class, kind),
					(detail) -> detail.replaceFirst("(?s)^.*\"task\":\\s*\"([^\"]+)\".*$", "$1"));
		}

		private static Map<String, Long> counted(List<String> rows, Function<String, String> name) {
			return rows.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
		}

	}

}
