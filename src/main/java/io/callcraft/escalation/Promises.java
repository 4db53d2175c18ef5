package io.callcraft.escalation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.workflow.Calendar;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps both sides to what they said: the promises of rep and company in a case, in one
 * list. While the company lets one lie, the rep's clock stands still.
 */
@Service
public class Promises {

	private static final String TIME_TO_SUPPORT = "2 working days";

	private static final String TIME_TO_DEMONSTRATE = "1 working days";

	private final CaseWork work;

	private final DevelopmentPlans plans;

	private final Calendar calendar;

	private final People people;

	Promises(CaseWork work, DevelopmentPlans plans, Calendar calendar, People people) {
		this.work = work;
		this.plans = plans;
		this.calendar = calendar;
		this.people = people;
	}

	/**
	 * The promises of a case, oldest first.
	 * @throws NotFound when the actor may not see the case
	 */
	@Transactional(readOnly = true)
	public List<CasePromise> of(Actor actor, String id) {
		return of(this.work.files.findById(CaseId.number(id))
			.filter((file) -> this.people.maySee(actor, file.repId()))
			.orElseThrow(() -> new NotFound("case", id)));
	}

	List<CasePromise> of(CaseFile file) {
		List<FilledForm> forms = this.work.filled(file);
		List<CasePromise> promises = new ArrayList<>(ofTheRep(file, forms));
		forms.stream()
			.filter((form) -> form.text("commitment").equals("COMMITS")
					&& !form.text("realConcern").equals("PROTECTED"))
			.map((form) -> help(file, forms, form, "deliver-support", TIME_TO_SUPPORT,
					form.text("support").equals("COACHING") ? "Coaching, promised in the talk"
							: "Help, promised in the talk"))
			.forEach(promises::add);
		forms.stream()
			.filter((form) -> Boolean.TRUE.equals(form.fields().get("showMeHow")))
			.map((form) -> help(file, forms, form, "demonstrate-skill", TIME_TO_DEMONSTRATE,
					"Show how it is done, on an own call"))
			.forEach(promises::add);
		promises.addAll(ofManagement(file));
		promises.addAll(afterReturning(file, forms));
		promises.sort(Comparator.comparing(CasePromise::madeAt));
		return promises;
	}

	/** Objectives that the rep committed to, and plans that were settled. */
	private List<CasePromise> ofTheRep(CaseFile file, List<FilledForm> forms) {
		List<CasePromise> promises = new ArrayList<>();
		Iterator<FilledForm> agreed = forms(forms, "agree-skill-objective").iterator();
		Iterator<FilledForm> settled = forms.stream()
			.filter((form) -> !form.text("signature").isEmpty() && !form.text("decision").equals("SEND_BACK"))
			.iterator();
		// each window was opened by one of these forms, in the same order
		for (EvidenceWindow window : file.windows) {
			boolean trial = window.kind == EvidenceWindow.Kind.TRIAL;
			Iterator<FilledForm> source = trial ? settled : agreed;
			if (!source.hasNext()) {
				continue;
			}
			FilledForm form = source.next();
			if (trial || Boolean.TRUE.equals(form.fields().get("committed"))) {
				promises.add(
						new CasePromise(CasePromise.Side.REP, file.rep, form.text(trial ? "planSummary" : "repeatBack"),
								form.at(), window.endsAt, judged(window, trial ? window.proposed : window.confirmed)));
			}
		}
		return promises;
	}

	private CasePromise.State judged(EvidenceWindow window, @Nullable String result) {
		if (result == null) {
			return CasePromise.State.OPEN;
		}
		return switch (result) {
			case "MET" -> CasePromise.State.KEPT;
			case "MISSED" -> CasePromise.State.BROKEN;
			default -> window.running ? CasePromise.State.OPEN : CasePromise.State.NOT_JUDGED;
		};
	}

	/** Help of a kind: the promise that came first is the one that was kept first. */
	private CasePromise help(CaseFile file, List<FilledForm> forms, FilledForm promise, String kept, String time,
			String what) {
		long before = forms.stream()
			.filter((form) -> form.form().equals(promise.form()) && form.at().isBefore(promise.at()))
			.filter((form) -> form.text("commitment").equals("COMMITS")
					|| Boolean.TRUE.equals(form.fields().get("showMeHow")))
			.count();
		boolean isKept = forms(forms, kept).size() > before;
		Instant due = this.calendar.after(file.id(), promise.at(), time);
		return new CasePromise(CasePromise.Side.COMPANY, promise.by().value(), what, promise.at(), due,
				state(isKept, due));
	}

	private List<CasePromise> ofManagement(CaseFile file) {
		return this.plans.plan(file).map((plan) -> plan.elements().stream().map((element) -> {
			Instant due = element.promise().due().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
			return new CasePromise(CasePromise.Side.COMPANY, element.promise().owner().value(),
					element.promise().what(), plan.writtenAt(), due, state(element.deliveredAt() != null, due));
		}).toList()).orElse(List.of());
	}

	/** What both take on when somebody comes back. */
	private List<CasePromise> afterReturning(CaseFile file, List<FilledForm> forms) {
		List<CasePromise> promises = new ArrayList<>();
		for (FilledForm talk : forms(forms, "hold-return-conversation")) {
			Instant due = talk.text("nextStepBy").isEmpty() ? null : Instant.parse(talk.text("nextStepBy"));
			promises.add(new CasePromise(CasePromise.Side.REP, file.rep, talk.text("nextStep"), talk.at(), due,
					CasePromise.State.OPEN));
			if (!talk.text("help").isEmpty()) {
				promises.add(new CasePromise(CasePromise.Side.COMPANY, talk.by().value(), talk.text("help"), talk.at(),
						due, CasePromise.State.OPEN));
			}
		}
		return promises;
	}

	private CasePromise.State state(boolean kept, Instant due) {
		if (kept) {
			return CasePromise.State.KEPT;
		}
		return this.work.now().isAfter(due) ? CasePromise.State.OVERDUE : CasePromise.State.OPEN;
	}

	private static List<FilledForm> forms(List<FilledForm> forms, String name) {
		return forms.stream().filter((form) -> form.form().equals(name)).toList();
	}

}
