package io.callcraft.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Words;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Management's own plans for reps in the program, beside stages 1 to 3 (R37). A promise
 * that was not kept stands in the way of a consequence.
 */
@Service
public class DevelopmentPlans {

	private static final int LONGEST = 1_000;

	private final DevelopmentElements elements;

	private final CaseWork work;

	private final Users users;

	private final Clock clock;

	DevelopmentPlans(DevelopmentElements elements, CaseWork work, Users users, Clock clock) {
		this.elements = elements;
		this.work = work;
		this.users = users;
		this.clock = clock;
	}

	/**
	 * The newest version of a case's plan; empty when none was written.
	 * @throws NotFound when the actor may not see the case
	 */
	@Transactional(readOnly = true)
	public Optional<DevelopmentPlan> of(Actor actor, String id) {
		return plan(visible(actor, id));
	}

	/**
	 * Writes a plan, or a new version of it. What was delivered of the same promise
	 * stays.
	 * @param promises one of each kind
	 * @throws NotAllowed for anybody but supervisors and coaches
	 * @throws InvalidInput naming what is wrong
	 * @throws Conflict when the case is over
	 */
	@Transactional
	public DevelopmentPlan write(Actor actor, String id, List<DevelopmentPlan.Promise> promises) {
		CaseFile file = visible(actor, id);
		requireLeader(actor);
		if (!file.state.isRunning()) {
			throw new Conflict(id, "The case is over: nothing is planned any more");
		}
		check(file, promises);
		List<DevelopmentElement> before = current(file);
		int version = before.isEmpty() ? 1 : before.get(0).planVersion + 1;
		Instant now = this.clock.instant();
		for (DevelopmentPlan.Promise promise : promises) {
			DevelopmentElement element = new DevelopmentElement(CaseWork.number(file), version, promise, actor.user(),
					now);
			before.stream()
				.filter((earlier) -> earlier.isSameAs(promise) && earlier.deliveredAt != null)
				.findFirst()
				.ifPresent((earlier) -> element.delivered(Objects.requireNonNull(earlier.deliveredAt),
						earlier.deliveredBy, earlier.shown));
			this.elements.save(element);
		}
		this.work.enter(file, actor.user(), "development.planned", "Management's plan, version " + version,
				Map.of("version", version, "promises",
						promises.stream()
							.map((promise) -> Map.of("kind", promise.kind().name(), "by", promise.owner().toString(),
									"until", promise.due().toString(), "what", PersonalText.of(promise.what())))
							.toList()));
		return plan(file).orElseThrow();
	}

	/**
	 * Something promised was done.
	 * @param shown what shows it: a session, a unit, a date
	 * @throws NotAllowed for anybody but its owner, supervisors and coaches
	 * @throws NotFound when nothing of the kind was promised
	 * @throws Conflict when it was delivered already
	 */
	@Transactional
	public DevelopmentPlan deliver(Actor actor, String id, DevelopmentPlan.Kind kind, String shown) {
		CaseFile file = visible(actor, id);
		DevelopmentElement element = current(file).stream()
			.filter((each) -> each.kind == kind)
			.findFirst()
			.orElseThrow(() -> new NotFound("promise of " + id, kind.name()));
		if (!element.owner.equals(actor.user().value())) {
			requireLeader(actor);
		}
		if (shown.isBlank() || shown.length() > LONGEST) {
			throw new InvalidInput("shown", "Say what shows it, in at most " + LONGEST + " characters");
		}
		if (element.deliveredAt != null) {
			throw new Conflict(id, "It was delivered at " + element.deliveredAt);
		}
		element.delivered(this.clock.instant(), actor.user().value(), shown.strip());
		this.work.enter(file, actor.user(), "development.delivered", "Management kept a promise: " + Words.of(kind),
				Map.of("kind", kind.name(), "promise", PersonalText.of(element.what), "shown",
						PersonalText.of(shown.strip())));
		return plan(file).orElseThrow();
	}

	/** The newest version, without asking who looks. */
	Optional<DevelopmentPlan> plan(CaseFile file) {
		List<DevelopmentElement> newest = current(file);
		return newest.isEmpty() ? Optional.empty()
				: Optional.of(new DevelopmentPlan(newest.get(0).planVersion, new UserId(newest.get(0).writtenBy),
						newest.get(0).writtenAt, newest.stream().map(DevelopmentElement::toElement).toList()));
	}

	private List<DevelopmentElement> current(CaseFile file) {
		List<DevelopmentElement> all = this.elements.findByCaseNumberOrderById(CaseWork.number(file));
		int newest = all.isEmpty() ? 0 : all.get(all.size() - 1).planVersion;
		return all.stream().filter((element) -> element.planVersion == newest).toList();
	}

	private void check(CaseFile file, List<DevelopmentPlan.Promise> promises) {
		List<FieldProblem> problems = new ArrayList<>();
		Set<DevelopmentPlan.Kind> open = EnumSet.allOf(DevelopmentPlan.Kind.class);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		for (DevelopmentPlan.Promise promise : promises) {
			String field = promise.kind().name();
			if (!open.remove(promise.kind())) {
				problems.add(new FieldProblem(field, "is promised twice"));
			}
			if (promise.what().isBlank() || promise.what().length() > LONGEST) {
				problems.add(new FieldProblem(field, "say what will be done, in at most " + LONGEST + " characters"));
			}
			if (promise.due().isBefore(today)) {
				problems.add(new FieldProblem(field, promise.due() + " is over already"));
			}
			if (this.users.find(promise.owner()).filter((user) -> !file.repId().equals(user.rep())).isEmpty()) {
				problems
					.add(new FieldProblem(field, "'" + promise.owner() + "' is nobody who could do it for the rep"));
			}
		}
		open.forEach((kind) -> problems.add(new FieldProblem(kind.name(), "is missing: a plan has all four elements")));
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
	}

	private static void requireLeader(Actor actor) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
	}

	private CaseFile visible(Actor actor, String id) {
		return this.work.files.findById(CaseId.number(id))
			.filter((file) -> this.work.maySee(actor, file))
			.orElseThrow(() -> new NotFound("case", id));
	}

}
