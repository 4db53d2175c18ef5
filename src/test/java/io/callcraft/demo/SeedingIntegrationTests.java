package io.callcraft.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.callcraft.CallcraftApplication;
import io.callcraft.calls.Call;
import io.callcraft.demo.DemonstrationCenter.State;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.incentives.Achievers;
import io.callcraft.incentives.BooksCheck;
import io.callcraft.incentives.Points;
import io.callcraft.insight.Consistency;
import io.callcraft.insight.ConsistencyReport;
import io.callcraft.people.People;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The demonstration center as a visitor finds it: broken off while its stories were being
 * told, then left to finish.
 */
class SeedingIntegrationTests {

	private static final String DATABASE = "jdbc:h2:mem:demonstration;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
			+ "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";

	private static final Duration LONG = Duration.ofMinutes(4);

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void fillWithInterruptions() {
		interruptWhen((progress) -> progress.percent() >= 83);
		application = start("demo");
		Awaitility.await().atMost(LONG).until(() -> center(application).progress().state() == State.READY);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void everybody_is_there_once_and_signs_in_with_the_same_password() {
		assertThat(count("app_user")).isEqualTo(51);
		assertThat(count("team")).isEqualTo(6);
		assertThat(count("rep")).isEqualTo(70);
		assertThat(application.getBean(PasswordEncoder.class)
			.matches("demo",
					application.getBean(Users.class).signIn(new UserId("marcus")).orElseThrow().passwordHash()))
			.isTrue();
		assertThat(application.getBean(People.class).rep(member(Cast.BIFF).id()).orElseThrow().team())
			.isEqualTo(Staff.NORTH);
	}

	@Test
	void no_call_is_missing_or_doubled() {
		Instant setUpAt = application.getBean(DemonstrationRecord.class).setUpAt().orElseThrow();
		CallGenerator generator = new CallGenerator(setUpAt);
		int made = Cast.members().stream().mapToInt((member) -> generator.calls(member).size()).sum();
		int told = Stories.all().values().stream().flatMap(List::stream).mapToInt(Scene::calls).sum();
		int pilot = Pilot.members()
			.stream()
			.mapToInt((member) -> Pilot.CALLS + Pilot.story(member).stream().mapToInt(Scene::calls).sum())
			.sum();

		int kims = application.getBean(JdbcTemplate.class)
			.queryForObject("select count(*) from calls where call_id like 'r-005-bad-day-%'", Integer.class);
		assertThat(kims).isBetween(8, 20);
		int unheard = Happenings.UNHEARD_OF.size() * Happenings.UNHEARD;
		assertThat(count("calls")).isEqualTo(made + told + pilot + kims + unheard);
		assertThat(count("assessment_draw where waits = true")).isEqualTo(unheard);
		assertThat(count("unfollowed_call")).isZero();
	}

	@Test
	void only_people_with_a_story_have_a_case_and_only_trent_an_earlier_one() {
		List<Integer> told = new ArrayList<>(Stories.all().keySet());
		told.addAll(List.of(Cast.KIM, Cast.JO, Cast.TRENT));
		assertThat(application.getBean(JdbcTemplate.class)
			.queryForList("select rep from escalation_case where rep < 'r-1' order by rep", String.class))
			.containsExactlyElementsOf(told.stream().sorted().map((number) -> member(number).id().value()).toList());
	}

	@Test
	void a_pilot_has_ended_and_shows_that_priya_went_less_far_at_the_same_facts() {
		Actor hr = application.getBean(Users.class).actor(new UserId("hr")).orElseThrow();
		ConsistencyReport report = application.getBean(Consistency.class).report(hr, EscalationStage.HEART_TO_HEART);

		assertThat(report.groups()).filteredOn((group) -> group.dimension() == ConsistencyReport.Dimension.SUPERVISOR)
			.extracting(ConsistencyReport.Group::name, ConsistencyReport.Group::sticksOut)
			.contains(tuple("Carla Voss", false), tuple("Priya Nair", true));
		assertThat(report.groups()).filteredOn((group) -> group.name().equals("Billing Garden"))
			.singleElement()
			.satisfies((group) -> {
				assertThat(group.reached()).isEqualTo(3);
				assertThat(group.cases()).isEqualTo(10);
				assertThat(group.difference()).isNegative();
			});
		assertThat(Pilot.members()).allSatisfy((member) -> {
			Case ended = application.getBean(Cases.class).of(member.id()).get(0);
			assertThat(ended.outcome()).isEqualTo("SERVICE_SEAT");
			assertThat(application.getBean(Workflow.class).openTasks(ended.id())).isEmpty();
		});
		assertThat(count("gap where rep >= 'r-1' and settled_at is null")).isZero();
		assertThat(count("training_assignment where rep >= 'r-1'")).isZero();
	}

	@Test
	void biff_has_recovered() {
		Case biff = theCase(Cast.BIFF);

		assertThat(biff.state()).isEqualTo(CaseState.RECOVERED);
		assertThat(biff.milestone()).isEqualTo(Milestone.LEAD);
	}

	@Test
	void there_is_work_at_every_stage() {
		expect(Cast.TESS, EscalationStage.SKILL_OBJECTIVE, "agree-skill-objective");
		expect(Cast.MIA, EscalationStage.SKILL_OBJECTIVE);
		expect(Cast.ED, EscalationStage.HARD_CONSEQUENCE, "reply-to-consequence", "decide-hard-consequence");
		expect(Cast.GIL, EscalationStage.HEART_TO_HEART, "hold-heart-to-heart");
		expect(Cast.TRENT, EscalationStage.FORMATIVE_FEEDBACK, "agree-plan");
		expect(Cast.JO, EscalationStage.FORMATIVE_FEEDBACK, "give-formative-feedback");
		expect(Cast.VINCE, EscalationStage.HARD_CONSEQUENCE, "decide-hard-consequence");
		expect(Cast.NOOR, EscalationStage.HARD_CONSEQUENCE, "reply-to-consequence", "decide-hard-consequence");
	}

	@Test
	void sam_is_protected_and_paul_gets_another_seat() {
		assertThat(theCase(Cast.SAM).state()).isEqualTo(CaseState.PAUSED);
		assertThat(openTasks(Cast.SAM)).containsExactly("review-protected-ground");
		assertThat(theCase(Cast.PAUL).state()).isEqualTo(CaseState.CLOSED);
		assertThat(theCase(Cast.PAUL).closedBecause()).contains("seat that fits");
	}

	@Test
	void kim_was_opened_in_error_and_dolores_serves_from_another_seat() {
		assertThat(theCase(Cast.KIM).outcome()).isEqualTo("OPENED_IN_ERROR");
		assertThat(theCase(Cast.DOLORES).outcome()).isEqualTo("ROLE_FIT");
		assertThat(openTasks(Cast.DOLORES)).contains("hand-over-seat");
		assertThat(entries("seat.changed", Cast.DOLORES)).isOne();
	}

	@Test
	void trent_fell_back_and_jo_was_warned_before_the_case() {
		assertThat(theCase(Cast.TRENT).relapseOf()).isNotNull();
		assertThat(entries("behaviour.warned", Cast.JO)).isOne();
		assertThat(entries("behaviour.overturned", Cast.JO)).isOne();
		assertThat(theCase(Cast.JO).behaviour()).isEqualTo(Call.Behaviour.REQUEUED_CALLER);
	}

	@Test
	void who_is_new_or_was_never_warned_is_trained_and_has_no_case() {
		assertThat(gaps(Cast.ANA)).contains(tuple(Milestone.DISCOVERY, GapKind.SKILL));
		assertThat(gaps(Cast.NIA)).contains(tuple(Milestone.RECOMMENDATION, GapKind.KNOWLEDGE));
	}

	@Test
	void paul_lacks_a_talent() {
		assertThat(gaps(Cast.PAUL)).contains(tuple(Milestone.UNSTATED_NEEDS, GapKind.TALENT));
	}

	@Test
	void people_have_said_what_some_gaps_are() {
		assertThat(settled(Cast.ANA)).contains(tuple(Milestone.DISCOVERY, GapKind.SKILL));
		assertThat(settled(Cast.VINCE)).contains(tuple(Milestone.COMMITMENT, GapKind.WILL));
		assertThat(settled(Cast.PAUL)).contains(tuple(Milestone.UNSTATED_NEEDS, GapKind.TALENT));
		assertThat(count("wf_instance where process = 'role-fit-review'")).isOne();
	}

	@Test
	void evaluators_differ_about_concerns_and_one_calibration_waits() {
		assertThat(count("calibration where closed_at is null")).isOne();
		assertThat(application.getBean(JdbcTemplate.class)
			.queryForObject("select min(kappa) from calibration_kappa where milestone = 'CONCERNS'", Double.class))
			.isLessThan(0.6);
	}

	@Test
	void leos_sales_without_needs_are_to_be_checked() {
		assertThat(application.getBean(JdbcTemplate.class)
			.queryForObject("select count(*) from call_finding where rep = 'r-019' and kind = 'MIS_SELLING'",
					Integer.class))
			.isBetween(8, 45);
	}

	@Test
	void what_calls_earned_is_spent_once_and_the_books_add_up() {
		Actor auditor = application.getBean(Users.class).actor(new UserId("auditor")).orElseThrow();
		JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);

		BooksCheck check = application.getBean(Points.class).check(auditor);
		assertThat(check.violations()).isEmpty();
		assertThat(check.points()).isPositive();
		assertThat(check.cents()).isPositive();
		assertThat(jdbc.queryForList("select rep, state from redemption order by rep")).extracting(Map::values)
			.extracting(Object::toString)
			.containsExactly("[r-007, APPROVED]", "[r-019, FULFILLED]");
		assertThat(application.getBean(Achievers.class).all()).extracting((achiever) -> achiever.rep().value())
			.contains("r-007");
		assertThat(count("catalogue_item")).isEqualTo(5);
		assertThat(count("kudos")).isEqualTo(4);
		assertThat(jdbc.queryForObject("select count(*) from gesture where rep = 'r-007' and kind = 'NOTE'",
				Integer.class))
			.isOne();
	}

	@Test
	void coaching_is_planned_put_off_held_confirmed_and_denied_once_each() {
		assertThat(count("coaching_plan where rep in ('r-010', 'r-011') and state = 'PLANNED'")).isEqualTo(2);
		assertThat(count("coaching_plan where rep = 'r-011' and state = 'DROPPED'")).isOne();
		assertThat(count("coaching_session where rep = 'r-012' and took_place = true")).isOne();
		assertThat(count("coaching_session where rep = 'r-021' and answered_at is null")).isOne();
		assertThat(count("coaching_session where rep = 'r-033' and took_place = false")).isOne();
		assertThat(count("coach_day where activity = 'FLOOR' and coach <> 'carla'")).isEqualTo(2);
		assertThat(count("coach_certificate where coach in ('marcus', 'priya')")).isEqualTo(2);
	}

	@Test
	void ruth_is_observed_and_nothing_more() {
		assertThat(entries("rep.observed", Cast.RUTH)).isPositive();
		assertThat(application.getBean(Cases.class).of(member(Cast.RUTH).id())).isEmpty();
	}

	@Test
	void a_filled_center_is_ready_at_once_and_another_profile_refuses_its_database() {
		try (ConfigurableApplicationContext again = start("demo")) {
			assertThat(center(again).progress().state()).isEqualTo(State.READY);
		}
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start("test"))
			.havingRootCause()
			.isInstanceOf(StartRefused.class)
			.withMessageContaining("holds the demonstration center");
	}

	private static void interruptWhen(Predicate<DemonstrationCenter.Progress> moment) {
		try (ConfigurableApplicationContext interrupted = start("demo")) {
			Awaitility.await()
				.atMost(LONG)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> moment.test(center(interrupted).progress()));
		}
	}

	private static ConfigurableApplicationContext start(String profile) {
		return new SpringApplicationBuilder(CallcraftApplication.class).profiles(profile)
			.run("--spring.datasource.url=" + DATABASE, "--server.port=0", "--spring.main.banner-mode=off");
	}

	private static DemonstrationCenter center(ConfigurableApplicationContext context) {
		return context.getBean(DemonstrationCenter.class);
	}

	private static void expect(int number, EscalationStage stage, String... tasks) {
		Case theCase = theCase(number);
		assertThat(theCase.state()).as(theCase.id()).isEqualTo(CaseState.OPEN);
		assertThat(theCase.stage()).as(theCase.id()).isEqualTo(stage);
		assertThat(openTasks(number)).as(theCase.id()).containsExactlyInAnyOrder(tasks);
	}

	private static Case theCase(int number) {
		List<Case> cases = application.getBean(Cases.class)
			.of(member(number).id())
			.stream()
			.filter((each) -> !each.openedBecause().rules().isEmpty())
			.toList();
		assertThat(cases).as(member(number).name()).hasSize(1);
		return cases.get(0);
	}

	private static List<String> openTasks(int number) {
		return application.getBean(Workflow.class)
			.openTasks(theCase(number).id())
			.stream()
			.map(Task::name)
			.filter((name) -> !name.equals("deliver-support"))
			.toList();
	}

	private static List<Tuple> gaps(int number) {
		return application.getBean(Diagnoses.class)
			.gaps(member(number).id())
			.stream()
			.map((gap) -> tuple(gap.milestone(), gap.kind()))
			.toList();
	}

	private static List<Tuple> settled(int number) {
		return application.getBean(Diagnoses.class)
			.gaps(member(number).id())
			.stream()
			.filter((gap) -> gap.settled() != null)
			.map((gap) -> tuple(gap.milestone(), gap.settled().cause()))
			.toList();
	}

	private static CastMember member(int number) {
		return Cast.members().get(number - 1);
	}

	private static int count(String table) {
		return application.getBean(JdbcTemplate.class).queryForObject("select count(*) from " + table, Integer.class);
	}

	private static int entries(String kind, int number) {
		return application.getBean(JdbcTemplate.class)
			.queryForObject("select count(*) from ledger_entry where kind = ? and subject = ?", Integer.class, kind,
					member(number).id().value());
	}

}
