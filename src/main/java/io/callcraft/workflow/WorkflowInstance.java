package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.shared.Conflict;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that runs or ran. While it runs, the payload holds its tokens and variables
 * as the engine wrote them; where it stands, its path and its variables are kept beside
 * it in plain form, for people.
 */
@Entity
@Table(name = "wf_instance")
class WorkflowInstance {

	/** Variables are ids and small values; a payload beyond this has something else. */
	private static final int LARGEST_PAYLOAD = 16_000;

	private static final int LONGEST_LIST = 500;

	private static final String NONE = "|";

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {
	};

	private static final TypeReference<List<KeptSignal>> SIGNALS = new TypeReference<>() {
	};

	private static final int LARGEST_SIGNALS = 4_000;

	@Id
	private String id;

	private String process;

	@Column(name = "release_number")
	private int release;

	private String businessKey;

	private @Nullable String parent;

	private String root;

	@Enumerated(EnumType.STRING)
	private InstanceState state = InstanceState.ACTIVE;

	/** A suspended instance is stored as active, so that it is locked like one. */
	private boolean suspended;

	private String waits = NONE;

	private String nodes = NONE;

	@Convert(converter = Utf8.class)
	@Column(length = 14_000)
	private String path = "";

	@Convert(converter = Utf8.class)
	@Column(length = LARGEST_PAYLOAD)
	private String variables = "";

	@Convert(converter = Utf8.class)
	@Column(length = LARGEST_SIGNALS)
	private String keptSignals = "";

	private @Nullable String skipNode;

	private String incidents = NONE;

	/** The variables as the index of variables has them. */
	@Transient
	private String indexed = "";

	/** The version as it is in the database. */
	@Transient
	private long loaded;

	/** Nodes with an incident that it has left. */
	@Transient
	private final List<String> overcome = new ArrayList<>();

	@Column(length = LARGEST_PAYLOAD)
	private byte @Nullable [] payload;

	private Instant startedAt;

	private @Nullable Instant endedAt;

	@Version
	private @Nullable Long version;

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
	}

	@PostLoad
	void hasLoaded() {
		this.indexed = this.variables;
		this.loaded = (this.version != null) ? this.version : 0;
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
		this.variables = values.isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(values));
	}

	/** Goes to another release, with its tokens on that release's nodes. */
	void move(int release, byte[] payload) {
		this.release = release;
		this.payload = payload;
	}

	/** Notes that a token has come to a node. */
	void passed(String node, Instant at) {
		this.path = PassedNode.added(this.path, node, Math.max(ChronoUnit.MILLIS.between(this.startedAt, at), 0));
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
	}

	/** A node with an incident is behind it. */
	void overcame(String node) {
		if (this.incidents.contains("|" + node + "|")) {
			this.incidents = this.incidents.replace("|" + node + "|", "|");
			this.overcome.add(node);
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
		return kept;
	}

	/** Keeps a signal until it is resumed. */
	void keep(String signal, Map<String, Object> brought) {
		List<KeptSignal> kept = new ArrayList<>(keptSignals());
		kept.add(new KeptSignal(signal, brought));
		String text = JSON.writeValueAsString(kept);
		if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_SIGNALS) {
			throw new Conflict(this.id,
					this + " is suspended and has as many signals waiting as can be kept: resume it first");
		}
		this.keptSignals = text;
	}

	List<KeptSignal> keptSignals() {
		return this.keptSignals.isEmpty() ? List.of() : JSON.readValue(this.keptSignals, SIGNALS);
	}

	/** Refuses while it is suspended. */
	void requireActive() {
		if (this.suspended) {
			throw new Conflict(this.id, "The workflow " + this + " is suspended: operations can resume it");
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
		return read(this.variables);
	}

	private static Map<String, Object> read(String variables) {
		return variables.isEmpty() ? Map.of() : JSON.readValue(variables, VARIABLES);
	}

	/**
	 * What has changed since the variables were last indexed; they count as indexed from
	 * now on.
	 * @return new values by name, null for variables that are no more
	 */
	Map<String, @Nullable Object> takeChangedVariables() {
		Map<String, @Nullable Object> changed = new TreeMap<>();
		if (!this.variables.equals(this.indexed)) {
			Map<String, Object> before = read(this.indexed);
			Map<String, Object> now = variables();
			now.forEach((name, value) -> {
				if (!value.equals(before.get(name))) {
					changed.put(name, value);
				}
			});
			before.keySet()
				.stream()
				.filter((name) -> !now.containsKey(name))
				.forEach((name) -> changed.put(name, null));
			this.indexed = this.variables;
		}
		return changed;
	}

	/** Whether operators have said that it is to pass by the decision at this node. */
	boolean skips(String node) {
		return node.equals(this.skipNode);
	}

	void skip(@Nullable String node) {
		this.skipNode = node;
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

	/** Its version in the database, whatever this transaction has done to it. */
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

	/**
	 * A signal that came while the instance was suspended.
	 *
	 * @param signal its name
	 * @param variables what it brought
	 */
	record KeptSignal(String signal, Map<String, Object> variables) {
	}

	@Override
	public String toString() {
		return this.process + " " + this.id + " of " + this.businessKey;
	}

}
