package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;

/**
 * Finds running instances that nobody called, each with those that it has called, and
 * these in turn: they share a release and move together.
 */
@Component
class Families {

	private final EntityManager entities;

	private final InstancePlaces places;

	Families(EntityManager entities, InstancePlaces places) {
		this.entities = entities;
		this.places = places;
	}

	/** Releases that instances run on. */
	Set<Integer> releases() {
		return this.places.running().stream().map(InstancePlaces.Running::release).collect(Collectors.toSet());
	}

	/** How many run on a release; looks no further than {@link InstanceSearch#MOST}. */
	InstanceCount count(int release) {
		Number count = (Number) this.entities
			.createNativeQuery("select count(*) from (select 1 as one from wf_instance where release_number = :release "
					+ "and state = 'ACTIVE' and parent is null limit " + (InstanceSearch.MOST + 1) + ") counted")
			.setParameter("release", release)
			.getSingleResult();
		return InstanceCount.upTo(InstanceSearch.MOST, count.intValue());
	}

	/**
	 * Families on a release, in the order of their roots' ids, which is that of an index.
	 * @param after id of the last root seen; empty for the start
	 * @return the root first in each
	 */
	List<List<WorkflowInstance>> on(int release, String after, int limit) {
		List<WorkflowInstance> roots = this.entities
			.createQuery(
					"select i from WorkflowInstance i where i.release = :release and i.state = 'ACTIVE' "
							+ "and i.parent is null and i.id > :after order by i.release, i.state, i.parent, i.id",
					WorkflowInstance.class)
			.setParameter("release", release)
			.setParameter("after", after)
			.setMaxResults(limit)
			.getResultList();
		if (roots.isEmpty()) {
			return List.of();
		}
		Set<String> keys = roots.stream().map(WorkflowInstance::businessKey).collect(Collectors.toSet());
		Map<String, List<WorkflowInstance>> byKey = this.entities
			.createQuery("select i from WorkflowInstance i where i.businessKey in :keys and i.state = 'ACTIVE'",
					WorkflowInstance.class)
			.setParameter("keys", keys)
			.getResultList()
			.stream()
			.collect(Collectors.groupingBy(WorkflowInstance::businessKey));
		return roots.stream().map((root) -> of(root, byKey.getOrDefault(root.businessKey(), List.of()))).toList();
	}

	/** The instance that has called an instance, directly or not, or itself. */
	Optional<WorkflowInstance> rootOf(String instance) {
		return this.entities
			.createQuery("select r from WorkflowInstance i join WorkflowInstance r on r.id = i.root where i.id = :id",
					WorkflowInstance.class)
			.setParameter("id", instance)
			.getResultStream()
			.findFirst();
	}

	/** The family of an instance, its root first. */
	List<WorkflowInstance> family(String instance) {
		WorkflowInstance root = rootOf(instance).orElseThrow();
		return of(root,
				this.entities
					.createQuery("select i from WorkflowInstance i where i.businessKey = :key and i.state = 'ACTIVE'",
							WorkflowInstance.class)
					.setParameter("key", root.businessKey())
					.getResultList());
	}

	/** A root and, below it, those of the running instances that belong to it. */
	static List<WorkflowInstance> of(WorkflowInstance root, List<WorkflowInstance> running) {
		List<WorkflowInstance> family = new ArrayList<>(List.of(root));
		for (int next = 0; next < family.size(); next++) {
			String parent = family.get(next).id();
			running.stream().filter((instance) -> Objects.equals(instance.parent(), parent)).forEach(family::add);
		}
		return family;
	}

}
