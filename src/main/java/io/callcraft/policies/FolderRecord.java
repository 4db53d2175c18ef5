package io.callcraft.policies;

import java.util.List;
import java.util.Optional;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * Remembers, over restarts and for all nodes, how the watched folder was last read and
 * what became of it. Joins the caller's transaction.
 */
@Component
class FolderRecord {

	private final EntityManager entities;

	private final Texts texts;

	FolderRecord(EntityManager entities, Texts texts) {
		this.entities = entities;
		this.texts = texts;
	}

	/** SHA-256 of the last reading; empty before the first. */
	Optional<String> reading() {
		return state().reading();
	}

	/** The folder's files when a reading was last taken over; none before that. */
	PolicyFiles takenOver() {
		return this.texts.read(state().files());
	}

	/** Why the last reading was refused; empty when it was not. */
	List<PolicyProblem> problems() {
		return state().problems();
	}

	/** The reading was good. */
	void good(FolderReading reading) {
		state().read(reading.sha256(), List.of());
	}

	/** The reading was refused. */
	void refused(FolderReading reading, List<PolicyProblem> problems) {
		state().read(reading.sha256(), problems);
	}

	/** The folder's files, as far as they are published by now. */
	void takeOver(PolicyFiles files) {
		state().takeOver(this.texts.keep(files.text()));
	}

	private FolderState state() {
		return this.entities.find(FolderState.class, FolderState.ONLY);
	}

}
