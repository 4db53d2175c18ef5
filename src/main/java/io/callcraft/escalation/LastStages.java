package io.callcraft.escalation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.callcraft.people.User;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a case proves of its last two stages: feedback and a plan that was
 * tried, the rep heard, and somebody without a part in it who decides.
 */
final class LastStages {

	/** What HR fills in as HR is no part in what led to the decision. */
	private static final Set<String> FORMS_OF_HR = Set.of("review-protected-ground", "decide-hard-consequence",
			"confirm-termination");

	private final LegalGate gate;

	private final CaseFile file;

	private final CaseRecord record;

	LastStages(LegalGate gate, CaseFile file, CaseRecord record) {
		this.gate = gate;
		this.file = file;
		this.record = record;
	}

	Gate.Line feedback() {
		Optional<FilledForm> complete = this.record.newest("give-formative-feedback")
			.filter((form) -> !CaseMoves.words(form.fields(), "observations").isEmpty())
			.filter((form) -> Stream.of("consequenceToday", "consequenceTomorrow", "consequenceNextDay")
				.noneMatch((consequence) -> form.text(consequence).isEmpty()));
		return Gate.Line.shown(LegalCondition.FEEDBACK, complete.isPresent(), complete,
				complete
					.map((form) -> "given by " + this.record.name(form.by()) + ", with calls and three consequences")
					.orElse("no feedback names calls and what follows today, tomorrow and the next day"));
	}

	Gate.Line plan() {
		Optional<FilledForm> plan = this.record.newest("write-plan");
		boolean signed = this.record.isSignedByTheRep();
		boolean dictated = plan.filter((form) -> Boolean.TRUE.equals(form.fields().get("dictated"))).isPresent();
		boolean own = plan.filter((form) -> this.record.isTheRep(form.by())).isPresent() || (dictated && signed);
		String says = dictated ? "the rep dictated it and " + (own ? "signed it" : "has not signed it")
				: own ? "the rep wrote it" : "the rep has written none";
		return Gate.Line.shown(LegalCondition.PLAN, own, plan.filter((form) -> own), says);
	}

	Gate.Line signature() {
		Optional<FilledForm> settled = this.record.newest("agree-plan", "read-plan")
			.filter((form) -> !form.text("signature").isEmpty());
		return Gate.Line.shown(LegalCondition.SIGNATURE, settled.isPresent(), settled,
				settled.map(this::signed).orElse("neither a signature nor a refusal is on record"));
	}

	private String signed(FilledForm settled) {
		if (settled.text("signature").equals("SIGNED")) {
			return this.record.isSignedByTheRep() ? "the rep has signed, with name and password"
					: "signed, as " + this.record.name(settled.by()) + " recorded; the rep has not said so";
		}
		String witness = settled.text("witness");
		return "the rep refused before " + this.record.name(witness.isEmpty() ? settled.by() : witness);
	}

	Gate.Line trial() {
		Optional<EvidenceWindow> trial = this.file.windows.stream()
			.filter((window) -> window.kind == EvidenceWindow.Kind.TRIAL)
			.reduce((first, second) -> second);
		return new Gate.Line(LegalCondition.TRIAL, trial.filter((at) -> "MISSED".equals(at.proposed)).isPresent(),
				trial.map(this::tried).orElse("no trial has ended"), null, trial.map((at) -> at.openedAt).orElse(null));
	}

	/** Why the rules judged a trial so, and on how few calls that rests. */
	private @Nullable String tried(EvidenceWindow trial) {
		return (!"MISSED".equals(trial.proposed) || this.file.behaviour != null) ? trial.reason
				: trial.reason + ". " + WindowFragility.says(this.gate.work.live(), trial);
	}

	Gate.Line reply() {
		Optional<FilledForm> reply = this.record.newest("reply-to-consequence")
			.filter((form) -> this.record.isTheRep(form.by()))
			.filter((form) -> !this.record.isAfter("review-protected-ground", form.at()));
		if (reply.isPresent()) {
			return Gate.Line.shown(LegalCondition.REPLY, true, reply, "the rep has replied");
		}
		Instant until = this.file.replyUntil;
		if (until == null) {
			return Gate.Line.missing(LegalCondition.REPLY, "the rep was not asked yet");
		}
		boolean over = !this.gate.work.now().isBefore(until);
		String when = this.gate.time.minute(this.file, until);
		return new Gate.Line(LegalCondition.REPLY, over,
				over ? "the rep has let the time until " + when + " pass" : "the rep has until " + when + " to reply",
				null, until);
	}

	/**
	 * @param decides who is about to decide; absent while nobody is
	 */
	Gate.Line decider(@Nullable UserId decides) {
		if (decides == null) {
			boolean somebody = this.gate.users.with(Role.HR).stream().map(User::id).anyMatch(this::mayDecide);
			return new Gate.Line(LegalCondition.DECIDER, somebody,
					somebody ? "a person of HR can decide" : "everybody who may decide had a part in the case", null,
					null);
		}
		boolean apart = this.record.is(decides, Role.HR) && mayDecide(decides);
		String name = this.record.name(decides);
		return new Gate.Line(LegalCondition.DECIDER, apart,
				apart ? name + " of HR decides" : name + " is not of HR, may not decide in "
						+ this.gate.laws.of(this.file).jurisdiction() + ", or had a part in the case",
				null, null);
	}

	private boolean mayDecide(UserId user) {
		return this.gate.laws.of(this.file).mayDecide(user) && !this.gate.leads(this.file, user)
				&& this.record.all().noneMatch((form) -> form.by().equals(user) && !FORMS_OF_HR.contains(form.form()));
	}

}
