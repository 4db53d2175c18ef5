package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.calls.Call.Behaviour;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rep was told that a kind of conduct must not go on.
 */
@Entity
@Table(name = "behaviour_warning")
class BehaviourWarning {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	String rep = "";

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Behaviour behaviour = Behaviour.TARDY;

	@Column(updatable = false)
	Instant givenAt = Instant.EPOCH;

	@Column(updatable = false)
	String reason = "";

	protected BehaviourWarning() {
	}

	BehaviourWarning(String rep, Behaviour behaviour, Instant givenAt, String reason) {
		this.rep = rep;
		this.behaviour = behaviour;
		this.givenAt = givenAt;
		this.reason = reason;
	}

}
