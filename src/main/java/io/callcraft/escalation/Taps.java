package io.callcraft.escalation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One tap a call while an objective runs: the rep says "I did it", or who leads the rep
 * saw it on the floor. It helps both to talk about the objective, and stays apart from
 * the evidence of calls: no tap meets or misses anything.
 */
@Service
public class Taps {

	/** More calls than that nobody takes in half a day. */
	private static final int MOST = 200;

	private final CaseWork work;

	private final StoredTaps taps;

	Taps(CaseWork work, StoredTaps taps) {
		this.work = work;
		this.taps = taps;
	}

	/**
	 * What was said of the objective that a case is at.
	 * @throws NotFound when the actor may not see the case
	 */
	@Transactional(readOnly = true)
	public TapCount of(Actor actor, String id) {
		return visible(actor, id).currentWindow().map(this::of).orElse(new TapCount(0, 0));
	}

	TapCount of(EvidenceWindow window) {
		List<StoredTap> all = stored(window);
		int own = (int) all.stream().filter((tap) -> tap.selfReport).count();
		return new TapCount(own, all.size() - own);
	}

	/** Whether somebody could tap now. */
	@Transactional(readOnly = true)
	public boolean isOpen(Actor actor, String id) {
		CaseFile file = visible(actor, id);
		return mayTap(actor, file) && running(file).isPresent();
	}

	/**
	 * Says that the rep did it on the call that has just ended.
	 * @throws NotAllowed for anybody but the rep and who leads them
	 * @throws Conflict while no objective runs, or when it was tapped too often
	 */
	@Transactional
	public TapCount tap(Actor actor, String id) {
		CaseFile file = visible(actor, id);
		EvidenceWindow window = tappable(actor, file);
		if (of(actor, window).size() >= MOST) {
			throw new Conflict(id, "You have said so of " + MOST + " calls: so many there are not in half a day");
		}
		boolean self = actor.is(file.repId());
		this.taps.save(new StoredTap(number(window), actor.user().value(), self, this.work.now()));
		this.work.enter(file, actor.user(), "objective.tapped",
				self ? "Self-report: the rep says that they did it on a call" : "Seen on the floor: done on a call",
				Map.of("selfReport", self));
		return of(window);
	}

	/**
	 * Takes one's last tap back, if there is one.
	 * @throws NotAllowed for anybody but the rep and who leads them
	 * @throws Conflict while no objective runs
	 */
	@Transactional
	public TapCount takeBack(Actor actor, String id) {
		CaseFile file = visible(actor, id);
		EvidenceWindow window = tappable(actor, file);
		of(actor, window).stream().reduce((first, second) -> second).ifPresent((tap) -> {
			this.taps.delete(tap);
			this.work.enter(file, actor.user(), "objective.untapped", "Taken back: not done on that call",
					Map.of("selfReport", tap.selfReport));
		});
		return of(window);
	}

	private CaseFile visible(Actor actor, String id) {
		return this.work.files.findById(CaseId.number(id))
			.filter((file) -> this.work.maySee(actor, file))
			.orElseThrow(() -> new NotFound("case", id));
	}

	private EvidenceWindow tappable(Actor actor, CaseFile file) {
		if (!mayTap(actor, file)) {
			throw new NotAllowed("Only the rep, and who leads them, says what was done on a call");
		}
		return running(file).orElseThrow(() -> new Conflict(file.id(), "No objective is running"));
	}

	private boolean mayTap(Actor actor, CaseFile file) {
		return actor.is(file.repId()) || this.work.leads(actor, file);
	}

	private static Optional<EvidenceWindow> running(CaseFile file) {
		return file.currentWindow()
			.filter((window) -> window.running && window.kind == EvidenceWindow.Kind.OBJECTIVE
					&& file.state == CaseState.OPEN);
	}

	private List<StoredTap> of(Actor actor, EvidenceWindow window) {
		return stored(window).stream().filter((tap) -> tap.byUser.equals(actor.user().value())).toList();
	}

	private List<StoredTap> stored(EvidenceWindow window) {
		return this.taps.findByWindowIdOrderById(number(window));
	}

	private static long number(EvidenceWindow window) {
		return (window.id != null) ? window.id : 0;
	}

}
