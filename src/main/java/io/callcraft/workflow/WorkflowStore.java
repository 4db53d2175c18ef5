package io.callcraft.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

import org.springframework.stereotype.Component;

/**
 * Reads and writes instances and tasks. Whoever moves an instance or takes a task locks
 * all running instances of its business key first, so what happens to one case happens
 * one after the other, on any node. Tasks are not locked: they change only under the lock
 * of their instance, and one that changed while the lock was waited for is stale.
 */
@Component
class WorkflowStore {

	/**
	 * By the index of business keys and no other: along one by state, which may look as
	 * cheap, rows of other cases would be locked on the way. In the order of their starts
	 * an instance that comes up while a lock is waited for is after those waited for.
	 */
	private static final String RUNNING = """
			from wf_instance i use index (wf_instance_key_start) %s
			where i.state = 'ACTIVE' and i.business_key = %s
			order by i.started_at, i.id for update of i""";

	private static final String OF_KEY = "select {i.*} " + RUNNING.formatted("", ":key");

	private static final String OF_INSTANCE = "select {i.*} "
			+ RUNNING.formatted("join wf_instance k on k.id = :key", "k.business_key");

	private static final String OF_TASK = "select {i.*}, {t.*} "
			+ RUNNING.formatted("join wf_task t on t.id = :key", "t.business_key");

	private final EntityManager entities;

	WorkflowStore(EntityManager entities) {
		this.entities = entities;
	}

	/** Locks the running instances of a business key and takes them in hand. */
	void lock(InHand work, String businessKey) {
		if (!work.isLocked(businessKey)) {
			// what came up while the lock was waited for, only a second look sees
			locked(OF_KEY, businessKey);
			work.locked(businessKey, locked(OF_KEY, businessKey));
		}
	}

	/** Locks the running instances of the business key that an instance belongs to. */
	void lockForInstance(InHand work, String instance) {
		take(work, locked(OF_INSTANCE, instance));
	}

	private List<WorkflowInstance> locked(String query, String key) {
		return this.entities.unwrap(Session.class)
			.createNativeQuery(query, WorkflowInstance.class, "i")
			.setParameter("key", key)
			.getResultList();
	}

	/**
	 * Locks the running instances of the business key that a task belongs to.
	 * @return the task as it was when the lock was asked for
	 */
	Optional<WorkflowTask> lockForTask(InHand work, String task) {
		List<Object[]> rows = this.entities.unwrap(Session.class)
			.createNativeQuery(OF_TASK, Object[].class)
			.addEntity("i", WorkflowInstance.class)
			.addEntity("t", WorkflowTask.class)
			.setParameter("key", task)
			.getResultList();
		take(work, rows.stream().map((row) -> (WorkflowInstance) row[0]).toList());
		return task(task);
	}

	private static void take(InHand work, List<WorkflowInstance> found) {
		if (!found.isEmpty()) {
			work.locked(found.get(0).businessKey(), found);
		}
	}

	/** Writes the instances that have come up in a run. */
	void writeCreated(InHand work) {
		work.takeCreated().forEach(this.entities::persist);
	}

	void add(WorkflowTask task) {
		this.entities.persist(task);
	}

	/** Open and claimed tasks of an instance. */
	List<WorkflowTask> pendingTasks(String instance) {
		return this.entities
			.createQuery("select t from WorkflowTask t where t.instance = :instance and t.businessKey = "
					+ "(select i.businessKey from WorkflowInstance i where i.id = :instance) "
					+ "and t.state in ('OPEN', 'CLAIMED')", WorkflowTask.class)
			.setParameter("instance", instance)
			.getResultList();
	}

	/** Tasks that are to be escalated by now, those due longest first. */
	List<String> overdue(Instant now, int atMost) {
		return this.entities
			.createQuery("select t.id from WorkflowTask t where t.escalateAt <= :now order by t.escalateAt",
					String.class)
			.setParameter("now", now)
			.setMaxResults(atMost)
			.getResultList();
	}

	/** The task as it is now, whatever it was while a lock was waited for. */
	WorkflowTask fresh(WorkflowTask task) {
		this.entities.refresh(task);
		return task;
	}

	Optional<WorkflowInstance> instance(String id) {
		return Optional.ofNullable(this.entities.find(WorkflowInstance.class, id));
	}

	Optional<WorkflowTask> task(String id) {
		return Optional.ofNullable(this.entities.find(WorkflowTask.class, id));
	}

}
