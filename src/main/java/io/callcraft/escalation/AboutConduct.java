package io.callcraft.escalation;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.shared.RepId;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * Something on record about a kind of conduct of a rep; neither ever changes.
 */
@MappedSuperclass
abstract class AboutConduct {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(updatable = false)
	String rep = "";

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	Behaviour behaviour = Behaviour.TARDY;

	protected AboutConduct() {
	}

	AboutConduct(RepId rep, Behaviour behaviour) {
		this.rep = rep.value();
		this.behaviour = behaviour;
	}

}
