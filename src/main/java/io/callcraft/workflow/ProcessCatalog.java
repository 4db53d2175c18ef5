package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.NotFound;
import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The workflows of releases, for people to look at.
 */
@Component
public class ProcessCatalog {

	private static final String RUNNING = "select i.process, i.release, count(i) from WorkflowInstance i"
			+ " where i.state = 'ACTIVE' group by i.process, i.release";

	private final Deployments deployments;

	private final Extensions extensions;

	private final EntityManager entities;

	ProcessCatalog(Deployments deployments, Extensions extensions, EntityManager entities) {
		this.deployments = deployments;
		this.extensions = extensions;
		this.entities = entities;
	}

	/**
	 * The workflows of the live release, and those of older ones on which instances still
	 * run; by id, the newest release first.
	 */
	@Transactional(readOnly = true)
	public List<Use> inUse() {
		List<Use> uses = new ArrayList<>(this.entities.createQuery(RUNNING, Object[].class)
			.getResultList()
			.stream()
			.map((row) -> new Use(definition((int) row[1], (String) row[0]), (long) row[2]))
			.toList());
		this.deployments.current()
			.ifPresent((live) -> live.models()
				.keySet()
				.stream()
				.filter((process) -> uses.stream()
					.noneMatch((use) -> use.definition().id().equals(process) && use.definition().live()))
				.toList()
				.forEach((process) -> uses.add(new Use(definition(live.release(), process), 0))));
		uses.sort(Comparator.comparing((Use use) -> use.definition().id())
			.thenComparing((use) -> -use.definition().release()));
		return uses;
	}

	/**
	 * A workflow of a release.
	 * @throws NotFound when the release has no such process, or there is no such release
	 */
	public ProcessDefinition definition(int release, String process) {
		return Optional.ofNullable(this.deployments.models(release).get(process))
			.map((model) -> ProcessDefinition.of(model, release, isLive(release)))
			.orElseThrow(() -> new NotFound("process", process));
	}

	/**
	 * The text of a workflow's file, drawing included.
	 * @throws NotFound when the release has no such process, or there is no such release
	 */
	public String file(int release, String process) {
		return Optional.ofNullable(this.extensions.releases().of(release).text().get(ProcessModel.file(process)))
			.orElseThrow(() -> new NotFound("process", process));
	}

	private boolean isLive(int release) {
		return this.deployments.current().filter((live) -> live.release() == release).isPresent();
	}

	/**
	 * A workflow and how much it is used.
	 *
	 * @param definition the workflow
	 * @param running how many of its instances run
	 */
	public record Use(ProcessDefinition definition, long running) {
	}

}
