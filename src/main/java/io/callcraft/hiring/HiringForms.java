package io.callcraft.hiring;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.hiring.FitReview.Kind;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people fill in while somebody is looked at: who looks, what they found, what is
 * decided, and how a hire begins.
 */
@Configuration(proxyBeanMethods = false)
class HiringForms {

	private static final int LONGEST = 2_000;

	private static final String WORDS = "words";

	@Bean
	TaskForm nameRatersForm(Candidates candidates, Users users) {
		return new SelectionForm("name-raters", candidates) {

			@Override
			FormFields fields(Candidate candidate) {
				Map<String, String> raters = Stream.of(Role.SUPERVISOR, Role.COACH, Role.QUALITY)
					.flatMap((role) -> users.with(role).stream())
					.sorted(Comparator.comparing(User::name))
					.collect(Collectors.toMap((user) -> user.id().value(), User::name, (one, same) -> one,
							LinkedHashMap::new));
				return new FormFields()
					.named("interviewer", "First interview", "Holds the structured interview", raters)
					.required()
					.named("second", "Second interview", "Somebody else, who does not know what the first found",
							raters)
					.required()
					.named("simulation", "Simulated call", "A third person, who rates it by the customer's milestones",
							raters)
					.required();
			}

			@Override
			Map<String, Object> carryOut(Candidate candidate, Actor by, FormAnswers answers) {
				answers.check();
				Candidate.Raters raters = new Candidate.Raters(new UserId(answers.text("interviewer")),
						new UserId(answers.text("second")), new UserId(answers.text("simulation")));
				if (raters.people() < 3) {
					answers.refuse("second", "names somebody twice: three people look, each for themselves");
				}
				answers.check();
				candidates.assign(by, candidate.id(), raters);
				return Map.of("interviewer", raters.interviewer().value(), "second", raters.second().value(),
						"simulation", raters.simulation().value());
			}

		};
	}

	@Bean
	TaskForm holdInterviewForm(Candidates candidates, Questions questions, Clock clock) {
		return new EvidenceForm("hold-interview", EvidenceMethod.INTERVIEW, candidates, questions, clock);
	}

	@Bean
	TaskForm rateSimulationForm(Candidates candidates, Questions questions, Clock clock) {
		return new EvidenceForm("rate-simulation", EvidenceMethod.SIMULATION, candidates, questions, clock);
	}

	@Bean
	TaskForm rateAssessmentForm(Candidates candidates, Questions questions, Clock clock) {
		return new EvidenceForm("rate-assessment", EvidenceMethod.ASSESSMENT, candidates, questions, clock);
	}

	@Bean
	TaskForm takeReferenceForm(Candidates candidates, Questions questions, Clock clock) {
		return new EvidenceForm("take-reference", EvidenceMethod.REFERENCE, candidates, questions, clock);
	}

	@Bean
	TaskForm decideOnCandidateForm(Candidates candidates, FitReviews reviews) {
		return new SelectionForm("decide-on-candidate", candidates) {

			@Override
			FormFields fields(Candidate candidate) {
				return new FormFields()
					.choice("decision", "Decision", "More evidence lets somebody interview once more",
							HiringStep.Kind.OFFER, HiringStep.Kind.DECLINE, HiringStep.Kind.MORE_EVIDENCE)
					.required()
					.lines("reason", "Reason", "Kept with the evidence, for whoever asks why")
					.required();
			}

			@Override
			public Map<String, Object> proposal(Task about) {
				Map<String, Object> proposal = super.proposal(about);
				reviews.latest(Candidate.number(about.businessKey())).ifPresent((review) -> {
					proposal.put("proposed", review.recommendation().name());
					proposal.put("fit", Math.round(review.score()) + " of 100");
					put(proposal, "blockers", review.of(Kind.BLOCKER));
					put(proposal, "evidenceWanted", review.of(Kind.EVIDENCE_NEED));
					put(proposal, "gaps", review.of(Kind.GAP));
					put(proposal, "training", review.of(Kind.TRAINING_NEED));
					proposal.put("release", review.release());
				});
				return proposal;
			}

			@Override
			Map<String, Object> carryOut(Candidate candidate, Actor by, FormAnswers answers) {
				limited(answers, "reason");
				if (candidates.evidence(candidate).stream().map(Evidence::rater).anyMatch(by.user()::equals)) {
					answers.refuse("decision", "is for somebody of HR who gave no evidence, and you gave some");
				}
				if (answers.text("decision").equals(HiringStep.Kind.OFFER.name())) {
					List<FitReview.Finding> against = reviews.latest(candidate.number())
						.stream()
						.flatMap((review) -> Stream.concat(review.of(Kind.BLOCKER).stream(),
								review.of(Kind.EVIDENCE_NEED).stream()))
						.toList();
					if (!against.isEmpty()) {
						answers.refuse("decision", "cannot be an offer: " + against.get(0).reason());
					}
				}
				answers.check();
				candidates.take(by, candidate.id(), HiringStep.Kind.valueOf(answers.text("decision")),
						answers.text("reason"));
				return Map.of("decision", answers.text("decision"));
			}

			@Override
			public Set<String> restricted() {
				return Set.of("reason");
			}

		};
	}

	@Bean
	TaskForm declineKindlyForm(Candidates candidates) {
		return new SelectionForm("decline-kindly", candidates) {

			@Override
			FormFields fields(Candidate candidate) {
				return new FormFields()
					.lines(WORDS, "What the candidate reads",
							"Soon, kind and true: thanks, what was good, no false hope")
					.required()
					.initially(
							KindDecline.to(candidate, candidates.profile(candidate), candidates.evidence(candidate)));
			}

			@Override
			Map<String, Object> carryOut(Candidate candidate, Actor by, FormAnswers answers) {
				limited(answers, WORDS);
				answers.check();
				candidates.take(by, candidate.id(), HiringStep.Kind.LETTER, answers.text(WORDS));
				return Map.of();
			}

			@Override
			public Set<String> restricted() {
				return Set.of(WORDS);
			}

		};
	}

	@Bean
	TaskForm recordAnswerForm(Candidates candidates) {
		return new SelectionForm("record-answer", candidates) {

			@Override
			FormFields fields(Candidate candidate) {
				return new FormFields()
					.choice("answer", "The candidate", "What became of the offer", HiringStep.Kind.ACCEPTED,
							HiringStep.Kind.REFUSED)
					.required()
					.text("rep", "Rep", "Id of the rep that the candidate has become, once taken in")
					.lines(WORDS, "What was said", "Why not, where it was refused");
			}

			@Override
			Map<String, Object> carryOut(Candidate candidate, Actor by, FormAnswers answers) {
				limited(answers, WORDS);
				boolean accepted = answers.text("answer").equals(HiringStep.Kind.ACCEPTED.name());
				String wrong = accepted ? candidates.wrongWith(answers.text("rep")) : "";
				if (!wrong.isEmpty()) {
					answers.refuse("rep", wrong);
				}
				answers.check();
				if (accepted) {
					candidates.hire(by, candidate.id(), new RepId(answers.text("rep")), answers.text(WORDS));
				}
				else {
					candidates.take(by, candidate.id(), HiringStep.Kind.REFUSED, answers.text(WORDS));
				}
				return Map.of("answer", answers.text("answer"));
			}

			@Override
			public Set<String> restricted() {
				return Set.of(WORDS);
			}

		};
	}

	@Bean
	TaskForm onboardHireForm(Candidates candidates, FitReviews reviews) {
		return new SelectionForm("onboard-hire", candidates) {

			@Override
			FormFields fields(Candidate candidate) {
				return new FormFields()
					.lines("goals", "Goals of the first weeks", "What both want to reach, in words that can be checked")
					.required()
					.instant("orientedAt", "Orientation given", "What the job is, who is who, what is expected and why")
					.required()
					.instant("feedbackAt", "First feedback", "When the hire first hears how they do: within days")
					.required()
					.choice("firstObjective", "First objective", "One easy skill to begin with",
							(Object[]) Competency.values())
					.required();
			}

			@Override
			public Map<String, Object> proposal(Task about) {
				Map<String, Object> proposal = super.proposal(about);
				reviews.latest(Candidate.number(about.businessKey()))
					.ifPresent((review) -> put(proposal, "training", review.of(Kind.TRAINING_NEED)));
				return proposal;
			}

			@Override
			Map<String, Object> carryOut(Candidate candidate, Actor by, FormAnswers answers) {
				limited(answers, "goals");
				answers.check();
				if (!answers.instant("feedbackAt").orElseThrow().isAfter(answers.instant("orientedAt").orElseThrow())) {
					answers.refuse("feedbackAt", "is before the orientation");
				}
				answers.check();
				candidates.onboard(by, candidate.id(),
						new Onboarding(answers.text("goals"), answers.instant("orientedAt").orElseThrow(),
								answers.instant("feedbackAt").orElseThrow(),
								Competency.valueOf(answers.text("firstObjective"))));
				return Map.of();
			}

			@Override
			public Set<String> restricted() {
				return Set.of("goals");
			}

		};
	}

	private static void put(Map<String, Object> proposal, String name, List<FitReview.Finding> findings) {
		if (!findings.isEmpty()) {
			proposal.put(name, findings.stream().map(FitReview.Finding::reason).toList());
		}
	}

	private static void limited(FormAnswers answers, String field) {
		if (answers.text(field).length() > LONGEST) {
			answers.refuse(field, "is longer than " + LONGEST + " characters");
		}
	}

}
