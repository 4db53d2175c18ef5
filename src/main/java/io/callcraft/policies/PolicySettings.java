package io.callcraft.policies;

import java.time.Duration;
import java.util.Collection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where policies come from and who must agree to them.
 *
 * @param folder the folder that holds {@code rules} and {@code processes}; where neither
 * is there, policies live in the database alone. A text, since as a path it would be
 * looked up in the web server's own folder first
 * @param approval whether a second person must approve a change before it is published
 * @param poll how often the folder and the live release of other nodes are looked at
 * @param settle how long the folder must stand still before it is read, so that no half
 * written file is taken
 */
@ConfigurationProperties("callcraft.policies")
record PolicySettings(@DefaultValue(".") String folder, @DefaultValue("none") Approval approval,
		@DefaultValue("500ms") Duration poll, @DefaultValue("300ms") Duration settle) {

	/** Whether a change needs a second person. */
	enum Approval {

		/** None does. */
		NONE,

		/** Every change does. */
		REQUIRED,

		/** A change of the escalation's rules or of any workflow does. */
		ESCALATION_AND_PROCESSES

	}

	/** Whether a second person must approve a draft before it can be published. */
	boolean lacksApproval(Draft draft) {
		return draft.approver() == null && !draft.files().isEmpty()
				&& needsApproval(draft.files().stream().map(Draft.File::path).toList());
	}

	/** Whether a change of these files needs a second person. */
	boolean needsApproval(Collection<String> paths) {
		return switch (this.approval) {
			case NONE -> false;
			case REQUIRED -> true;
			case ESCALATION_AND_PROCESSES -> paths.stream()
				.anyMatch((path) -> path.startsWith("rules/escalation/") || path.startsWith("processes/"));
		};
	}

}
