package io.callcraft.policies;

import java.time.Duration;

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

		NONE, REQUIRED

	}

	boolean needsApproval() {
		return this.approval == Approval.REQUIRED;
	}

}
