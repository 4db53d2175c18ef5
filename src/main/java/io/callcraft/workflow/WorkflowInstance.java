package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.Conflict;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs or ran. While it runs, the payload holds its tokens and variables
 * as the engine wrote them; where it stands, its path and its variables are kept beside
 * it in plain form, for people. It is read as an entity, and written by
 * {@link InstanceRows} alone.
 */
@Entity
@Immutable
@Table(name = "wf_instance")
class WorkflowInstance {

	/** Variables are ids and small values; a payload beyond this has something else. */
	private static final int LARGEST_PAYLOAD = 16_000;

	private static final int LONGEST_LIST = 500;

	private static final String NONE = "|";

	private static final int LARGEST_SIGNALS = 4_000;

	@Id
	String id;

	String process;

	@Column(name = "release_number")
	int release;

	String businessKey;

	@Nullable String parent;

	String root;

	@Enumerated(EnumType.STRING)
	InstanceState state = InstanceState.ACTIVE;

	/** A suspended instance is stored as active, so that it is locked like one. */
	boolean suspended;

	String waits = NONE;

	String nodes = NONE;

	@Convert(converter = Utf8.class)
	@Column(length = 14_000)
	String path = "";

	@Convert(converter = Utf8.class)
	@Column(length = LARGEST_PAYLOAD)
	String variables = "";

	@Convert(converter = Utf8.class)
	@Column(length = LARGEST_SIGNALS)
	String keptSignals = "";

	@Nullable String skipNode;

	String incidents = NONE;

	/** The variables as the index of variables has them. */
	@Transient
	String indexed = "";

	/** The version when it was read, whatever this transaction has written since. */
	@Transient
	long loaded;

	/** Whether it has a row. */
	@Transient
	boolean stored = true;

	/** Whether the row says something else. */
	@Transient
	boolean changed;

	/** Nodes with an incident that it has left. */
	@Transient
	final List<String> overcome = new ArrayList<>();

	@Column(length = LARGEST_PAYLOAD)
	byte @Nullable [] payload;

	Instant startedAt;

	@Nullable Instant endedAt;

	/** How often its row was written since it came up. */
	long version;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected WorkflowInstance() {
	}

	/**
	 * A process that is about to start.
	 * @param caller the instance that calls it, if any
	 */
	WorkflowInstance(String id, String process, int release, String businessKey, @Nullable WorkflowInstance caller,
			Instant startedAt) {
		this.id = id;
		this.process = process;
		this.release = release;
		this.businessKey = businessKey;
		this.parent = (caller != null) ? caller.id : null;
		this.root = (caller != null) ? caller.root : id;
		this.startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
		this.stored = false;
	}

	/**
	 * Keeps where the instance now stands.
	 * @param waits what it waits for: signals and the ends of called processes
	 * @param nodes where its tokens stand
	 */
	void keep(byte[] payload, Collection<String> waits, Collection<String> nodes, Map<String, Object> variables) {
		if (payload.length > LARGEST_PAYLOAD) {
			throw new IllegalStateException("The variables of " + this + " take " + payload.length
					+ " bytes: keep ids and small values, at most " + LARGEST_PAYLOAD);
		}
		this.payload = payload;
		this.waits = list(waits);
		this.nodes = shortened(nodes);
		keep(variables);
	}

	/** Keeps the variables, also beyond the end. */
	void keep(Map<String, Object> values) {
		this.variables = KeptVariables.text(values);
		this.changed = true;
	}

	/** Goes to another release, with its tokens on that release's nodes. */
	void move(int release, byte[] payload) {
		this.release = release;
		this.payload = payload;
		this.changed = true;
	}

	/** Notes that a token has come to a node. */
	void passed(String node, Instant at) {
		this.path = PassedNode.added(this.path, node, Math.max(ChronoUnit.MILLIS.between(this.startedAt, at), 0));
		this.changed = true;
	}

	void end(InstanceState how, Instant at) {
		this.state = how;
		this.suspended = false;
		this.endedAt = at;
		this.payload = null;
		this.waits = NONE;
		this.nodes = NONE;
		this.keptSignals = "";
		this.skipNode = null;
		names(this.incidents).forEach(this::overcame);
		this.changed = true;
	}

	/** A node with an incident is behind it. */
	void overcame(String node) {
		if (this.incidents.contains("|" + node + "|")) {
			this.incidents = this.incidents.replace("|" + node + "|", "|");
			this.overcome.add(node);
			this.changed = true;
		}
	}

	/** Nodes whose incidents are to be closed; they count as closed from now on. */
	List<String> takeOvercome() {
		List<String> taken = List.copyOf(this.overcome);
		this.overcome.clear();
		return taken;
	}

	void suspend() {
		this.suspended = true;
		this.changed = true;
	}

	/**
	 * Lets it go on.
	 * @return signals that came meanwhile, in their order, with the variables that they
	 * brought
	 */
	List<KeptSignal> resume() {
		List<KeptSignal> kept = keptSignals();
		this.suspended = false;
		this.keptSignals = "";
		this.changed = true;
		return kept;
	}

	/** Keeps a signal until it is resumed. */
	void keep(String signal, Map<String, Object> brought) {
		List<KeptSignal> kept = new ArrayList<>(keptSignals());
		kept.add(new KeptSignal(signal, brought));
		String text = KeptSignal.text(kept);
		if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_SIGNALS) {
			throw new Conflict(this.id,
					this + " is suspended and has as many signals waiting as can be kept: resume it first");
		}
		this.keptSignals = text;
		this.changed = true;
	}

	List<KeptSignal> keptSignals() {
		return KeptSignal.read(this.keptSignals);
	}

	/** Refuses while it is suspended. */
	void requireActive() {
		if (this.suspended) {
			throw new Conflict(this.id,
					"The workflow " + this + " is suspended: its case stands still, or operations have to resume it");
		}
	}

	private static String list(Collection<String> names) {
		return names.isEmpty() ? NONE : "|" + String.join("|", names) + "|";
	}

	private static String shortened(Collection<String> names) {
		StringBuilder list = new StringBuilder(NONE);
		names.stream().sorted().distinct().forEach((name) -> {
			if (list.length() + name.length() < LONGEST_LIST) {
				list.append(name).append('|');
			}
		});
		return list.toString();
	}

	/** The names in a list as it is stored. */
	static List<String> names(String list) {
		return Arrays.stream(list.split("\\|")).filter((name) -> !name.isEmpty()).toList();
	}

	/** Whether something may move it now. */
	boolean isActive() {
		return state() == InstanceState.ACTIVE;
	}

	/** Whether its row says something else, or is still to be written. */
	boolean isChanged() {
		return this.changed || !this.stored;
	}

	boolean isRunning() {
		return this.state.isRunning();
	}

	boolean waitsFor(String event) {
		return isRunning() && this.waits.contains("|" + event + "|");
	}

	/** The nodes where its tokens stand, sorted. */
	List<String> nodes() {
		return names(this.nodes);
	}

	List<PassedNode> path() {
		return PassedNode.read(this.path, this.startedAt);
	}

	Map<String, Object> variables() {
		return KeptVariables.read(this.variables);
	}

	/**
	 * What has changed since the variables were last indexed; they count as indexed from
	 * now on.
	 */
	KeptVariables.Change takeChangedVariables() {
		KeptVariables.Change change = KeptVariables.change(this.indexed, this.variables);
		this.indexed = this.variables;
		return change;
	}

	/** Whether operators have said that it is to pass by the decision at this node. */
	boolean skips(String node) {
		return node.equals(this.skipNode);
	}

	void skip(@Nullable String node) {
		this.skipNode = node;
		this.changed = true;
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

	Instant startedAt() {
		return this.startedAt;
	}

	@Nullable String parent() {
		return this.parent;
	}

	/** Its version before this transaction. */
	long version() {
		return this.loaded;
	}

	@Nullable String skipNode() {
		return this.skipNode;
	}

	/** The instance at the top: itself unless it was called. */
	String root() {
		return this.root;
	}

	InstanceState state() {
		return this.suspended ? InstanceState.SUSPENDED : this.state;
	}

	@Override
	public String toString() {
		return this.process + " " + this.id + " of " + this.businessKey;
	}

}
