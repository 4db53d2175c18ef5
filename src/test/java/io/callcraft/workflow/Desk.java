package io.callcraft.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

/**
 * Stands in for the business modules: answers forms and decisions as a test says, lets
 * everybody do everything unless told otherwise, and writes down the steps that it hears.
 */
class Desk implements TaskAccess, StepListener, ReleaseFiles {

	static final Actor MARCUS = new Actor(new UserId("marcus"), Set.of(Role.SUPERVISOR), null, Set.of());

	static final Actor CARLA = new Actor(new UserId("carla"), Set.of(Role.SUPERVISOR), null, Set.of());

	/** Leads the supervisors, and may do nothing else. */
	static final Actor MONA = new Actor(new UserId("mona"), Set.of(Role.SUPERVISOR), null, Set.of());

	static final List<String> FORMS = List.of("agree-skill-objective", "review-skill-objective", "hold-heart-to-heart",
			"give-formative-feedback", "write-plan", "agree-plan", "read-plan", "approve-redemption",
			"fulfil-redemption", "reply-to-consequence", "decide-hard-consequence", "confirm-termination",
			"deliver-support", "review-protected-ground", "hear-appeal", "undo-consequence", "record-effect",
			"hand-over-seat", "review-role-fit", "approve-policy-change", "demonstrate-skill", "confirm-talk",
			"sign-plan", "read-refusal", "hold-return-conversation", "look-at-entries", "name-raters", "hold-interview",
			"rate-simulation", "rate-assessment", "take-reference", "decide-on-candidate", "decline-kindly",
			"record-answer", "onboard-hire", "plan-coaching", "judge-coach-calls", "observe-coaching",
			"complete-change-unit", "renew-certificate", "offer-support");

	static final List<String> DECISIONS = List.of("review-skill-objective", "after-skill-objective",
			"after-heart-to-heart", "plan-review", "after-plan", "review-trial", "consequence-stands", "reply-time",
			"plan-check", "review-fit", "issue-certificate", "lapse-certificate", "end-certification");

	/** The error that the decider {@code plan-check} may raise. */
	static final String NO_PLAN = "NO_PLAN";

	private static final Runnable NOTHING = () -> {
	};

	final List<String> steps = new CopyOnWriteArrayList<>();

	final List<WorkflowNote> notes = new CopyOnWriteArrayList<>();

	final Map<String, Map<String, Object>> ended = new ConcurrentHashMap<>();

	final Map<Integer, PolicyFiles> releases = new ConcurrentHashMap<>();

	final Map<String, Map<String, Object>> asked = new ConcurrentHashMap<>();

	private final Map<String, Deque<Map<String, Object>>> decisions = new HashMap<>();

	/** The last completion. */
	volatile Optional<Completed> completed = Optional.empty();

	volatile Optional<String> refusal = Optional.empty();

	volatile Set<String> strangers = Set.of();

	final Set<String> poisoned = ConcurrentHashMap.newKeySet();

	Runnable onDecision = NOTHING;

	Runnable onCompleted = NOTHING;

	void reset() {
		this.steps.clear();
		this.notes.clear();
		this.ended.clear();
		this.decisions.clear();
		this.asked.clear();
		this.refusal = Optional.empty();
		this.strangers = Set.of();
		this.poisoned.clear();
		this.onDecision = NOTHING;
		this.onCompleted = NOTHING;
	}

	/** The next answer of a decider. */
	void decides(String decision, Map<String, Object> answer) {
		this.decisions.computeIfAbsent(decision, (name) -> new ArrayDeque<>()).add(answer);
	}

	Map<String, Object> decide(String decision, Map<String, Object> inputs) {
		this.asked.put(decision, inputs);
		Runnable also = this.onDecision;
		this.onDecision = NOTHING;
		also.run();
		Deque<Map<String, Object>> answers = this.decisions.getOrDefault(decision, new ArrayDeque<>());
		Map<String, Object> answer = answers.isEmpty() ? Map.of() : answers.pop();
		if (answer.containsKey("error")) {
			throw new DecisionError(String.valueOf(answer.get("error")));
		}
		if (answer.containsKey("fail")) {
			throw new IllegalStateException("the decider failed");
		}
		return answer;
	}

	Map<String, Object> accept(Task task, Map<String, Object> fields) {
		if (fields.containsKey("wrong")) {
			throw new InvalidInput("wrong", "must not be there");
		}
		Map<String, Object> variables = new HashMap<>(fields);
		if (task.form().equals("agree-skill-objective")) {
			variables.putIfAbsent("objectiveWindow", "PT4H");
		}
		if (task.form().equals("agree-plan")) {
			variables.putIfAbsent("trialWindow", "3 working days");
		}
		return variables;
	}

	@Override
	public String candidate(String group, String businessKey) {
		if (group.equals("nobody")) {
			throw new IllegalArgumentException("No candidate group is called 'nobody'");
		}
		return "role:" + group;
	}

	@Override
	public String person(String user) {
		if (!Set.of("marcus", "carla").contains(user)) {
			throw new NotFound("user", user);
		}
		return "user:" + user;
	}

	@Override
	public Actor actor(UserId user) {
		return Stream.of(MARCUS, CARLA, MONA)
			.filter((actor) -> actor.user().equals(user))
			.findFirst()
			.orElseThrow(() -> new NotFound("user", user.value()));
	}

	@Override
	public Set<String> groups() {
		return Set.of("supervisor", "manager", "rep", "hr", "coach", "neutral-reader", "appeal", "operations");
	}

	@Override
	public Set<String> candidates(Actor actor) {
		if (actor.equals(MONA)) {
			return Set.of("role:manager");
		}
		return this.strangers.contains(actor.user().value()) ? Set.of()
				: Set.of("role:supervisor", "role:rep", "role:hr", "role:coach", "role:neutral-reader", "role:appeal",
						"role:operations", "user:" + actor.user());
	}

	@Override
	public Optional<String> refusal(Task task, Actor actor) {
		return this.refusal;
	}

	@Override
	public PolicyFiles of(int release) {
		return Optional.ofNullable(this.releases.get(release))
			.orElseThrow(() -> new NotFound("release", String.valueOf(release)));
	}

	@Override
	public void taskCreated(Task task) {
		this.steps.add("+" + task.name());
	}

	@Override
	public void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
		this.steps.add("=" + task.name());
		this.completed = Optional.of(new Completed(task.id(), by, fields));
		Runnable also = this.onCompleted;
		this.onCompleted = NOTHING;
		also.run();
	}

	@Override
	public void taskCancelled(Task task) {
		this.steps.add("-" + task.name());
	}

	@Override
	public void taskEscalated(Task task) {
		this.steps.add("^" + task.name());
	}

	@Override
	public void processEnded(String process, String businessKey, Map<String, Object> variables) {
		this.steps.add("." + process);
		this.ended.put(process, variables);
	}

	@Override
	public void noted(WorkflowNote note) {
		this.steps.add("#" + note.node());
		this.notes.add(note);
	}

	@Override
	public void messageReceived(String businessKey, String message, Actor by) {
		this.steps.add("@" + message);
	}

	@Override
	public void processCancelled(String process, String businessKey, String reason, Actor by) {
		this.steps.add("x " + process);
	}

	@Override
	public void timerFired(String process, String businessKey, String node) {
		this.steps.add("!" + node);
	}

	List<String> takeSteps() {
		List<String> taken = new ArrayList<>(this.steps);
		this.steps.clear();
		return taken;
	}

	/** Who completed a task with what. */
	record Completed(String task, Actor by, Map<String, Object> fields) {
	}

	/** A form that hands its fields on. */
	record Form(String task, Desk desk) implements TaskForm {

		@Override
		public Map<String, Object> schema(Task open) {
			return Map.of();
		}

		@Override
		public Map<String, Object> proposal(Task open) {
			return Map.of();
		}

		@Override
		public Map<String, Object> accept(Task open, Actor by, Map<String, Object> fields) {
			return this.desk.accept(open, fields);
		}

		@Override
		public Set<String> restricted() {
			return Set.of("note");
		}

	}

	/** A decider that answers as the test has said. */
	record Answers(String name, Desk desk) implements Decider {

		@Override
		public Set<String> errors() {
			return this.name.equals("plan-check") ? Set.of(NO_PLAN) : Set.of();
		}

		@Override
		public Map<String, Object> decide(String businessKey, Map<String, Object> variables) {
			if (this.desk.poisoned.contains(businessKey)) {
				throw new IllegalStateException("the decider cannot bear it");
			}
			return this.desk.decide(this.name, variables);
		}

	}

}
