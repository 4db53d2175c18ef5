package io.callcraft.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Words;
import io.callcraft.workflow.Workflow;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets cases stand still while something stands in their way, and go on without having
 * lost any time. A case stands still as long as any of its pauses lasts.
 */
@Service
public class CasePauses {

	private static final int LONGEST = 1_000;

	private final StoredPauses pauses;

	private final CaseWork work;

	private final Workflow workflow;

	CasePauses(StoredPauses pauses, CaseWork work, Workflow workflow) {
		this.pauses = pauses;
		this.work = work;
		this.workflow = workflow;
	}

	/**
	 * The pauses of a case, oldest first.
	 * @throws NotFound when the actor may not see the case
	 */
	@Transactional(readOnly = true)
	public List<Pause> of(Actor actor, String id) {
		return of(visible(actor, id)).stream().map(StoredPause::toPause).toList();
	}

	/**
	 * Somebody says that something stands in the way: a system, a schedule, a promise of
	 * the company. The case stands still at once, whoever says it.
	 * @param kind an obstacle
	 * @throws NotAllowed for anybody but the rep, supervisors, coaches, quality and HR
	 * @throws Conflict when the case is over, or the same obstacle is there already
	 */
	@Transactional
	public Pause report(Actor actor, String id, Pause.Kind kind, String reason) {
		CaseFile file = visible(actor, id);
		if (!actor.is(file.repId())) {
			actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR);
		}
		if (!kind.isObstacle()) {
			throw new InvalidInput("kind", "is no obstacle: use SYSTEM, SCHEDULE or PROMISE");
		}
		if (!file.state.isRunning()) {
			throw new Conflict(id, "The case is over: it has no clock to stop");
		}
		if (of(file).stream().anyMatch((pause) -> pause.isOpen() && pause.is(kind, ""))) {
			throw new Conflict(id, "It stands still for that reason already");
		}
		return begin(file, kind, "", said("reason", reason), actor.user());
	}

	/**
	 * Somebody says that an obstacle is gone. A promise of the company is kept when the
	 * rep or HR says so, anything else when the supervisor or HR does.
	 * @param because what has changed
	 * @throws NotFound when the case has no such pause
	 * @throws Conflict when it has ended, or ends by itself
	 */
	@Transactional
	public Pause gone(Actor actor, String id, long pause, String because) {
		CaseFile file = visible(actor, id);
		StoredPause stored = of(file).stream()
			.filter((each) -> Objects.equals(each.id, pause))
			.findFirst()
			.orElseThrow(() -> new NotFound("pause of " + id, String.valueOf(pause)));
		if (!stored.kind.isObstacle()) {
			throw new Conflict(id, "This pause ends when what it hangs on is settled, not by hand");
		}
		boolean mayEnd = actor.has(Role.HR) || (stored.kind == Pause.Kind.PROMISE && actor.is(file.repId()))
				|| (stored.kind != Pause.Kind.PROMISE && this.work.leads(actor, file));
		if (!mayEnd) {
			throw new NotAllowed(
					(stored.kind == Pause.Kind.PROMISE) ? "Whether the company has kept its promise, the rep or HR says"
							: "Whether it is gone, the supervisor or HR says");
		}
		if (!stored.isOpen()) {
			throw new Conflict(id, "It is gone already");
		}
		end(file, stored, actor.user(), said("reason", because));
		return stored.toPause();
	}

	/** Lets a case stand still; nothing happens when it does so for the same reason. */
	Pause begin(CaseFile file, Pause.Kind kind, String about, String reason, UserId by) {
		for (StoredPause known : of(file)) {
			if (known.isOpen() && known.is(kind, about)) {
				return known.toPause();
			}
		}
		StoredPause pause = this.pauses.save(new StoredPause(CaseWork.number(file), kind, about,
				reason.substring(0, Math.min(reason.length(), LONGEST)), by, this.work.now()));
		if (file.pausedAt == null) {
			file.pausedAt = pause.begunAt;
			file.resumesTo = file.state;
			file.state = CaseState.PAUSED;
			this.workflow.standStill(file.id());
		}
		this.work.enter(file, by, "case.paused", "The case stands still: " + Words.of(kind),
				detail(kind, about, reason));
		return pause.toPause();
	}

	/** What a pause hangs on is settled; nothing happens when there is no such pause. */
	void end(CaseFile file, Pause.Kind kind, String about, UserId by, String because) {
		of(file).stream()
			.filter((pause) -> pause.isOpen() && pause.is(kind, about))
			.toList()
			.forEach((pause) -> end(file, pause, by, because));
	}

	/** A case is over: nothing pauses it any more. */
	void endAll(CaseFile file, UserId by, String because) {
		of(file).stream().filter(StoredPause::isOpen).forEach((pause) -> pause.end(by, this.work.now(), because));
	}

	/** What is protected comes before any pause: all of them end. */
	void giveWay(CaseFile file, UserId by) {
		of(file).stream()
			.filter(StoredPause::isOpen)
			.toList()
			.forEach((pause) -> end(file, pause, by, "something protected came up, and HR looks at the case"));
	}

	/** Pauses of a kind that have not ended. */
	List<String> open(CaseFile file, Pause.Kind kind) {
		return of(file).stream()
			.filter((pause) -> pause.isOpen() && pause.kind == kind)
			.map((pause) -> pause.about)
			.toList();
	}

	private static Map<String, Object> detail(Pause.Kind kind, String about, String reason) {
		Map<String, Object> detail = new HashMap<>(
				Map.of("kind", kind.name(), "about", about, "reason", PersonalText.of(reason)));
		if (kind == Pause.Kind.LEAVE) {
			detail.put(Auditable.CONFIDENTIAL, true);
		}
		return detail;
	}

	private void end(CaseFile file, StoredPause pause, UserId by, String because) {
		pause.end(by, this.work.now(), because);
		boolean goesOn = of(file).stream().noneMatch(StoredPause::isOpen);
		this.work.enter(file, by, "case.resumed",
				(goesOn ? "The case goes on, over is: " : "Something less stands in the way: ") + Words.of(pause.kind),
				detail(pause.kind, pause.about, because));
		Instant since = file.pausedAt;
		if (goesOn && since != null) {
			Duration stoodStill = Duration.between(since, this.work.now());
			file.goOn(stoodStill);
			this.workflow.goOn(file.id(), stoodStill);
		}
	}

	private List<StoredPause> of(CaseFile file) {
		return this.pauses.findByCaseNumberOrderById(CaseWork.number(file));
	}

	/** The pauses of a case in which nothing counts. */
	List<Tally.Break> breaks(CaseFile file) {
		return of(file).stream().map((pause) -> new Tally.Break(pause.begunAt, pause.endedAt)).toList();
	}

	private static String said(String field, String text) {
		if (text.isBlank() || text.length() > LONGEST) {
			throw new InvalidInput(field, "say it in 1 to " + LONGEST + " characters");
		}
		return text.strip();
	}

	private CaseFile visible(Actor actor, String id) {
		return this.work.files.findById(CaseId.number(id))
			.filter((file) -> this.work.maySee(actor, file))
			.orElseThrow(() -> new NotFound("case", id));
	}

}
