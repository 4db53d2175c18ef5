package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;

import org.springframework.stereotype.Component;

/**
 * Checks workflow files by reading them as they will be read when installed, and by
 * building the engine's form of them.
 */
@Component
class CheckedDefinitions implements Definitions {

	private final Deployments deployments;

	private final Engine engine;

	private final Extensions extensions;

	CheckedDefinitions(Deployments deployments, Engine engine, Extensions extensions) {
		this.deployments = deployments;
		this.engine = engine;
		this.extensions = extensions;
	}

	@Override
	public List<PolicyProblem> check(PolicyFiles files) {
		ReadProcesses read = ReadProcesses.of(files, this.extensions.taskCheck());
		List<PolicyProblem> problems = new ArrayList<>(read.problems());
		if (problems.isEmpty()) {
			try {
				this.engine.deploy(0, read.processes());
			}
			catch (RuntimeException ex) {
				// our checks should have found it first; still, it must never go live
				problems.add(PolicyProblem.error("processes", 0, "the engine refuses it: " + ex.getMessage()));
			}
		}
		return problems;
	}

	@Override
	public ProcessWords words(PolicyFiles files) {
		return this.extensions.words(files);
	}

	@Override
	public void install(int release, PolicyFiles files) {
		this.deployments.install(release, files);
	}

}
