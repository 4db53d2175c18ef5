package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.NotFound;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The workflows of releases, for people to look at.
 */
@Component
public class ProcessCatalog {

	private final Deployments deployments;

	private final Extensions extensions;

	private final InstancePlaces places;

	ProcessCatalog(Deployments deployments, Extensions extensions, InstancePlaces places) {
		this.deployments = deployments;
		this.extensions = extensions;
		this.places = places;
	}

	/**
	 * The workflows of the live release, and those of older ones on which instances still
	 * run; by id, the newest release first.
	 */
	@Transactional(readOnly = true)
	public List<Use> inUse() {
		List<Use> uses = new ArrayList<>(this.places.running()
			.stream()
			.map((running) -> new Use(definition(running.release(), running.process()), running.count()))
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
	 * @param running how many of its instances run; a number over
	 * {@link WorkflowOperations#MOST_COUNTED} means no more than that there are more
	 */
	public record Use(ProcessDefinition definition, int running) {
	}

}
