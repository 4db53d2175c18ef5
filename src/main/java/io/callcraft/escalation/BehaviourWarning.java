package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.shared.RepId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * The rep was told that a kind of conduct must not go on.
 */
@Entity
@Table(name = "behaviour_warning")
class BehaviourWarning extends AboutConduct {

	@Column(updatable = false)
	Instant givenAt = Instant.EPOCH;

	@Column(updatable = false)
	String reason = "";

	protected BehaviourWarning() {
	}

	BehaviourWarning(RepId rep, Behaviour behaviour, Instant givenAt, String reason) {
		super(rep, behaviour);
		this.givenAt = givenAt;
		this.reason = reason;
	}

}
