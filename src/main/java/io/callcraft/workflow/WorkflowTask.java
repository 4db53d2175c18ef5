package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A task, as it is kept; its id is that of the engine's work item. It is read as an
 * entity, and written by {@link TaskRows} alone.
 */
@Entity
@Immutable
@Table(name = "wf_task")
class WorkflowTask {

	@Id
	String id;

	String name;

	String form;

	String title;

	String businessKey;

	String process;

	@Column(name = "release_number")
	int release;

	String instance;

	@Enumerated(EnumType.STRING)
	Task.State state = Task.State.OPEN;

	String candidateGroup;

	String candidate;

	@Nullable String owner;

	Instant createdAt;

	@Nullable Instant dueAt;

	int priority;

	@Nullable Instant completedAt;

	@Nullable String escalateGroup;

	/** When it is to be escalated, as long as that lies ahead. */
	@Nullable Instant escalateAt;

	@Nullable String escalatedTo;

	@Nullable Instant escalatedAt;

	/** How often its row was written since it came up. */
	long version;

	/** Whether it has a row. */
	@Transient
	boolean stored = true;

	/** Whether the row says something else. */
	@Transient
	boolean changed;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected WorkflowTask() {
	}

	WorkflowTask(Task task, String instance) {
		this.id = task.id();
		this.name = task.name();
		this.form = task.form();
		this.title = task.title();
		this.businessKey = task.businessKey();
		this.process = task.process();
		this.release = task.release();
		this.instance = instance;
		this.state = task.state();
		this.candidateGroup = task.group();
		this.candidate = task.candidate();
		this.createdAt = task.createdAt();
		this.dueAt = task.due();
		this.priority = task.priority();
		this.stored = false;
	}

	/** Where a state stands in the indexes: what is claimed stays beside what is open. */
	static String phase(Task.State state) {
		return state.isPending() ? "PENDING" : state.name();
	}

	/** Refuses unless the task can be done, by this user as far as claims go. */
	void requireFreeFor(UserId user) {
		if (!this.state.isPending()) {
			throw (this.state == Task.State.COMPLETED)
					? new Conflict(this.id, "The task '" + this.title + "' has already been completed") : over();
		}
		if (this.owner != null && !this.owner.equals(user.value())) {
			throw new Conflict(this.id, "The task '" + this.title + "' is being done by " + this.owner);
		}
	}

	Conflict over() {
		return new Conflict(this.id, "The task '" + this.title + "' is over: its process went on without it");
	}

	void claim(UserId user) {
		this.owner = user.value();
		this.state = Task.State.CLAIMED;
		this.changed = true;
	}

	void release() {
		this.owner = null;
		this.state = Task.State.OPEN;
		this.changed = true;
	}

	/** Names who gets it as well when it is overdue; without a due date it never is. */
	void escalateTo(String group) {
		this.escalateGroup = group;
		this.escalateAt = this.dueAt;
		this.changed = true;
	}

	/** Whether it is to be escalated by now. */
	boolean isOverdue(Instant now) {
		return isPending() && this.escalateAt != null && !this.escalateAt.isAfter(now);
	}

	void escalateLater(Instant at) {
		this.escalateAt = at;
		this.changed = true;
	}

	void escalate(String candidate, Instant at) {
		this.escalatedTo = candidate;
		this.escalatedAt = at;
		this.escalateAt = null;
		this.changed = true;
	}

	String escalateGroup() {
		return Objects.requireNonNull(this.escalateGroup, "a task without a group is never escalated");
	}

	void complete(UserId user, Instant at) {
		this.escalateAt = null;
		this.owner = user.value();
		this.state = Task.State.COMPLETED;
		this.completedAt = at;
		this.changed = true;
	}

	/** Stands on another release's node from now on; whoever has it keeps it. */
	void move(String name, String title, int release, Asked asked) {
		this.name = name;
		this.title = title;
		this.release = release;
		this.form = asked.form();
		this.candidateGroup = asked.group();
		this.candidate = asked.candidate();
		this.priority = asked.priority();
		this.changed = true;
	}

	void cancel(Instant at) {
		this.escalateAt = null;
		this.state = Task.State.CANCELLED;
		this.completedAt = at;
		this.changed = true;
	}

	String id() {
		return this.id;
	}

	/** Goes to somebody else, whoever had it. */
	void reassign(String group, String candidate) {
		release();
		this.candidateGroup = group;
		this.candidate = candidate;
		this.changed = true;
	}

	/** Is due later by the time that its instance stood still. */
	void moveOn(Duration time) {
		this.dueAt = (this.dueAt != null) ? this.dueAt.plus(time) : null;
		this.escalateAt = (this.escalateAt != null) ? this.escalateAt.plus(time) : null;
		this.changed = true;
	}

	String name() {
		return this.name;
	}

	String businessKey() {
		return this.businessKey;
	}

	String instance() {
		return this.instance;
	}

	/** Whether its row says something else, or is still to be written. */
	boolean isChanged() {
		return this.changed || !this.stored;
	}

	boolean isPending() {
		return this.state.isPending();
	}

	Task toTask() {
		return new Task(this.id, this.name, this.form, this.title, this.businessKey, this.process, this.release,
				this.state, this.candidateGroup, this.candidate, (this.owner != null) ? new UserId(this.owner) : null,
				this.createdAt, this.dueAt, this.priority, this.completedAt, (this.escalatedTo != null)
						? new Task.Escalation(this.escalatedTo, Objects.requireNonNull(this.escalatedAt)) : null);
	}

	@Override
	public String toString() {
		return "The task '" + this.title + "' of " + this.businessKey;
	}

}
