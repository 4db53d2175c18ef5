package io.callcraft.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Stands before every consequence (B4, R40, R58). It reads what is on record, so that no
 * workflow, rule or role gets round it; it is code and no policy, so that no draft does.
 */
@Component
class LegalGate {

	/** Objectives that must have been missed on evidence. */
	private static final int OBJECTIVES = 2;

	/** What HR fills in as HR is no part in what led to the decision. */
	private static final Set<String> FORMS_OF_HR = Set.of("review-protected-ground", "decide-hard-consequence",
			"confirm-termination");

	private final CaseWork work;

	private final Calls calls;

	private final DevelopmentPlans plans;

	private final People people;

	private final Users users;

	LegalGate(CaseWork work, Calls calls, DevelopmentPlans plans, People people, Users users) {
		this.work = work;
		this.calls = calls;
		this.plans = plans;
		this.people = people;
		this.users = users;
	}

	/** How far a case is from a consequence. */
	Gate of(CaseFile file) {
		return new Gate(new Reading(file, this.work.filled(file)).lines(null));
	}

	/**
	 * Lets a consequence pass.
	 * @param decides who decides on it
	 * @throws Conflict naming every line that is not met
	 */
	void require(CaseFile file, Actor decides) {
		List<Gate.Line> missing = new Gate(new Reading(file, this.work.filled(file)).lines(decides.user())).missing();
		if (!missing.isEmpty()) {
			throw new Conflict(file.id(),
					"No consequence yet, only NONE: " + missing.stream()
						.map((line) -> line.condition().title() + ": " + line.says())
						.collect(Collectors.joining("; ")));
		}
	}

	/** Who decided on a consequence last. */
	Optional<UserId> decider(CaseFile file) {
		return this.work.filled(file)
			.stream()
			.filter((form) -> form.form().equals("decide-hard-consequence"))
			.reduce((first, second) -> second)
			.map(FilledForm::by);
	}

	/** Whether somebody did any part of the case, or leads the rep. */
	boolean hadAPart(CaseFile file, UserId user) {
		return leads(file, user) || this.work.filled(file).stream().anyMatch((form) -> form.by().equals(user));
	}

	private boolean leads(CaseFile file, UserId user) {
		return this.people.rep(file.repId())
			.flatMap((rep) -> this.people.team(rep.team()))
			.filter((team) -> team.supervisor().equals(user) || user.equals(team.manager()))
			.isPresent();
	}

	/** A case's forms, read for what they prove. */
	private final class Reading {

		private final CaseFile file;

		private final List<FilledForm> forms;

		Reading(CaseFile file, List<FilledForm> forms) {
			this.file = file;
			this.forms = forms;
		}

		List<Gate.Line> lines(@Nullable UserId decides) {
			List<Gate.Line> lines = new ArrayList<>();
			lines.add(notice());
			lines.add(citedCalls());
			lines.add(objectives());
			lines.add(talk());
			lines.add(protectedGround());
			lines.add(help());
			lines.add(development());
			lines.add(feedback());
			lines.add(plan());
			lines.add(signature());
			lines.add(trial());
			lines.add(reply());
			lines.add(decider(decides));
			return lines;
		}

		private Gate.Line notice() {
			LocalDate acknowledged = LegalGate.this.people.rep(this.file.repId())
				.map((rep) -> rep.noticeAcknowledgedOn())
				.orElse(null);
			if (acknowledged == null) {
				return missing(LegalCondition.NOTICE, "the rep has not acknowledged what is expected");
			}
			long wanted = (long) LegalGate.this.work.live().threshold("notice.days");
			long days = ChronoUnit.DAYS.between(acknowledged, LocalDate.ofInstant(this.file.openedAt, ZoneOffset.UTC));
			return new Gate.Line(LegalCondition.NOTICE, days >= wanted, "acknowledged on " + acknowledged + ", " + days
					+ " days before the case opened; " + wanted + " are needed", null, null);
		}

		private Gate.Line citedCalls() {
			Milestone milestone = this.file.milestone;
			if (milestone == null) {
				List<Long> bearing = this.file.reportIds();
				long stand = bearing.stream()
					.flatMap((id) -> LegalGate.this.work.reports.findById(id).stream())
					.filter(StoredBehaviourReport::stands)
					.count();
				return new Gate.Line(LegalCondition.CALLS, stand > 0 && stand == bearing.size(),
						stand + " of the " + bearing.size() + " reports that it rests on stand", null,
						this.file.openedAt);
			}
			List<Call.Key> cited = this.file.toCase().openedBecause().calls();
			long show = LegalGate.this.calls.byKeys(cited)
				.stream()
				.filter((call) -> call.outcome(milestone) == Outcome.MISSED)
				.count();
			return new Gate.Line(LegalCondition.CALLS, show > 0 && show * 2 > cited.size(),
					show + " of the " + cited.size() + " calls cited still show it; more than half must", null,
					this.file.openedAt);
		}

		private Gate.Line objectives() {
			if (this.file.behaviour != null) {
				return new Gate.Line(LegalCondition.OBJECTIVES, true, "conduct: a warning came first, no objectives",
						null, null);
			}
			if (this.file.relapseOf != null) {
				return new Gate.Line(LegalCondition.OBJECTIVES, true,
						"a relapse: they came in " + CaseId.of(this.file.relapseOf), null, null);
			}
			List<EvidenceWindow> missed = this.file.windows.stream()
				.filter((window) -> window.kind == EvidenceWindow.Kind.OBJECTIVE && "MISSED".equals(window.proposed)
						&& "MISSED".equals(window.confirmed))
				.toList();
			return shown(LegalCondition.OBJECTIVES, missed.size() >= OBJECTIVES, newest("review-skill-objective"),
					missed.size() + " were missed on evidence; " + OBJECTIVES + " are needed");
		}

		private Gate.Line talk() {
			if (this.file.behaviour != null) {
				return new Gate.Line(LegalCondition.TALK, true, "conduct: it begins at formative feedback", null, null);
			}
			return newest("hold-heart-to-heart")
				.map((talk) -> shown(LegalCondition.TALK, true, Optional.of(talk),
						"held by " + talk.by() + "; it ended with " + talk.text("commitment")))
				.orElseGet(() -> missing(LegalCondition.TALK, "no heart-to-heart was held"));
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
			return LegalGate.this.plans.plan(this.file)
				.map((plan) -> new Gate.Line(LegalCondition.DEVELOPMENT, plan.isKept(),
						plan.delivered() + " of " + plan.elements().size() + " promises of version " + plan.version()
								+ " were kept",
						null, plan.writtenAt()))
				.orElseGet(() -> new Gate.Line(LegalCondition.DEVELOPMENT, true,
						"no plan was written beside the ladder's own steps", null, null));
		}

		private Gate.Line feedback() {
			Optional<FilledForm> feedback = newest("give-formative-feedback");
			boolean complete = feedback.filter((form) -> !CaseMoves.words(form.fields(), "observations").isEmpty())
				.filter((form) -> !form.text("consequenceToday").isEmpty()
						&& !form.text("consequenceTomorrow").isEmpty() && !form.text("consequenceNextDay").isEmpty())
				.isPresent();
			return shown(LegalCondition.FEEDBACK, complete, feedback,
					complete ? "given by " + feedback.map(FilledForm::by).orElseThrow()
							+ ", with calls and three consequences"
							: "no feedback names calls and what follows today, tomorrow and the next day");
		}

		private Gate.Line plan() {
			Optional<FilledForm> own = newest("write-plan").filter((plan) -> isTheRep(plan.by()));
			return shown(LegalCondition.PLAN, own.isPresent(), own,
					own.isPresent() ? "the rep wrote it" : "the rep has written none");
		}

		private Gate.Line signature() {
			Optional<FilledForm> settled = newest("agree-plan", "read-plan")
				.filter((form) -> !form.text("signature").isEmpty());
			return settled
				.map((form) -> shown(LegalCondition.SIGNATURE, true, settled,
						form.text("signature").equals("SIGNED") ? "the rep has signed"
								: "the rep refused before "
										+ Objects.requireNonNullElse(witness(form), form.by().value())))
				.orElseGet(() -> missing(LegalCondition.SIGNATURE, "neither a signature nor a refusal is on record"));
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
				.filter((form) -> newest("review-protected-ground").filter((hr) -> hr.at().isAfter(form.at()))
					.isEmpty());
			Instant until = this.file.replyUntil;
			if (reply.isPresent()) {
				return shown(LegalCondition.REPLY, true, reply, "the rep has replied");
			}
			boolean over = until != null && !LegalGate.this.work.now().isBefore(until);
			return new Gate.Line(LegalCondition.REPLY, over, over ? "the rep has let the time until " + until + " pass"
					: (until != null) ? "the rep has until " + until + " to reply" : "the rep was not asked yet", null,
					until);
		}

		private Gate.Line decider(@Nullable UserId decides) {
			if (decides != null) {
				boolean apart = is(decides, Role.HR) && !hadAPart(decides);
				return new Gate.Line(LegalCondition.DECIDER, apart,
						apart ? decides + " of HR decides" : decides + " is not of HR, or had a part in the case", null,
						null);
			}
			boolean somebody = LegalGate.this.users.with(Role.HR)
				.stream()
				.map(User::id)
				.anyMatch((user) -> !hadAPart(user));
			return new Gate.Line(LegalCondition.DECIDER, somebody,
					somebody ? "a person of HR can decide" : "everybody of HR had a part in the case", null, null);
		}

		private boolean hadAPart(UserId user) {
			return leads(this.file, user) || this.forms.stream()
				.anyMatch((form) -> form.by().equals(user) && !FORMS_OF_HR.contains(form.form()));
		}

		private boolean is(UserId user, Role role) {
			return LegalGate.this.users.find(user).filter((known) -> known.roles().contains(role)).isPresent();
		}

		private boolean isTheRep(UserId user) {
			return LegalGate.this.users.find(user).filter((known) -> this.file.repId().equals(known.rep())).isPresent();
		}

		private Stream<FilledForm> all(String form) {
			return this.forms.stream().filter((filled) -> filled.form().equals(form));
		}

		private Optional<FilledForm> newest(String... names) {
			return this.forms.stream()
				.filter((filled) -> List.of(names).contains(filled.form()))
				.reduce((first, second) -> second);
		}

		private static @Nullable String witness(FilledForm form) {
			return form.text("witness").isEmpty() ? null : form.text("witness");
		}

		private static Gate.Line missing(LegalCondition condition, String says) {
			return new Gate.Line(condition, false, says, null, null);
		}

		private static Gate.Line shown(LegalCondition condition, boolean met, Optional<FilledForm> by, String says) {
			return new Gate.Line(condition, met, says, by.map(FilledForm::task).orElse(null),
					by.map(FilledForm::at).orElse(null));
		}

	}

}
