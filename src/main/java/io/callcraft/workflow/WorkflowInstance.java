package io.callcraft.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs or ran. While it runs, the payload holds its tokens and variables
 * as the engine wrote them.
 */
@Entity
@Table(name = "wf_instance")
class WorkflowInstance {

	/** Variables are ids and small values; a payload beyond this has something else. */
	private static final int LARGEST_PAYLOAD = 16_000;

	@Id
	private String id;

	private String process;

	@Column(name = "release_number")
	private int release;

	private String businessKey;

	private @Nullable String parent;

	@Enumerated(EnumType.STRING)
	private State state = State.ACTIVE;

	private String waits = "|";

	@Column(length = LARGEST_PAYLOAD)
	private byte @Nullable [] payload;

	private Instant startedAt;

	private @Nullable Instant endedAt;

	@Version
	private @Nullable Long version;

	/** Where an instance stands. */
	enum State {

		ACTIVE, COMPLETED, ABORTED

	}

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected WorkflowInstance() {
	}

	WorkflowInstance(String id, String process, int release, String businessKey, @Nullable String parent,
			Instant startedAt) {
		this.id = id;
		this.process = process;
		this.release = release;
		this.businessKey = businessKey;
		this.parent = parent;
		this.startedAt = startedAt;
	}

	/**
	 * Keeps where the instance now stands.
	 * @param waits what it waits for: signals and the ends of called processes
	 */
	void keep(byte[] payload, Collection<String> waits) {
		if (payload.length > LARGEST_PAYLOAD) {
			throw new IllegalStateException("The variables of " + this + " take " + payload.length
					+ " bytes: keep ids and small values, at most " + LARGEST_PAYLOAD);
		}
		this.payload = payload;
		this.waits = waits.isEmpty() ? "|" : "|" + String.join("|", waits) + "|";
	}

	/** Goes to another release, with its tokens on that release's nodes. */
	void move(int release, byte[] payload) {
		this.release = release;
		this.payload = payload;
	}

	void end(State how, Instant at) {
		this.state = how;
		this.endedAt = at;
		this.payload = null;
		this.waits = "|";
	}

	boolean isActive() {
		return this.state == State.ACTIVE;
	}

	boolean waitsFor(String event) {
		return isActive() && this.waits.contains("|" + event + "|");
	}

	byte[] payload() {
		return Objects.requireNonNull(this.payload, () -> this + " has ended");
	}

	String id() {
		return this.id;
	}

	String process() {
		return this.process;
	}

	int release() {
		return this.release;
	}

	String businessKey() {
		return this.businessKey;
	}

	@Nullable String parent() {
		return this.parent;
	}

	State state() {
		return this.state;
	}

	@Override
	public String toString() {
		return this.process + " " + this.id + " of " + this.businessKey;
	}

}
