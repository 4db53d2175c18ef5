package io.callcraft.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.people.Rep;
import io.callcraft.people.User;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A case's record, read for what it proves: one line for each condition (B4, R58).
 */
final class GateReading {

	/** Objectives that must have been missed on evidence. */
	private static final int OBJECTIVES = 2;

	/** What HR fills in as HR is no part in what led to the decision. */
	private static final Set<String> FORMS_OF_HR = Set.of("review-protected-ground", "decide-hard-consequence",
			"confirm-termination");

	private final LegalGate gate;

	private final CaseFile file;

	private final List<FilledForm> forms;

	GateReading(LegalGate gate, CaseFile file) {
		this.gate = gate;
		this.file = file;
		this.forms = gate.work.filled(file);
	}

	/**
	 * Every line, in the order of the conditions.
	 * @param decides who is about to decide; absent while nobody is
	 */
	List<Gate.Line> lines(@Nullable UserId decides) {
		return Stream.of(LegalCondition.values())
			.map((condition) -> line(condition, decides))
			.map((line) -> line.met() ? line : skipped(line).orElse(line))
			.toList();
	}

	/**
	 * What a stage would have shown that a second person skipped. Calls are not what
	 * gross misconduct is about.
	 */
	private Optional<Gate.Line> skipped(Gate.Line line) {
		return all(Overrides.FORM).filter((skip) -> {
			EscalationStage stage = shownAt(line.condition());
			boolean conduct = skip.text("ground").equals("GROSS_MISCONDUCT");
			return (conduct && line.condition() == LegalCondition.CALLS)
					|| (stage != null && stage.compareTo(EscalationStage.valueOf(skip.text("from"))) >= 0
							&& stage.compareTo(EscalationStage.valueOf(skip.text("to"))) < 0);
		})
			.findFirst()
			.map((skip) -> shown(line.condition(), true, Optional.of(skip), "skipped by " + skip.by() + " on "
					+ this.gate.time.day(this.file, skip.at()) + ": " + skip.text("reason")));
	}

	private static @Nullable EscalationStage shownAt(LegalCondition condition) {
		return switch (condition) {
			case OBJECTIVES -> EscalationStage.SKILL_OBJECTIVE;
			case TALK -> EscalationStage.HEART_TO_HEART;
			case FEEDBACK, PLAN, SIGNATURE, TRIAL -> EscalationStage.FORMATIVE_FEEDBACK;
			default -> null;
		};
	}

	private Gate.Line line(LegalCondition condition, @Nullable UserId decides) {
		return switch (condition) {
			case NOTICE -> notice();
			case CALLS -> citedCalls();
			case OBJECTIVES -> objectives();
			case TALK -> talk();
			case PROTECTED_GROUND -> protectedGround();
			case HELP -> help();
			case DEVELOPMENT -> development();
			case FEEDBACK -> feedback();
			case PLAN -> plan();
			case SIGNATURE -> signature();
			case TRIAL -> trial();
			case REPLY -> reply();
			case DECIDER -> (decides != null) ? decidedBy(decides) : decider();
		};
	}

	private Gate.Line notice() {
		LocalDate acknowledged = this.gate.people.rep(this.file.repId()).map(Rep::noticeAcknowledgedOn).orElse(null);
		if (acknowledged == null) {
			return missing(LegalCondition.NOTICE, "the rep has not acknowledged what is expected");
		}
		long wanted = (long) this.gate.work.live().threshold("notice.days");
		long days = ChronoUnit.DAYS.between(acknowledged, LocalDate.ofInstant(this.file.openedAt, ZoneOffset.UTC));
		return new Gate.Line(LegalCondition.NOTICE, days >= wanted,
				"acknowledged on " + this.gate.time.day(acknowledged) + ", " + days + " days before the case opened; "
						+ wanted + " are needed",
				null, null);
	}

	private Gate.Line citedCalls() {
		Milestone milestone = this.file.milestone;
		if (milestone == null) {
			return reports();
		}
		List<Call.Key> cited = this.file.toCase().openedBecause().calls();
		long show = this.gate.calls.byKeys(cited)
			.stream()
			.filter((call) -> call.outcome(milestone) == Outcome.MISSED)
			.count();
		return new Gate.Line(LegalCondition.CALLS, show > 0 && show * 2 > cited.size(),
				show + " of the " + cited.size() + " calls cited still show it; more than half must", null,
				this.file.openedAt);
	}

	/** A case about conduct rests on reports, all of which must stand. */
	private Gate.Line reports() {
		List<Long> bearing = this.file.reportIds();
		long stand = bearing.stream()
			.flatMap((id) -> this.gate.work.reports.findById(id).stream())
			.filter(StoredBehaviourReport::stands)
			.count();
		return new Gate.Line(LegalCondition.CALLS, stand > 0 && stand == bearing.size(),
				stand + " of the " + bearing.size() + " reports that it rests on stand", null, this.file.openedAt);
	}

	private Gate.Line objectives() {
		if (this.file.behaviour != null) {
			return new Gate.Line(LegalCondition.OBJECTIVES, true, "conduct: a warning came first, no objectives", null,
					null);
		}
		if (this.file.relapseOf != null) {
			return new Gate.Line(LegalCondition.OBJECTIVES, true,
					"a relapse: they came in " + CaseId.of(this.file.relapseOf), null, null);
		}
		long missed = this.file.windows.stream()
			.filter((window) -> window.kind == EvidenceWindow.Kind.OBJECTIVE && "MISSED".equals(window.proposed)
					&& "MISSED".equals(window.confirmed))
			.count();
		return shown(LegalCondition.OBJECTIVES, missed >= OBJECTIVES, newest("review-skill-objective"),
				missed + " were missed on evidence; " + OBJECTIVES + " are needed");
	}

	private Gate.Line talk() {
		if (this.file.behaviour != null) {
			return new Gate.Line(LegalCondition.TALK, true, "conduct: it begins at formative feedback", null, null);
		}
		Optional<FilledForm> talk = newest("hold-heart-to-heart");
		return shown(LegalCondition.TALK, talk.isPresent(), talk,
				talk.map((form) -> "held by " + form.by() + "; it ended with " + form.text("commitment"))
					.orElse("no heart-to-heart was held"));
	}

	private Gate.Line protectedGround() {
		long raised = this.forms.stream().filter(ProtectedGround::isIn).count();
		long settled = all("review-protected-ground").filter((review) -> review.text("decision").equals("RESUME"))
			.count();
		boolean open = settled < raised || this.file.state == CaseState.PAUSED;
		return shown(LegalCondition.PROTECTED_GROUND, !open, newest("review-protected-ground"),
				open ? "HR has not settled what came up" : (raised == 0) ? "nothing came up" : "HR has settled it");
	}

	private Gate.Line help() {
		long promised = all("hold-heart-to-heart").filter((talk) -> talk.text("commitment").equals("COMMITS"))
			.filter((talk) -> !talk.text("realConcern").equals("PROTECTED"))
			.count();
		long given = all("deliver-support").filter((form) -> is(form.by(), Role.COACH)).count();
		return shown(LegalCondition.HELP, given >= promised, newest("deliver-support"),
				(promised == 0) ? "the rep accepted none"
						: given + " of " + promised + " promises were kept by somebody with the role COACH");
	}

	private Gate.Line development() {
		return this.gate.plans.plan(this.file)
			.map((plan) -> new Gate.Line(LegalCondition.DEVELOPMENT, plan.isKept(),
					plan.delivered() + " of " + plan.elements().size() + " promises of version " + plan.version()
							+ " were kept",
					null, plan.writtenAt()))
			.orElseGet(() -> new Gate.Line(LegalCondition.DEVELOPMENT, true,
					"no plan was written beside the ladder's own steps", null, null));
	}

	private Gate.Line feedback() {
		Optional<FilledForm> complete = newest("give-formative-feedback")
			.filter((form) -> !CaseMoves.words(form.fields(), "observations").isEmpty())
			.filter((form) -> Stream.of("consequenceToday", "consequenceTomorrow", "consequenceNextDay")
				.noneMatch((consequence) -> form.text(consequence).isEmpty()));
		return shown(LegalCondition.FEEDBACK, complete.isPresent(), complete,
				complete.map((form) -> "given by " + form.by() + ", with calls and three consequences")
					.orElse("no feedback names calls and what follows today, tomorrow and the next day"));
	}

	private Gate.Line plan() {
		Optional<FilledForm> plan = newest("write-plan");
		boolean dictated = plan.filter((form) -> Boolean.TRUE.equals(form.fields().get("dictated"))).isPresent();
		boolean own = plan.filter((form) -> isTheRep(form.by())).isPresent() || (dictated && isSignedByTheRep());
		String says = dictated ? "the rep dictated it and " + (own ? "signed it" : "has not signed it")
				: own ? "the rep wrote it" : "the rep has written none";
		return shown(LegalCondition.PLAN, own, plan.filter((form) -> own), says);
	}

	private Gate.Line signature() {
		Optional<FilledForm> settled = newest("agree-plan", "read-plan")
			.filter((form) -> !form.text("signature").isEmpty());
		return shown(LegalCondition.SIGNATURE, settled.isPresent(), settled,
				settled.map(this::signed).orElse("neither a signature nor a refusal is on record"));
	}

	private String signed(FilledForm settled) {
		if (settled.text("signature").equals("SIGNED")) {
			return isSignedByTheRep() ? "the rep has signed, with name and password"
					: "signed, as " + settled.by() + " recorded; the rep has not said so";
		}
		return "the rep refused before "
				+ (settled.text("witness").isEmpty() ? settled.by().value() : settled.text("witness"));
	}

	/** With name and password, and for the plan that is tried. */
	private boolean isSignedByTheRep() {
		return newest(SignPlanForm.FORM).filter((form) -> form.text("decision").equals("SIGN") && isTheRep(form.by()))
			.filter((form) -> !isAfter("write-plan", form.at()))
			.isPresent();
	}

	private Gate.Line trial() {
		Optional<EvidenceWindow> trial = this.file.windows.stream()
			.filter((window) -> window.kind == EvidenceWindow.Kind.TRIAL)
			.reduce((first, second) -> second);
		return new Gate.Line(LegalCondition.TRIAL, trial.filter((at) -> "MISSED".equals(at.proposed)).isPresent(),
				trial.map((at) -> at.reason).orElse("no trial has ended"), null,
				trial.map((at) -> at.openedAt).orElse(null));
	}

	private Gate.Line reply() {
		Optional<FilledForm> reply = newest("reply-to-consequence").filter((form) -> isTheRep(form.by()))
			.filter((form) -> !isAfter("review-protected-ground", form.at()));
		if (reply.isPresent()) {
			return shown(LegalCondition.REPLY, true, reply, "the rep has replied");
		}
		Instant until = this.file.replyUntil;
		if (until == null) {
			return missing(LegalCondition.REPLY, "the rep was not asked yet");
		}
		boolean over = !this.gate.work.now().isBefore(until);
		String when = this.gate.time.minute(this.file, until);
		return new Gate.Line(LegalCondition.REPLY, over,
				over ? "the rep has let the time until " + when + " pass" : "the rep has until " + when + " to reply",
				null, until);
	}

	private Gate.Line decider() {
		boolean somebody = this.gate.users.with(Role.HR).stream().map(User::id).anyMatch(this::mayDecide);
		return new Gate.Line(LegalCondition.DECIDER, somebody,
				somebody ? "a person of HR can decide" : "everybody who may decide had a part in the case", null, null);
	}

	private Gate.Line decidedBy(UserId user) {
		boolean apart = is(user, Role.HR) && mayDecide(user);
		return new Gate.Line(LegalCondition.DECIDER, apart,
				apart ? user + " of HR decides" : user + " is not of HR, may not decide in "
						+ this.gate.laws.of(this.file).jurisdiction() + ", or had a part in the case",
				null, null);
	}

	private boolean mayDecide(UserId user) {
		return this.gate.laws.of(this.file).mayDecide(user) && !this.gate.leads(this.file, user) && this.forms.stream()
			.noneMatch((form) -> form.by().equals(user) && !FORMS_OF_HR.contains(form.form()));
	}

	private boolean is(UserId user, Role role) {
		return this.gate.users.find(user).filter((known) -> known.roles().contains(role)).isPresent();
	}

	private boolean isTheRep(UserId user) {
		return this.gate.users.find(user).filter((known) -> this.file.repId().equals(known.rep())).isPresent();
	}

	private boolean isAfter(String form, Instant at) {
		return newest(form).filter((newer) -> newer.at().isAfter(at)).isPresent();
	}

	private Stream<FilledForm> all(String form) {
		return this.forms.stream().filter((filled) -> filled.form().equals(form));
	}

	private Optional<FilledForm> newest(String... names) {
		return this.forms.stream()
			.filter((filled) -> List.of(names).contains(filled.form()))
			.reduce((first, second) -> second);
	}

	private static Gate.Line missing(LegalCondition condition, String says) {
		return new Gate.Line(condition, false, says, null, null);
	}

	private static Gate.Line shown(LegalCondition condition, boolean met, Optional<FilledForm> by, String says) {
		return new Gate.Line(condition, met, says, by.map(FilledForm::task).orElse(null),
				by.map(FilledForm::at).orElse(null));
	}

}
