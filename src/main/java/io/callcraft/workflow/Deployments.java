package io.callcraft.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

	private final AtomicReference<Deployment> live = new AtomicReference<>();

	/** Built when an instance first asks for them, in a few milliseconds a file. */
	private final Map<Integer, Deployment> older = new ConcurrentHashMap<>();

	private final Engine engine;

	private final Extensions extensions;

	private final Families families;

	Deployments(Engine engine, Extensions extensions, Families families) {
		this.engine = engine;
		this.extensions = extensions;
		this.families = families;
	}

	/**
	 * The release that new instances start on.
	 * @throws Conflict when none is installed yet
	 */
	Deployment live() {
		return current().orElseThrow(() -> new Conflict("workflows",
				"No workflows are installed yet: try again when the first release is live"));
	}

	/** The release that new instances start on; empty until one is installed. */
	Optional<Deployment> current() {
		return Optional.ofNullable(this.live.get());
	}

	/** The release that an instance runs on. */
	Deployment of(int release) {
		Deployment current = this.live.get();
		if (current != null && current.release() == release) {
			return current;
		}
		return this.older.computeIfAbsent(release, (number) -> build(number, this.extensions.releases().of(number)));
	}

	/** A release to be read, without keeping it ready to run. */
	Map<String, ProcessModel> models(int release) {
		Deployment current = this.live.get();
		Deployment known = (current != null && current.release() == release) ? current : this.older.get(release);
		return (known != null) ? known.models() : read(release, this.extensions.releases().of(release));
	}

	/**
	 * Makes a release the one that new instances start on. Older ones are kept for the
	 * instances that run on them, and no longer.
	 */
	void install(int release, PolicyFiles files) {
		Deployment before = this.live.getAndSet(build(release, files));
		if (before != null) {
			this.older.put(before.release(), before);
		}
		this.older.remove(release);
		this.older.keySet().retainAll(this.families.releases());
		LOGGER.info("Workflows of release {} are live", release);
	}

	private Deployment build(int release, PolicyFiles files) {
		return this.engine.deploy(release, read(release, files));
	}

	private static Map<String, ProcessModel> read(int release, PolicyFiles files) {
		ReadProcesses read = ReadProcesses.of(files, null);
		if (!read.problems().isEmpty()) {
			throw new IllegalArgumentException("Release " + release + " has problems: " + read.problems());
		}
		return read.processes();
	}

	/** Older releases that are ready to run. */
	Set<Integer> older() {
		return Set.copyOf(this.older.keySet());
	}

}
