package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Walks every shipped process by the names of its tasks to each of its ends.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:shipped-processes;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@ActiveProfiles("test")
class ShippedProcessesIntegrationTests {

	@Autowired
	private Definitions definitions;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@BeforeEach
	void installShippedProcesses() {
		this.definitions.install(1, WorkflowTestApplication.shipped());
		this.walk.fresh();
	}

	@Test
	void shipped_processes_pass_their_own_checks() {
		assertThat(this.definitions.check(WorkflowTestApplication.shipped())).isEmpty();
	}

	@Test
	void objectives_met_end_in_recovery() {
		this.walk.start("staged-escalation", Map.of("stage", "SKILL_OBJECTIVE"));
		this.walk.complete("agree-skill-objective");
		assertThat(this.walk.signal("objective-counted")).isTrue();
		this.walk.complete("review-skill-objective", "after-skill-objective", "NEXT_OBJECTIVE");
		this.walk.complete("agree-skill-objective");
		this.walk.fire("end-of-objective-window");
		this.walk.complete("review-skill-objective", "after-skill-objective", "RECOVERED");

		this.walk.hasEnded("staged-escalation", Map.of("outcome", "RECOVERED"));
		assertThat(this.walk.timers()).isZero();
		assertThat(this.desk.steps).containsExactly("+agree-skill-objective", "=agree-skill-objective",
				"+review-skill-objective", "=review-skill-objective", "+agree-skill-objective",
				"=agree-skill-objective", "!end-of-objective-window", "+review-skill-objective",
				"=review-skill-objective", ".skill-objective", ".staged-escalation");
	}

	@Test
	void a_dear_redemption_is_approved_before_it_is_handed_over() {
		this.walk.start("redemption", Map.of("approval", "NEEDED"));
		this.walk.complete("approve-redemption", Map.of("decision", "APPROVE"));
		this.walk.complete("fulfil-redemption");

		this.walk.hasEnded("redemption", Map.of("decision", "APPROVE"));
	}

	@Test
	void a_redemption_that_is_declined_is_over() {
		this.walk.start("redemption", Map.of("approval", "NEEDED"));
		this.walk.complete("approve-redemption", Map.of("decision", "DECLINE"));

		this.walk.hasEnded("redemption", Map.of("decision", "DECLINE"));
	}

	@Test
	void any_other_redemption_is_handed_over_at_once() {
		this.walk.start("redemption", Map.of("approval", "NONE"));
		this.walk.complete("fulfil-redemption");

		this.walk.hasEnded("redemption", Map.of());
	}

	@Test
	void a_candidate_whom_everybody_has_looked_at_is_hired_and_begins_well() {
		lookAtCandidate("HIRE");
		this.walk.complete("decide-on-candidate", Map.of("decision", "OFFER"));
		this.walk.complete("record-answer", Map.of("answer", "ACCEPTED"));
		this.walk.complete("onboard-hire");

		this.walk.hasEnded("hiring-fit", Map.of("answer", "ACCEPTED", "recommendation", "HIRE"));
	}

	@Test
	void an_offer_that_is_refused_ends_the_selection() {
		lookAtCandidate("HIRE");
		this.walk.complete("decide-on-candidate", Map.of("decision", "OFFER"));
		this.walk.complete("record-answer", Map.of("answer", "REFUSED"));

		this.walk.hasEnded("hiring-fit", Map.of("answer", "REFUSED"));
	}

	@Test
	void somebody_looks_once_more_before_a_candidate_is_declined_kindly() {
		lookAtCandidate("MORE_EVIDENCE");
		this.walk.complete("decide-on-candidate", Map.of("decision", "MORE_EVIDENCE"));
		this.walk.complete("look-once-more", "review-fit", "DECLINE");
		this.walk.complete("decide-on-candidate", Map.of("decision", "DECLINE"));
		this.walk.complete("decline-kindly");

		this.walk.hasEnded("hiring-fit", Map.of("decision", "DECLINE"));
	}

	@Test
	void what_the_review_found_reaches_the_decider() {
		this.walk.start("skill-objective");
		this.walk.complete("agree-skill-objective");
		this.walk.signal("objective-counted");
		this.walk.complete("review-skill-objective", Map.of("result", "MISSED"));

		assertThat(this.desk.asked.get("after-skill-objective")).containsEntry("result", "MISSED");
	}

	@Test
	void role_fit_after_an_objective_closes_the_case() {
		this.walk.start("staged-escalation");
		missObjective("ROLE_FIT");

		this.walk.hasEnded("staged-escalation", Map.of("outcome", "ROLE_FIT"));
	}

	@Test
	void missed_objectives_lead_to_the_heart_to_heart_and_a_commitment_to_a_fresh_objective() {
		this.walk.start("staged-escalation");
		missObjective("HEART_TO_HEART");
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "OBJECTIVE");
		missObjective("FORMATIVE_FEEDBACK");

		assertThat(this.walk.open("give-formative-feedback").group()).isEqualTo("supervisor");
	}

	@Test
	void who_needs_time_is_asked_once_more_two_working_days_later() {
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		Task first = this.walk.open("hold-heart-to-heart");
		this.desk.decides("after-heart-to-heart", Map.of("outcome", "AGAIN", "heartToHeartDue", "PT48H"));
		this.walk.complete("hold-heart-to-heart");
		Task second = this.walk.open("hold-heart-to-heart");
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "ROLE_FIT");

		assertThat(first.due()).isBetween(first.createdAt().plus(Duration.ofHours(24)),
				first.createdAt().plus(Duration.ofDays(4)));
		assertThat(second.due()).isCloseTo(second.createdAt().plus(Duration.ofHours(48)),
				within(Duration.ofSeconds(1)));
		this.walk.hasEnded("staged-escalation", Map.of("outcome", "ROLE_FIT"));
	}

	@Test
	void protected_ground_goes_to_hr_who_let_the_case_resume() {
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "PROTECTED");
		assertThat(this.walk.open("review-protected-ground").candidate()).isEqualTo("role:hr");
		this.walk.complete("review-protected-ground", Map.of("decision", "RESUME"));

		assertThat(this.walk.open("hold-heart-to-heart").state()).isEqualTo(Task.State.OPEN);
	}

	@Test
	void protected_ground_goes_to_hr_who_close_the_case() {
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "PROTECTED");
		this.walk.complete("review-protected-ground", Map.of("decision", "CLOSE"));

		this.walk.hasEnded("staged-escalation", Map.of("outcome", "PROTECTED", "decision", "CLOSE"));
	}

	@Test
	void a_refusal_leads_to_formative_feedback_and_a_met_trial_to_recovery() {
		this.walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
		this.walk.complete("hold-heart-to-heart", "after-heart-to-heart", "FORMATIVE_FEEDBACK");
		this.walk.complete("give-formative-feedback");
		agreePlan("AGREED");
		this.desk.decides("review-trial", Map.of("outcome", "RECOVERED"));
		assertThat(this.walk.signal("trial-counted")).isTrue();

		this.walk.hasEnded("staged-escalation", Map.of("outcome", "RECOVERED"));
	}

	@Test
	void a_plan_sent_back_is_written_again_and_read_by_a_neutral_reader_at_last() {
		this.walk.start("formative-feedback");
		this.walk.complete("give-formative-feedback");
		agreePlan("SEND_BACK");
		agreePlan("NEUTRAL_READER");
		this.walk.complete("read-plan");
		this.desk.decides("review-trial", Map.of("outcome", "EXTEND", "trialWindow", "PT24H"));
		this.walk.fire("end-of-trial");
		this.desk.decides("review-trial", Map.of("outcome", "HARD_CONSEQUENCE"));
		this.desk.takeSteps();
		this.walk.fire("end-of-trial");

		this.walk.hasEnded("formative-feedback", Map.of("outcome", "HARD_CONSEQUENCE"));
	}

	@Test
	void a_missed_trial_leads_to_reply_and_decision() {
		this.walk.start("staged-escalation", Map.of("stage", "FORMATIVE_FEEDBACK"));
		this.walk.complete("give-formative-feedback");
		agreePlan("AGREED");
		this.desk.decides("review-trial", Map.of("outcome", "HARD_CONSEQUENCE"));
		this.walk.signal("trial-counted");
		this.walk.complete("reply-to-consequence");
		this.walk.complete("decide-hard-consequence");

		this.walk.hasEnded("staged-escalation", Map.of("outcome", "HARD_CONSEQUENCE"));
		assertThat(this.walk.timers()).isZero();
	}

	@Test
	void the_time_to_reply_ends_without_a_reply() {
		this.walk.start("staged-escalation", Map.of("stage", "HARD_CONSEQUENCE"));
		Task reply = this.walk.open("reply-to-consequence");
		assertThat(reply.due()).isAfter(Instant.now().plus(Duration.ofDays(5)));
		this.walk.fire("time-to-reply-over");
		assertThat(this.desk.steps).contains("-reply-to-consequence");
		this.walk.complete("decide-hard-consequence");

		this.walk.hasEnded("staged-escalation", Map.of());
	}

	@Test
	void a_termination_is_confirmed_by_a_second_person_or_decided_again() {
		this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));
		this.walk.complete("reply-to-consequence");
		this.walk.complete("decide-hard-consequence", Map.of("consequence", "TERMINATION"));
		this.walk.complete("confirm-termination", Map.of("confirmed", "REFUSE"));
		assertThat(this.walk.open("decide-again").form()).isEqualTo("decide-hard-consequence");
		this.walk.complete("decide-again", Map.of("consequence", "TERMINATION"));
		this.walk.complete("confirm-termination", Map.of("confirmed", "CONFIRM"));

		this.walk.hasEnded("hard-consequence", Map.of("consequence", "TERMINATION", "confirmed", "CONFIRM"));
	}

	@Test
	void an_appeal_that_reverses_is_followed_by_what_is_given_back() {
		this.walk.start("appeal");
		this.walk.complete("hear-appeal", Map.of("appealOutcome", "REVERSE"));
		this.walk.complete("undo-consequence");

		this.walk.hasEnded("appeal", Map.of("appealOutcome", "REVERSE"));
	}

	@Test
	void an_appeal_that_upholds_ends_there() {
		this.walk.start("appeal");
		this.walk.complete("hear-appeal", Map.of("appealOutcome", "UPHOLD"));

		this.walk.hasEnded("appeal", Map.of("appealOutcome", "UPHOLD"));
	}

	@Test
	void a_consequence_is_looked_at_again_while_an_appeal_is_open_and_then_asked_about() {
		this.walk.start("consequence-follow-up", Map.of("wait", "P30D"));
		this.desk.decides("consequence-stands", Map.of("next", "WAIT", "wait", "PT48H"));
		this.walk.fire("time-to-look");
		this.desk.decides("consequence-stands", Map.of("next", "EFFECT"));
		this.desk.takeSteps();
		this.walk.fire("time-to-look");
		this.walk.complete("record-effect");

		this.walk.hasEnded("consequence-follow-up", Map.of("next", "EFFECT"));
	}

	@Test
	void who_comes_back_is_received_while_the_month_runs() {
		this.walk.start("consequence-follow-up", Map.of("wait", "P30D", "returnDue", "PT48H"));
		this.walk.complete("hold-return-conversation");
		this.desk.decides("consequence-stands", Map.of("next", "EFFECT"));
		this.walk.fire("time-to-look");
		this.walk.complete("record-effect");

		this.walk.hasEnded("consequence-follow-up", Map.of("next", "EFFECT"));
	}

	@Test
	void the_law_says_how_long_there_is_to_reply() {
		this.desk.decides("reply-time", Map.of("replyWindow", "PT2H"));
		this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));

		Task reply = this.walk.open("reply-to-consequence");
		assertThat(reply.due()).isCloseTo(reply.createdAt().plus(Duration.ofHours(2)), within(Duration.ofSeconds(1)));
	}

	@Test
	void a_seat_is_handed_over_after_a_termination_that_stands() {
		this.walk.start("consequence-follow-up", Map.of("wait", "P14D"));
		this.desk.decides("consequence-stands", Map.of("next", "SEAT"));
		this.walk.fire("time-to-look");
		this.walk.complete("hand-over-seat");

		this.walk.hasEnded("consequence-follow-up", Map.of("next", "SEAT"));
	}

	@Test
	void nothing_is_asked_about_a_consequence_that_was_reversed() {
		this.walk.start("consequence-follow-up", Map.of("wait", "P30D"));
		this.desk.decides("consequence-stands", Map.of("next", "NOTHING"));
		this.walk.fire("time-to-look");

		this.walk.hasEnded("consequence-follow-up", Map.of("next", "NOTHING"));
	}

	@Test
	void hr_may_decide_before_the_reply_is_in() {
		this.walk.start("hard-consequence", Map.of("replyWindow", "PT1H"));
		this.walk.complete("decide-hard-consequence");
		this.walk.complete("reply-to-consequence");

		this.walk.hasEnded("hard-consequence", Map.of());
	}

	@Test
	void a_seat_that_was_left_is_handed_over() {
		this.walk.start("seat-handover");
		this.walk.complete("hand-over-seat");

		this.walk.hasEnded("seat-handover", Map.of("rep", "r-001"));
	}

	@Test
	void a_coach_shows_all_three_parts_and_again_before_the_certificate_runs_out() {
		this.desk.decides("issue-certificate", Map.of("untilAsked", "PT100H", "thenLeft", "PT20H"));
		this.desk.decides("issue-certificate", Map.of("untilAsked", "PT100H", "thenLeft", "PT20H"));
		this.walk.start("coach-certification", Map.of("coach", "marcus"));
		this.walk.complete("judge-coach-calls", Map.of("sellingShown", "NO"));
		showAllThree();
		this.walk.fireOwn("renewal-due");
		this.walk.complete("renew-certificate", Map.of("goesOn", "YES"));
		showAllThree();
		this.walk.fireOwn("renewal-due");
		this.walk.complete("renew-certificate", Map.of("goesOn", "NO"));

		this.walk.hasEnded("coach-certification", Map.of("goesOn", "NO"));
		assertThat(this.desk.asked).containsKey("end-certification").doesNotContainKey("lapse-certificate");
	}

	@Test
	void a_certificate_that_nobody_renews_lapses() {
		this.desk.decides("issue-certificate", Map.of("untilAsked", "PT100H", "thenLeft", "PT20H"));
		this.walk.start("coach-certification", Map.of("coach", "marcus"));
		showAllThree();
		this.walk.fireOwn("renewal-due");
		this.walk.fireOwn("certificate-runs-out");

		this.walk.hasEnded("coach-certification", Map.of("coach", "marcus"));
		assertThat(this.desk.asked).containsKey("lapse-certificate");
	}

	@Test
	void support_is_offered_to_a_supervisor_once() {
		this.walk.start("supervisor-support", Map.of("manager", "marcus"));
		this.walk.complete("offer-support");

		this.walk.hasEnded("supervisor-support", Map.of("manager", "marcus"));
	}

	private void showAllThree() {
		this.walk.complete("judge-coach-calls", Map.of("sellingShown", "YES"));
		this.walk.complete("observe-coaching", Map.of("coachingShown", "NO"));
		this.walk.complete("observe-coaching", Map.of("coachingShown", "YES"));
		this.walk.complete("complete-change-unit");
	}

	@Test
	void coaching_is_planned_from_a_settled_gap() {
		this.walk.start("gap-coaching");
		this.walk.complete("plan-coaching");

		this.walk.hasEnded("gap-coaching", Map.of("rep", "r-001"));
	}

	@Test
	void a_role_is_reviewed_once() {
		this.walk.start("role-fit-review");
		this.walk.complete("review-role-fit");

		this.walk.hasEnded("role-fit-review", Map.of("rep", "r-001"));
	}

	@Test
	void whoever_looks_at_stopped_entries_first_withdraws_the_other_task() {
		for (String task : List.of("look-at-entries", "look-at-entries-hr")) {
			this.walk.fresh();
			this.walk.start("entries-stopped");
			this.walk.complete(task);

			this.walk.hasEnded("entries-stopped", Map.of());
		}
	}

	@Test
	void a_demonstration_is_one_task() {
		this.walk.start("demonstration");
		this.walk.complete("demonstrate-skill");

		this.walk.hasEnded("demonstration", Map.of("rep", "r-001"));
	}

	@Test
	void what_was_written_about_a_talk_is_one_task() {
		this.walk.start("talk-record");
		this.walk.complete("confirm-talk");

		this.walk.hasEnded("talk-record", Map.of("rep", "r-001"));
	}

	@Test
	void what_is_protected_stops_every_stage_and_a_talk_follows() {
		for (String stage : List.of("SKILL_OBJECTIVE", "HEART_TO_HEART", "FORMATIVE_FEEDBACK", "HARD_CONSEQUENCE")) {
			this.walk.fresh();
			this.walk.start("staged-escalation", Map.of("stage", stage));
			assertThat(this.walk.signal("protected-ground")).as(stage).isTrue();
			this.walk.complete("review-protected-ground", Map.of("decision", "RESUME"));

			assertThat(this.walk.open("hold-heart-to-heart").state()).isEqualTo(Task.State.OPEN);
		}
	}

	@Test
	void a_dictated_plan_is_read_at_once() {
		this.walk.start("formative-feedback");
		this.walk.complete("give-formative-feedback", Map.of("planDictated", "YES"));

		assertThat(this.walk.open("agree-plan").group()).isEqualTo("supervisor");
	}

	@Test
	void a_plan_is_signed_by_the_rep_or_its_refusal_read() {
		this.walk.start("plan-signature", Map.of("signature", "SIGNED"));
		this.walk.complete("sign-plan");
		this.walk.hasEnded("plan-signature", Map.of("signature", "SIGNED"));

		this.walk.fresh();
		this.walk.start("plan-signature", Map.of("signature", "REFUSED"));
		this.walk.complete("read-refusal");
		this.walk.hasEnded("plan-signature", Map.of("signature", "REFUSED"));
	}

	@Test
	void a_stage_is_skipped_to_a_later_one() {
		for (String stage : List.of("SKILL_OBJECTIVE", "HEART_TO_HEART", "FORMATIVE_FEEDBACK")) {
			this.walk.fresh();
			this.walk.start("staged-escalation", Map.of("stage", stage));
			assertThat(this.walk.signal("stage-skipped", Map.of("stage", "HARD_CONSEQUENCE"))).as(stage).isTrue();

			assertThat(this.walk.open("decide-hard-consequence").state()).isEqualTo(Task.State.OPEN);
		}
	}

	@Test
	void support_is_one_task() {
		this.walk.start("support");
		this.walk.complete("deliver-support");

		this.walk.hasEnded("support", Map.of("rep", "r-001"));
	}

	private void lookAtCandidate(String recommendation) {
		this.walk.start("hiring-fit");
		this.walk.complete("name-raters", Map.of("interviewer", "marcus", "second", "carla", "simulation", "marcus"));
		this.walk.complete("hold-first-interview");
		this.walk.complete("hold-second-interview", Desk.CARLA, Map.of());
		this.walk.complete("rate-simulation");
		this.walk.complete("rate-assessment");
		this.desk.decides("review-fit", Map.of("recommendation", recommendation));
		this.walk.complete("take-reference");
	}

	private void missObjective(String outcome) {
		this.walk.complete("agree-skill-objective");
		this.walk.signal("objective-counted");
		this.walk.complete("review-skill-objective", "after-skill-objective", outcome);
	}

	private void agreePlan(String outcome) {
		this.walk.complete("write-plan");
		this.desk.decides("after-plan", Map.of("planOutcome", outcome));
		this.walk.complete("agree-plan");
	}

}
