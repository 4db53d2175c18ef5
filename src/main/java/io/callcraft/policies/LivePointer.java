package io.callcraft.policies;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Which release is live. There is one such row; whoever publishes locks it first, which
 * makes release numbers consecutive on any number of nodes.
 */
@Entity
@Table(name = "policy_live")
class LivePointer {

	static final int ONLY = 1;

	@Id
	private int id;

	@Column(name = "release_no")
	private @Nullable Integer release;

	/** The live release's number; 0 before the first. */
	int release() {
		return (this.release != null) ? this.release : 0;
	}

	void moveTo(int number) {
		this.release = number;
	}

}
