package io.callcraft.coaching;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.callcraft.coaching.CoachReadiness.Part;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.workflow.Decider;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is filled in and decided on the way to a coach's certificate, in
 * {@code coach-certification.bpmn} (R30).
 */
@Configuration(proxyBeanMethods = false)
class CertificationForms {

	private static final String YES = "YES";

	private static final String NO = "NO";

	private static final String ROLE_PLAY = "ROLE_PLAY";

	private static final int LONGEST = 1_000;

	private static final int MOST_SESSIONS = 12;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/** Own or role-play calls: how many show each milestone. */
	@Bean
	TaskForm judgeCoachCalls(CoachCertificates certificates, CoachingRules rules) {
		FormFields fields = new FormFields()
			.choice("source", "Which calls", "The coach's own, or role plays", "OWN_CALLS", ROLE_PLAY)
			.required()
			.integer("calls", "Calls heard", "Of the last three months", 1, 500)
			.required();
		for (Milestone milestone : Milestone.values()) {
			fields.integer(milestone.key(), "Customer " + milestone.phrase(), "On how many of these calls", 0, 500)
				.required();
		}
		return new CertificationForm("judge-coach-calls", fields, certificates, (task, by, answers) -> {
			int calls = answers.integer("calls").orElse(0);
			for (Milestone milestone : Milestone.values()) {
				if (met(answers, milestone) > calls) {
					answers.refuse(milestone.key(), "is more than the calls heard");
				}
			}
			answers.check();
			long needed = (long) rules.live().threshold("certificate.calls", 30);
			long milestones = (long) rules.live().threshold("certificate.milestones", 5);
			List<Milestone> below = Arrays.stream(Milestone.values())
				.filter((milestone) -> met(answers, milestone) < calls
						* rules.live().threshold(milestone.key() + ".target", 100) / 100)
				.toList();
			boolean passed = calls >= needed && Milestone.values().length - below.size() >= milestones;
			return Map.of("sellingShown", certificates
				.prove(task.businessKey(), by.user(), new CertificateRows.Shown(Part.SELLING, passed, calls
						+ (answers.text("source").equals(ROLE_PLAY) ? " role plays" : " own calls")
						+ (below.isEmpty() ? ", at target on every milestone"
								: ", below target on " + String.join(", ", below.stream().map(Milestone::key).toList()))
						+ "; it takes " + needed + " calls and " + milestones + " milestones", null)) ? YES : NO);
		});
	}

	/** One of the coach's sessions, as somebody saw it. */
	@Bean
	TaskForm observeCoaching(CoachCertificates certificates, CertificateRows rows, CoachingRules rules, People people) {
		return new CertificationForm("observe-coaching", observation(Map.of()), certificates, (task, by, answers) -> {
			long session = answers.integer("session").orElse(0);
			if (!rows.coachOfSession(session).contains(certificates.coach(task.businessKey()).value())) {
				answers.refuse("session", "is no session of this coach that the rep has acknowledged");
			}
			else if (rows.wasObserved(session)) {
				answers.refuse("session", "was observed before");
			}
			notTooLong(answers, "seen");
			answers.check();
			int mark = answers.integer("mark").orElse(0);
			return Map.of("coachingShown", certificates.prove(task.businessKey(), by.user(),
					new CertificateRows.Shown(Part.COACHING, mark >= rules.live().threshold("certificate.mark", 4),
							"Session " + session + ", " + mark + " of 5: " + answers.text("seen"), session)) ? YES
									: NO);
		}) {

			@Override
			public Map<String, Object> schema(Task at) {
				Map<Integer, String> offered = new LinkedHashMap<>();
				rows.sessionsToObserve(certificates.coach(at.businessKey()), MOST_SESSIONS)
					.forEach((one) -> offered.put((int) one.id(),
							people.rep(one.rep()).map(Rep::name).orElse(one.rep().value()) + ", "
									+ DAY.format(one.heldAt()) + ": " + one.shortened()));
				return observation(offered).schema();
			}

		};
	}

	private static FormFields observation(Map<Integer, String> sessions) {
		return new FormFields().numbered("session", "Which session", sessions.isEmpty()
				? "None waits to be observed: it is the coach's, the rep has acknowledged it, and nobody observed it before"
				: "The coach's newest that the rep has acknowledged and nobody observed before", sessions)
			.required()
			.integer("mark", "Mark", "5: showed it, let the rep try, agreed on what follows; 1: only told", 1, 5)
			.required()
			.lines("seen", "What you saw", "The coach reads it on the page Certificates")
			.required();
	}

	/** The unit on leading a change: the coach's own answers. */
	@Bean
	TaskForm completeChangeUnit(CoachCertificates certificates) {
		FormFields fields = new FormFields()
			.lines("why", "Why the job changes", "As you would say it to your team, with what customers gain")
			.required()
			.lines("concern", "The concern that you expect most", "And how you acknowledge it without arguing")
			.required()
			.lines("support", "What you do when somebody says \"show me how\"", "Be exact: which call, how, when")
			.required();
		return new CertificationForm("complete-change-unit", fields, certificates, (task, by, answers) -> {
			List<String> asked = List.of("why", "concern", "support");
			asked.forEach((field) -> notTooLong(answers, field));
			answers.check();
			certificates.prove(task.businessKey(), by.user(), new CertificateRows.Shown(Part.CHANGE, true,
					String.join(" · ", asked.stream().map(answers::text).toList()), null));
			return Map.of();
		});
	}

	/** The certificate runs out soon: whether the coach shows it again. */
	@Bean
	TaskForm renewCertificate(CoachCertificates certificates) {
		FormFields fields = new FormFields()
			.choice("goesOn", "Do you go on coaching?", "Then you show it again", YES, NO)
			.required();
		return new CertificationForm("renew-certificate", fields, certificates, (task, by, answers) -> {
			answers.check();
			return Map.of("goesOn", answers.text("goesOn"));
		});
	}

	@Bean
	Decider issueCertificate(CoachCertificates certificates) {
		return decider("issue-certificate", (key) -> {
			CoachCertificates.Holds holds = certificates.issue(key);
			return Map.of("untilAsked", holds.untilAsked().toString(), "thenLeft", holds.thenLeft().toString());
		});
	}

	@Bean
	Decider lapseCertificate(CoachCertificates certificates) {
		return decider("lapse-certificate", (key) -> {
			certificates.end(key, "certificate.lapsed", "The certificate ran out, and nobody asked for another");
			return Map.of("goesOn", NO);
		});
	}

	@Bean
	Decider endCertification(CoachCertificates certificates) {
		return decider("end-certification", (key) -> {
			certificates.end(key, "certification.ended", "Does not go on coaching; the certificate runs out");
			return Map.of("goesOn", NO);
		});
	}

	private static int met(FormAnswers answers, Milestone milestone) {
		return answers.integer(milestone.key()).orElse(0);
	}

	private static void notTooLong(FormAnswers answers, String field) {
		if (answers.has(field) && answers.text(field).length() > LONGEST) {
			answers.refuse(field, "is longer than " + LONGEST + " characters");
		}
	}

	private static Decider decider(String name, Function<String, Map<String, Object>> answer) {
		return new Decider() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Map<String, Object> decide(String businessKey, Map<String, Object> variables) {
				return answer.apply(businessKey);
			}

		};
	}

	/** Reads what was filled in and keeps it. */
	@FunctionalInterface
	interface Taking {

		Map<String, Object> take(Task task, Actor by, FormAnswers answers);

	}

	/** A form of these, which says whom it is about. */
	private static class CertificationForm implements TaskForm {

		private final String task;

		private final FormFields fields;

		private final CoachCertificates certificates;

		private final Taking taking;

		CertificationForm(String task, FormFields fields, CoachCertificates certificates, Taking taking) {
			this.task = task;
			this.fields = fields;
			this.certificates = certificates;
			this.taking = taking;
		}

		@Override
		public String task() {
			return this.task;
		}

		@Override
		public Map<String, Object> schema(Task at) {
			return this.fields.schema();
		}

		@Override
		public Map<String, Object> proposal(Task at) {
			Map<String, Object> proposal = new LinkedHashMap<>();
			proposal.put("coach", this.certificates.coach(at.businessKey()).value());
			return proposal;
		}

		@Override
		public Map<String, Object> accept(Task at, Actor by, Map<String, Object> filled) {
			return this.taking.take(at, by, this.fields.read(filled));
		}

	}

}
