package io.callcraft.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Decisions;
import io.callcraft.people.User;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Blind calibrations: evaluators judge the same calls, nobody sees another's answers
 * before all are in, and then how far they agreed, and on what they did not (R14).
 */
@Service
public class Calibrations {

	/** The floor of a release from before there was one in its rules. */
	private static final double FLOOR = 0.6;

	private static final Role[] READERS = { Role.QUALITY, Role.COACH, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN };

	private final CalibrationStore store;

	private final AssessmentForms forms;

	private final Calls calls;

	private final CalibrationDraw draw;

	private final Decisions decisions;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Calibrations(CalibrationStore store, AssessmentForms forms, Calls calls, CalibrationDraw draw, Decisions decisions,
			Clock clock, ApplicationEventPublisher events) {
		this.store = store;
		this.forms = forms;
		this.calls = calls;
		this.draw = draw;
		this.decisions = decisions;
		this.clock = clock;
		this.events = events;
	}

	/** The newest calibrations, the newest first. */
	@Transactional(readOnly = true)
	public List<Calibration> newest(Actor actor) {
		actor.mustHaveOneOf(READERS);
		return this.store.newest();
	}

	/**
	 * How far evaluators agreed in the newest calibrations that are closed, oldest first.
	 */
	@Transactional(readOnly = true)
	public List<Calibration.Drift> drift(Actor actor) {
		actor.mustHaveOneOf(READERS);
		return this.store.drift();
	}

	/**
	 * Evaluators who judge apart from the others, of those who may still take part.
	 */
	@Transactional(readOnly = true)
	public List<Apart> apart(Actor actor) {
		Set<UserId> evaluators = this.draw.evaluators().stream().map(User::id).collect(Collectors.toSet());
		return Apart.of(drift(actor), floor())
			.stream()
			.filter((each) -> evaluators.contains(each.evaluator()))
			.toList();
	}

	/** Below this kappa nobody enters the program on a milestone. */
	public double floor() {
		return this.decisions.live().threshold("calibration.floor", FLOOR);
	}

	/**
	 * Why nobody may enter the program on a milestone for now: in the newest calibration
	 * that says how far evaluators agree on it, they agree too little.
	 * @return empty where they agree enough, or where nobody has looked
	 */
	@Transactional(readOnly = true)
	public Optional<String> doubt(Milestone milestone) {
		double floor = floor();
		return this.store.newest(milestone)
			.filter((agreed) -> agreed.kappa().isBelow(floor))
			.map((agreed) -> String.format(Locale.ROOT,
					"Evaluators agree too little on it: kappa %.2f in calibration-%d, the floor is %.2f",
					agreed.kappa().value(), agreed.calibration(), floor));
	}

	/** Everybody who may take part. */
	@Transactional(readOnly = true)
	public List<User> evaluators() {
		return this.draw.evaluators();
	}

	/**
	 * @throws NotFound when there is no such calibration
	 */
	@Transactional(readOnly = true)
	public Calibration one(Actor actor, long id) {
		actor.mustHaveOneOf(READERS);
		return find(id);
	}

	/**
	 * Opens a calibration on calls of a team, drawn by a seed.
	 * @param wanted what is to be judged, and by whom
	 * @throws InvalidInput naming what is wrong
	 * @throws NotAllowed for all but quality
	 */
	@Transactional
	public Calibration open(Actor actor, Wanted wanted) {
		actor.mustHaveOneOf(Role.QUALITY);
		Instant now = now();
		Set<UserId> evaluators = this.draw.evaluators(wanted);
		List<Call.Key> drawn = this.draw.calls(wanted, now);
		Calibration opened = this.store.insert(wanted.name().strip(), this.forms.current().version(), actor.user(), now,
				drawn, evaluators);
		publish(actor, opened, "calibration.opened",
				"Opened a calibration of " + drawn.size() + " calls for " + evaluators.size() + " evaluators",
				Map.of("seed", wanted.seed(), "evaluators", evaluators.stream().map(UserId::value).toList(), "calls",
						drawn.stream().map(Call.Key::toString).toList()));
		return opened;
	}

	/**
	 * The call at a position, for an evaluator who has not judged it.
	 * @throws NotAllowed for whoever does not take part
	 * @throws Conflict when they have, or when it is closed
	 */
	@Transactional(readOnly = true)
	public Call toJudge(Actor actor, long id, int position) {
		return toJudge(actor, find(id), position);
	}

	private Call toJudge(Actor actor, Calibration calibration, int position) {
		if (!calibration.done().containsKey(actor.user())) {
			throw new NotAllowed("You do not take part in this calibration");
		}
		if (position < 1 || position > calibration.calls().size()) {
			throw new NotFound("call of calibration " + calibration.id(), String.valueOf(position));
		}
		if (!calibration.isOpen()) {
			throw new Conflict(String.valueOf(calibration.id()), "The calibration is closed");
		}
		if (this.store.judged(calibration.id(), actor.user()).contains(position)) {
			throw new Conflict(String.valueOf(calibration.id()),
					"You have judged this call; answers stay as they were given");
		}
		return this.calls.find(calibration.calls().get(position - 1)).orElseThrow();
	}

	/**
	 * An evaluator judges a call. With the last answer the calibration closes.
	 * @throws InvalidInput naming every answer that is wrong or missing
	 */
	@Transactional
	public Calibration judge(Actor actor, long id, int position, Answers answers) {
		this.store.lock(id);
		Calibration calibration = find(id);
		Call call = toJudge(actor, calibration, position);
		List<FieldProblem> problems = AnswerChecks.problems(this.forms.version(calibration.form()), call, answers);
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		this.store.answer(id, position, actor.user(), now(), answers);
		Calibration after = find(id);
		return (after.getMade() == after.getWanted()) ? close(actor, after) : after;
	}

	/** The next call that an evaluator has to judge; absent when there is none. */
	@Transactional(readOnly = true)
	public @Nullable Integer next(Actor actor, Calibration calibration) {
		if (!calibration.isOpen() || !calibration.done().containsKey(actor.user())) {
			return null;
		}
		Set<Integer> judged = this.store.judged(calibration.id(), actor.user());
		for (int position = 1; position <= calibration.calls().size(); position++) {
			if (!judged.contains(position)) {
				return position;
			}
		}
		return null;
	}

	/**
	 * Closes a calibration although answers are missing: the calls count that everybody
	 * judged who has begun.
	 * @throws Conflict when it is closed, or when there is nothing to compare
	 */
	@Transactional
	public Calibration close(Actor actor, long id) {
		actor.mustHaveOneOf(Role.QUALITY);
		this.store.lock(id);
		Calibration calibration = find(id);
		if (!calibration.isOpen()) {
			throw new Conflict(String.valueOf(id), "The calibration is closed");
		}
		return close(actor, calibration);
	}

	private Calibration close(Actor actor, Calibration calibration) {
		Judgements judgements = Judgements.of(calibration, this.store.answers(calibration.id()));
		if (!judgements.comparable()) {
			throw new Conflict(String.valueOf(calibration.id()),
					"No call is judged by everybody who has begun: there is nothing to compare yet");
		}
		Instant now = now();
		List<Calibration.Agreed> agreed = judgements.agreed();
		this.store.close(calibration.id(), now, agreed);
		Calibration closed = find(calibration.id());
		Map<String, Object> apart = new TreeMap<>();
		Apart.of(List.of(new Calibration.Drift(closed.id(), closed.name(), now, agreed)), floor())
			.forEach((each) -> apart.put(each.evaluator().value(), Math.round(each.kappa() * 1000) / 1000.0));
		publish(actor, closed, "calibration.closed", "Closed a calibration: how far evaluators agree is known",
				Map.of("calls", judgements.size(), "kappa", judgements.together(), "apart", apart));
		return closed;
	}

	/**
	 * What a closed calibration came to.
	 * @throws Conflict while evaluators answer: nobody sees anything before all are in
	 */
	@Transactional(readOnly = true)
	public Calibration.Result result(Actor actor, long id) {
		Calibration calibration = one(actor, id);
		if (calibration.isOpen()) {
			throw new Conflict(String.valueOf(id), "Evaluators still answer; nobody sees anything before all are in");
		}
		return new Calibration.Result(this.store.agreed(id),
				Judgements.of(calibration, this.store.answers(id)).splits());
	}

	private Calibration find(long id) {
		return this.store.find(id).orElseThrow(() -> new NotFound("calibration", String.valueOf(id)));
	}

	private void publish(Actor actor, Calibration calibration, String kind, String what, Map<String, Object> detail) {
		this.events.publishEvent(
				new Auditable(now(), actor.user(), kind, "calibration-" + calibration.id(), null, what, detail, null));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * What is to be judged, and by whom.
	 *
	 * @param team whose calls of the last 30 days are drawn
	 * @param calls how many
	 * @param seed what the draw follows from
	 */
	public record Wanted(String name, TeamId team, int calls, Set<UserId> evaluators, String seed) {

		public Wanted {
			if (seed.isBlank() || seed.length() > 64) {
				throw new InvalidInput("seed", "is a text of 1 to 64 characters");
			}
			evaluators = Set.copyOf(evaluators);
		}

	}

}
