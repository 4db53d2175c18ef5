package io.callcraft.policies;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.workflow.Definitions;
import io.callcraft.workflow.ProcessWords;

/**
 * Workflows that are broken where a line says {@code BROKEN}.
 */
class FakeDefinitions implements Definitions {

	final List<Integer> installed = new CopyOnWriteArrayList<>();

	@Override
	public List<PolicyProblem> check(PolicyFiles files) {
		return FakeDecisions.problems(files.under("processes"));
	}

	@Override
	public ProcessWords words(PolicyFiles files) {
		return new ProcessWords(List.of(), List.of(), List.of(), List.of());
	}

	@Override
	public void install(int release, PolicyFiles files) {
		this.installed.add(release);
	}

}
