package io.callcraft.policies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.callcraft.decisions.Compilation;
import io.callcraft.decisions.DecisionWords;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.Threshold;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are broken where a line says {@code BROKEN} and doubtful where one says
 * {@code DOUBTFUL}; the engine itself is tested where it is used.
 */
class FakeDecisions implements Decisions {

	final List<Integer> installed = new CopyOnWriteArrayList<>();

	private volatile @Nullable Release live;

	/** A release that cannot be installed on this node. */
	volatile int refused;

	@Override
	public Release live() {
		Release release = this.live;
		if (release == null) {
			throw new NoLiveRelease();
		}
		return release;
	}

	@Override
	public Compilation compile(PolicyFiles files) {
		List<PolicyProblem> problems = problems(files.under("rules"));
		boolean broken = problems.stream().anyMatch(PolicyProblem::isError);
		return new Compilation(problems, broken ? null : load(0, files));
	}

	@Override
	public List<String> names() {
		return List.of("escalation");
	}

	@Override
	public DecisionWords words(String decision, PolicyFiles files) {
		throw new NotFound("decision", decision);
	}

	static List<PolicyProblem> problems(PolicyFiles files) {
		List<PolicyProblem> problems = new ArrayList<>();
		files.text().forEach((path, text) -> {
			List<String> lines = text.lines().toList();
			for (int i = 0; i < lines.size(); i++) {
				if (lines.get(i).contains("BROKEN")) {
					problems.add(PolicyProblem.error(path, i + 1, "something is missing"));
				}
				if (lines.get(i).contains("DOUBTFUL")) {
					problems.add(PolicyProblem.warning(path, i + 1, "is that meant"));
				}
			}
		});
		return problems;
	}

	@Override
	public List<Threshold> thresholds(PolicyFiles files) {
		return List.of();
	}

	@Override
	public Release load(int number, PolicyFiles files) {
		return new FakeRelease(number, files.sha256());
	}

	@Override
	public <T> T tried(Release release, Map<String, Double> values, Function<Release, T> question) {
		return question.apply(release);
	}

	@Override
	public void install(Release release) {
		if (release.number() == this.refused) {
			throw new IllegalStateException("it does not fit");
		}
		this.live = release;
		this.installed.add(release.number());
	}

	private record FakeRelease(int number, String sha256) implements Release {

		@Override
		public Ruling decide(String decision, List<?> facts) {
			return new Ruling(List.of(), List.of());
		}

		@Override
		public double threshold(String name) {
			throw new NotFound("threshold", name);
		}

		@Override
		public Collection<Threshold> thresholds() {
			return List.of();
		}

		@Override
		public Collection<String> decisions() {
			return List.of();
		}

	}

}
