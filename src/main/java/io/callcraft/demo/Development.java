package io.callcraft.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.callcraft.assessment.Answers;
import io.callcraft.assessment.AssessmentForms;
import io.callcraft.assessment.Calibration;
import io.callcraft.assessment.Calibrations;
import io.callcraft.calls.Call;
import io.callcraft.coaching.CoachCertificates;
import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.coaching.CoachingTopic;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.GapOpinion;
import io.callcraft.diagnosis.GapReviews;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.UserId;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * How people of the demonstration center are developed: which of their gaps were settled,
 * and how evaluators were calibrated. Each step looks first whether it was taken.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Development {

	private static final String FIRST = "Autumn";

	private static final String SECOND = "After the talk about concerns";

	private static final int CALIBRATED = 12;

	private final Diagnoses diagnoses;

	private final GapReviews reviews;

	private final CoachingSessions coaching;

	private final CoachCertificates certificates;

	private final Calibrations calibrations;

	private final AssessmentForms forms;

	private final Users users;

	private final Clock clock;

	Development(Diagnoses diagnoses, GapReviews reviews, CoachingSessions coaching, CoachCertificates certificates,
			Calibrations calibrations, AssessmentForms forms, Users users, Clock clock) {
		this.diagnoses = diagnoses;
		this.reviews = reviews;
		this.coaching = coaching;
		this.certificates = certificates;
		this.calibrations = calibrations;
		this.forms = forms;
		this.users = users;
		this.clock = clock;
	}

	/** Marcus and Priya have been certified for years; Carla has not. */
	void certifyCoaches() {
		for (UserId coach : List.of(Staff.MARCUS, Staff.PRIYA)) {
			this.certificates.takeOver(actor(Staff.HR), coach,
					LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(200),
					"Certified by the training department, renewed every year");
		}
	}

	/** Ana lacks practice, Vince the will, Paul a talent; the other gaps wait. */
	void settleGaps() {
		waiting(Cast.ANA, GapKind.SKILL, Milestone.DISCOVERY)
			.ifPresent((gap) -> decide(Staff.QUINN, gap, GapOpinion.Given.confirmed()));
		waiting(Cast.VINCE, GapKind.SKILL, Milestone.COMMITMENT)
			.ifPresent((gap) -> decide(Staff.QUINN, gap, new GapOpinion.Given(false, GapKind.WILL, null,
					"Closes naturally in two role plays of two; on calls he says that he will not")));
		waiting(Cast.PAUL, GapKind.TALENT, Milestone.UNSTATED_NEEDS).ifPresent((gap) -> {
			coachPaul(gap);
			for (UserId second : new UserId[] { Staff.QUINN, Staff.PRIYA }) {
				Actor actor = actor(second);
				if (this.reviews.review(actor, gap.id()).mayDecide()) {
					decide(second, gap, GapOpinion.Given.confirmed());
				}
			}
		});
	}

	private void coachPaul(Gap gap) {
		CastMember paul = member(Cast.PAUL);
		Actor rep = actor(new UserId(paul.id().value()));
		if (this.coaching.of(rep, paul.id()).isEmpty()) {
			Instant heldAt = this.clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(4, ChronoUnit.DAYS);
			this.coaching.enter(actor(Staff.supervisorOf(paul.team())), paul.id(),
					new CoachingSession.Given(CoachingSession.Kind.SESSION, CoachingSession.Way.CALL_REVIEW,
							new CoachingTopic(gap.milestone(), Competency.READ_TONE, gap.id()),
							"Heard six calls together and stopped at every change of tone; then three role plays",
							heldAt, 45, List.of()));
		}
		this.coaching.of(rep, paul.id())
			.stream()
			.filter((session) -> session.answer() == null)
			.forEach((session) -> this.coaching.answer(rep, session.id(), true,
					"I hear it when somebody points it out. On my own I do not"));
	}

	/**
	 * In one calibration Priya hears concerns that nobody else hears; a second one waits
	 * for Marcus.
	 */
	void calibrate() {
		Actor quinn = actor(Staff.QUINN);
		List<Calibration> known = this.calibrations.newest(quinn);
		for (String name : List.of(FIRST, SECOND)) {
			Calibration calibration = known.stream()
				.filter((each) -> each.name().equals(name))
				.findFirst()
				.orElseGet(() -> this.calibrations.open(quinn, new Calibrations.Wanted(name, Staff.GARDEN, CALIBRATED,
						Set.of(Staff.QUINN, Staff.MARCUS, Staff.PRIYA), name)));
			for (UserId evaluator : name.equals(FIRST) ? List.of(Staff.QUINN, Staff.MARCUS, Staff.PRIYA)
					: List.of(Staff.QUINN, Staff.PRIYA)) {
				judgeAll(actor(evaluator), calibration);
			}
		}
	}

	private void judgeAll(Actor evaluator, Calibration calibration) {
		Calibration now = calibration;
		Integer next = this.calibrations.next(evaluator, now);
		while (next != null) {
			Call call = this.calibrations.toJudge(evaluator, now.id(), next);
			now = this.calibrations.judge(evaluator, now.id(), next, heard(call, evaluator.user()));
			next = this.calibrations.next(evaluator, now);
		}
	}

	private Answers heard(Call call, UserId evaluator) {
		Map<Milestone, Answers.Judged> milestones = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			Outcome outcome = Objects.requireNonNullElse(call.outcome(milestone), Outcome.MISSED);
			// by the seconds of the call, so that it is the same on every machine
			boolean unlike = evaluator.equals(Staff.PRIYA) && milestone == Milestone.CONCERNS
					&& call.handleSeconds() % 2 == 0;
			milestones.put(milestone,
					new Answers.Judged(unlike ? (outcome == Outcome.MET) ? Outcome.MISSED : Outcome.MET : outcome,
							(outcome == Outcome.NOT_APPLICABLE && !unlike) ? "The call ended before" : "", ""));
		}
		Map<String, Answers.Checked> checklist = new LinkedHashMap<>();
		this.forms.current()
			.checklist()
			.forEach((item) -> checklist.put(item.key(), new Answers.Checked(Answers.Answer.YES, "")));
		return new Answers(milestones, checklist, List.of());
	}

	private void decide(UserId who, Gap gap, GapOpinion.Given given) {
		this.reviews.decide(actor(who), gap.id(), given);
	}

	private Optional<Gap> waiting(int number, GapKind kind, Milestone milestone) {
		return this.diagnoses.gaps(member(number).id())
			.stream()
			.filter((gap) -> gap.kind() == kind && gap.milestone() == milestone && gap.settled() == null)
			.findFirst();
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

	private static CastMember member(int number) {
		return Cast.members().get(number - 1);
	}

}
