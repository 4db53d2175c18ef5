package io.callcraft.workflow;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.springframework.stereotype.Component;

/**
 * Reads and writes instances and tasks. Whoever moves an instance locks all running
 * instances of its business key first, so what happens to one case happens one after the
 * other, on any node.
 */
@Component
class WorkflowStore {

	private static final String RUNNING = "select i from WorkflowInstance i where i.state = 'ACTIVE' and i.businessKey = ";

	private final EntityManager entities;

	WorkflowStore(EntityManager entities) {
		this.entities = entities;
	}

	/** Locks the running instances of a business key and takes them in hand. */
	void lock(InHand work, String businessKey) {
		if (!work.isLocked(businessKey)) {
			work.locked(businessKey, locked(RUNNING + ":key order by i.id", businessKey));
		}
	}

	/** Locks the running instances of the business key that a task belongs to. */
	void lockForTask(InHand work, String task) {
		take(work,
				locked(RUNNING + "(select t.businessKey from WorkflowTask t where t.id = :key) order by i.id", task));
	}

	/** Locks the running instances of the business key that an instance belongs to. */
	void lockForInstance(InHand work, String instance) {
		take(work, locked(RUNNING + "(select o.businessKey from WorkflowInstance o where o.id = :key) order by i.id",
				instance));
	}

	private List<WorkflowInstance> locked(String query, String key) {
		return this.entities.createQuery(query, WorkflowInstance.class)
			.setParameter("key", key)
			.setLockMode(LockModeType.PESSIMISTIC_WRITE)
			.getResultList();
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

	Optional<WorkflowTask> task(String id) {
		return Optional.ofNullable(this.entities.find(WorkflowTask.class, id));
	}

	Optional<WorkflowTask> lockedTask(String id) {
		return Optional.ofNullable(this.entities.find(WorkflowTask.class, id, LockModeType.PESSIMISTIC_WRITE));
	}

}
