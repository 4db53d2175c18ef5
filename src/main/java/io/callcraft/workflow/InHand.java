package io.callcraft.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the current transaction has in hand: the instances of the business keys that it
 * has locked, and the steps that listeners have still to hear of. The engine reads and
 * writes instances here; they go to the database once, when a run is over.
 */
final class InHand {

	private final Map<String, WorkflowInstance> instances = new LinkedHashMap<>();

	private final Map<String, WorkflowTask> tasks = new LinkedHashMap<>();

	private final TimerChanges timers = new TimerChanges();

	private final Set<String> locked = new HashSet<>();

	private final Set<String> moving = new HashSet<>();

	private final List<Consumer<StepListener>> heard = new ArrayList<>();

	private final Deque<String> keys = new ArrayDeque<>();

	private @Nullable String firing;

	private String firedNode = "";

	private final Set<String> fresh = new HashSet<>();

	private @Nullable WorkflowInstance reached;

	private String reachedNode = "";

	private @Nullable Runnable onRollback;

	private Consumer<InHand> beforeCommit = (work) -> {
	};

	private InHand() {
	}

	/** What the current transaction has in hand, nothing at first. */
	static InHand current() {
		InHand bound = (InHand) TransactionSynchronizationManager.getResource(InHand.class);
		if (bound != null) {
			return bound;
		}
		InHand fresh = new InHand();
		TransactionSynchronizationManager.registerSynchronization(fresh.new Binding());
		TransactionSynchronizationManager.bindResource(InHand.class, fresh);
		return fresh;
	}

	boolean isLocked(String businessKey) {
		return this.locked.contains(businessKey);
	}

	void locked(String businessKey, Collection<WorkflowInstance> found) {
		this.locked.add(businessKey);
		found.forEach((instance) -> this.instances.putIfAbsent(instance.id(), instance));
	}

	void created(WorkflowInstance instance) {
		this.instances.put(instance.id(), instance);
		this.fresh.add(instance.id());
	}

	Collection<WorkflowInstance> instances() {
		return this.instances.values();
	}

	Optional<WorkflowInstance> instance(String id) {
		return Optional.ofNullable(this.instances.get(id));
	}

	/**
	 * Takes a task in hand as it is now.
	 * @return the task, or what this transaction has made of it before
	 */
	WorkflowTask take(WorkflowTask task) {
		return this.tasks.merge(task.id(), task, (before, now) -> before.isChanged() ? before : now);
	}

	/**
	 * Takes a task in hand unless it is.
	 * @return the task that is in hand
	 */
	WorkflowTask found(WorkflowTask task) {
		return this.tasks.computeIfAbsent(task.id(), (id) -> task);
	}

	Optional<WorkflowTask> task(String id) {
		return Optional.ofNullable(this.tasks.get(id));
	}

	Collection<WorkflowTask> tasks() {
		return this.tasks.values();
	}

	TimerChanges timers() {
		return this.timers;
	}

	/** Running instances of a business key. */
	List<WorkflowInstance> running(String businessKey) {
		return this.instances.values()
			.stream()
			.filter((instance) -> instance.isRunning() && instance.businessKey().equals(businessKey))
			.toList();
	}

	/**
	 * Instances that wait for an event. One that is moving just now waits for nothing: if
	 * a process that it has called ends meanwhile, then by its own doing.
	 */
	List<WorkflowInstance> waitingFor(String event) {
		return this.instances.values()
			.stream()
			.filter((instance) -> instance.waitsFor(event) && !this.moving.contains(instance.id()))
			.toList();
	}

	/** The engine has begun to move an instance. */
	void moving(String instance) {
		this.moving.add(instance);
	}

	/** The engine has moved an instance. */
	void moved(String instance) {
		this.moving.remove(instance);
	}

	/** Whether an instance has come up in this transaction. */
	boolean isNew(WorkflowInstance instance) {
		return this.fresh.contains(instance.id());
	}

	/** An instance, the one that called it, and so on. */
	Stream<WorkflowInstance> lineage(WorkflowInstance instance) {
		return Stream.iterate(instance, Objects::nonNull,
				(row) -> (row.parent() != null) ? this.instances.get(row.parent()) : null);
	}

	/** The engine has come to a node. */
	void reach(WorkflowInstance instance, String node) {
		this.reached = instance;
		this.reachedNode = node;
	}

	/**
	 * The instance that the engine is moving a token of; absent when all have come to
	 * rest.
	 */
	@Nullable WorkflowInstance reached() {
		return this.reached;
	}

	/** The node that it has come to. */
	String reachedNode() {
		return this.reachedNode;
	}

	void rest() {
		this.reached = null;
	}

	/**
	 * Has something done once the transaction is rolled back; what was said first counts.
	 */
	void onRollback(Runnable action) {
		if (this.onRollback == null) {
			this.onRollback = action;
		}
	}

	/** Says how all that is in hand is written, just before the commit. */
	void beforeCommit(Consumer<InHand> write) {
		this.beforeCommit = write;
	}

	void hear(Consumer<StepListener> step) {
		this.heard.add(step);
	}

	List<Consumer<StepListener>> takeHeard() {
		List<Consumer<StepListener>> taken = List.copyOf(this.heard);
		this.heard.clear();
		return taken;
	}

	void enter(String businessKey) {
		this.keys.push(businessKey);
	}

	void leave() {
		this.keys.pop();
	}

	/** Whether the engine is moving tokens right now. */
	boolean isRunning() {
		return !this.keys.isEmpty();
	}

	/** The business key that the engine is moving tokens for. */
	String businessKey() {
		return Objects.requireNonNull(this.keys.peek(), "the engine moves tokens only in a run");
	}

	void fire(@Nullable String timer) {
		this.firing = timer;
	}

	/** Whether this timer has just gone off. */
	boolean isFiring(@Nullable String timer) {
		return timer != null && timer.equals(this.firing);
	}

	void fired(String node) {
		this.firedNode = node;
	}

	/** The node whose timer has gone off; empty while it is not known. */
	String firedNode() {
		return this.firedNode;
	}

	boolean isFiring() {
		return this.firing != null;
	}

	private final class Binding implements TransactionSynchronization {

		@Override
		public void beforeCommit(boolean readOnly) {
			InHand.this.beforeCommit.accept(InHand.this);
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(InHand.class);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(InHand.class, InHand.this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(InHand.class);
			Runnable action = InHand.this.onRollback;
			if (action != null && status != STATUS_COMMITTED) {
				action.run();
			}
		}

	}

}
