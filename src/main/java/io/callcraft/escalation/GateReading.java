package io.callcraft.escalation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.people.Rep;
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

	private final LegalGate gate;

	private final CaseFile file;

	private final CaseRecord record;

	private final LastStages last;

	GateReading(LegalGate gate, CaseFile file) {
		this.gate = gate;
		this.file = file;
		this.record = new CaseRecord(file, gate.work.filled(file), gate.people, gate.users);
		this.last = new LastStages(gate, file, this.record);
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
		return this.record.all(Overrides.FORM).filter((skip) -> {
			EscalationStage stage = shownAt(line.condition());
			boolean conduct = skip.text("ground").equals("GROSS_MISCONDUCT");
			return (conduct && line.condition() == LegalCondition.CALLS)
					|| (stage != null && stage.compareTo(EscalationStage.valueOf(skip.text("from"))) >= 0
							&& stage.compareTo(EscalationStage.valueOf(skip.text("to"))) < 0);
		})
			.findFirst()
			.map((skip) -> Gate.Line.shown(line.condition(), true, Optional.of(skip),
					"skipped by " + this.record.name(skip.by()) + " on " + this.gate.time.day(this.file, skip.at())
							+ ": " + skip.text("reason")));
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
			case FEEDBACK -> this.last.feedback();
			case PLAN -> this.last.plan();
			case SIGNATURE -> this.last.signature();
			case TRIAL -> this.last.trial();
			case REPLY -> this.last.reply();
			case DECIDER -> this.last.decider(decides);
		};
	}

	private Gate.Line notice() {
		LocalDate acknowledged = this.record.rep().map(Rep::noticeAcknowledgedOn).orElse(null);
		if (acknowledged == null) {
			return Gate.Line.missing(LegalCondition.NOTICE, "the rep has not acknowledged what is expected");
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
		if (this.file.relapseOf != null && this.file.firstStage != EscalationStage.SKILL_OBJECTIVE) {
			return new Gate.Line(LegalCondition.OBJECTIVES, true,
					"a relapse: they came in " + CaseId.of(this.file.relapseOf), null, null);
		}
		long missed = this.file.windows.stream()
			.filter((window) -> window.kind == EvidenceWindow.Kind.OBJECTIVE && "MISSED".equals(window.proposed)
					&& "MISSED".equals(window.confirmed))
			.count();
		return Gate.Line.shown(LegalCondition.OBJECTIVES, missed >= OBJECTIVES,
				this.record.newest("review-skill-objective"),
				missed + " were missed on evidence; " + OBJECTIVES + " are needed");
	}

	private Gate.Line talk() {
		if (this.file.behaviour != null) {
			return new Gate.Line(LegalCondition.TALK, true, "conduct: it begins at formative feedback", null, null);
		}
		Optional<FilledForm> talk = this.record.newest("hold-heart-to-heart");
		return Gate.Line.shown(LegalCondition.TALK, talk.isPresent(), talk,
				talk.map((form) -> "held by " + this.record.name(form.by()) + "; " + ended(form.text("commitment")))
					.orElse("no heart-to-heart was held"));
	}

	private static String ended(String commitment) {
		return switch (commitment) {
			case "COMMITS" -> "the rep committed";
			case "REFUSES" -> "the rep refused";
			default -> "the rep needed time";
		};
	}

	private Gate.Line protectedGround() {
		long raised = this.record.all().filter(ProtectedGround::isIn).count();
		long settled = this.record.all("review-protected-ground")
			.filter((review) -> review.text("decision").equals("RESUME"))
			.count();
		boolean open = settled < raised || this.file.state == CaseState.PAUSED;
		return Gate.Line.shown(LegalCondition.PROTECTED_GROUND, !open, this.record.newest("review-protected-ground"),
				open ? "HR has not settled what came up" : (raised == 0) ? "nothing came up" : "HR has settled it");
	}

	private Gate.Line help() {
		long promised = this.record.all("hold-heart-to-heart")
			.filter((talk) -> talk.text("commitment").equals("COMMITS"))
			.filter((talk) -> !talk.text("realConcern").equals("PROTECTED"))
			.count();
		long given = this.record.all("deliver-support").filter((form) -> this.record.is(form.by(), Role.COACH)).count();
		return Gate.Line.shown(LegalCondition.HELP, given >= promised, this.record.newest("deliver-support"),
				(promised == 0) ? "the rep accepted none"
						: given + " of " + promised + " promises were kept by a coach");
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

}
