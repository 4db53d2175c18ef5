package io.callcraft.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.PolicyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The releases that are ready to run: the live one, and older ones for as long as
 * instances ask for them.
 */
@Component
class Deployments {

	private static final Logger LOGGER = LoggerFactory.getLogger(Deployments.class);

	/** Older releases are built again when asked for, in a few milliseconds a file. */
	private static final int MOST_OLDER = 8;

	private final AtomicReference<Deployment> live = new AtomicReference<>();

	private final Map<Integer, Deployment> older = new LinkedHashMap<>(16, 0.75f, true);

	private final Engine engine;

	private final Extensions extensions;

	Deployments(Engine engine, Extensions extensions) {
		this.engine = engine;
		this.extensions = extensions;
	}

	/**
	 * The release that new instances start on.
	 * @throws Conflict when none is installed yet
	 */
	Deployment live() {
		Deployment deployment = this.live.get();
		if (deployment == null) {
			throw new Conflict("workflows", "No workflows are installed yet: try again when the first release is live");
		}
		return deployment;
	}

	/** The release that an instance runs on. */
	Deployment of(int release) {
		Deployment current = this.live.get();
		if (current != null && current.release() == release) {
			return current;
		}
		synchronized (this.older) {
			Deployment known = this.older.get(release);
			return (known != null) ? known : keep(build(release, this.extensions.releases().of(release)));
		}
	}

	void install(int release, PolicyFiles files) {
		Deployment before = this.live.getAndSet(build(release, files));
		synchronized (this.older) {
			this.older.remove(release);
			if (before != null && before.release() != release) {
				keep(before);
			}
		}
		LOGGER.info("Workflows of release {} are live", release);
	}

	private Deployment build(int release, PolicyFiles files) {
		ReadProcesses read = ReadProcesses.of(files, null);
		if (!read.problems().isEmpty()) {
			throw new IllegalArgumentException("Release " + release + " has problems: " + read.problems());
		}
		return this.engine.deploy(release, read.processes());
	}

	private Deployment keep(Deployment deployment) {
		this.older.put(deployment.release(), deployment);
		if (this.older.size() > MOST_OLDER) {
			this.older.remove(this.older.keySet().iterator().next());
		}
		return deployment;
	}

}
