package io.callcraft.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.audit.DueErasures.Due;
import io.callcraft.audit.DueErasures.KeptBy;
import io.callcraft.audit.RetentionSchedule.Kind;
import io.callcraft.audit.RetentionSchedules.Wanted;
import io.callcraft.audit.RetentionSchedules.Withdrawal;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.LegalPlaces;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RetentionClock;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What nights erase by the schedules: one day before and on the day, under holds, and
 * while something is still needed.
 */
@SpringBootTest(classes = LedgerTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "callcraft.ledger.sealed-within=1s")
@Import(RetentionIntegrationTests.Center.class)
abstract class RetentionIntegrationTests {

	private static final Actor HR = new Actor(new UserId("hr"), Set.of(Role.HR), null, Set.of());

	private static final Actor AUDITOR = new Actor(new UserId("auditor"), Set.of(Role.AUDITOR), null, Set.of());

	/** When nights begin. */
	private static final Instant ENDED = Instant.parse("2026-01-10T03:00:00Z");

	private static final PageRequest ALL = PageRequest.of(null, 500);

	@Autowired
	private RetentionSchedules schedules;

	@Autowired
	private DueErasures due;

	@Autowired
	private NightlyErasures nightly;

	@Autowired
	private Erasures erasures;

	@Autowired
	private LegalHolds holds;

	@Autowired
	private Sealer sealer;

	@Autowired
	private Verifier verifier;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Center center;

	@BeforeEach
	void asShipped() {
		this.jdbc.update("delete from retention_schedule where set_by <> 'callcraft'");
		this.jdbc.update("delete from retention_clock");
		this.jdbc.update("delete from legal_hold");
		this.center.places.clear();
		this.center.needed.clear();
		this.center.broken.clear();
		this.center.now = ENDED;
	}

	@Test
	void as_shipped_nothing_is_erased() {
		int runs = entries("retention.ran");
		ended("anna", "case-1", "US");
		left("anna", "US");

		night(4_000);

		assertThat(words("anna")).hasSize(2);
		assertThat(this.due.due(HR, ALL).items()).isEmpty();
		assertThat(entries("retention.ran")).isEqualTo(runs);
		assertThat(this.schedules.all(AUDITOR)).extracting((each) -> each.now().keptAtLeast()).containsOnly(365);
		assertThat(this.schedules.all(AUDITOR)).extracting((each) -> each.now().erasedAfter()).containsOnlyNulls();
	}

	@Test
	void what_is_over_goes_on_the_day_and_not_a_moment_before() {
		erasedAfter(Kind.CASE, "", 400);
		ended("bea", "case-2", "Saxony");
		this.jdbc.update("update retention_clock set since = timestampadd(second, 1, since) where person = 'bea'");

		night(400);
		assertThat(words("bea")).hasSize(1);
		this.jdbc.update("update retention_clock set since = timestampadd(second, -1, since) where person = 'bea'");
		night(399);
		assertThat(words("bea")).hasSize(1);
		night(400);

		assertThat(words("bea")).isEmpty();
		assertThat(because("bea"))
			.isEqualTo("Kept for 400 days after the case ended, as the schedule for every place without its own says");
	}

	@Test
	void the_schedule_of_a_place_wins_over_what_holds_elsewhere() {
		erasedAfter(Kind.CASE, "", 400);
		this.schedules.set(HR, new Wanted(Kind.CASE, "Bavaria", 500, "§ 195 BGB", 700, "Our lawyer says so"));
		ended("carl", "case-3", "Bavaria");
		ended("cora", "case-4", "Saxony");

		night(699);
		assertThat(words("carl")).hasSize(1);
		assertThat(words("cora")).isEmpty();
		night(700);

		assertThat(words("carl")).isEmpty();
		assertThat(because("carl")).contains("700 days", "the schedule for Bavaria");
	}

	@Test
	void a_schedule_that_was_withdrawn_leaves_what_holds_elsewhere() {
		erasedAfter(Kind.CASE, "", 400);
		this.schedules.set(HR, new Wanted(Kind.CASE, "Bavaria", 500, "§ 195 BGB", 700, "Our lawyer says so"));
		ended("nora", "case-60", "Bavaria");
		night(400);
		assertThat(words("nora")).hasSize(1);

		RetentionSchedule holds = this.schedules.withdraw(HR, new Withdrawal(Kind.CASE, "Bavaria", "It was repealed"));

		assertThat(holds.place()).isNull();
		assertThat(holds.erasedAfter()).isEqualTo(400);
		assertThat(bavaria().now().withdrawn()).isTrue();
		assertThat(bavaria().now().because()).isEqualTo("It was repealed");
		assertThat(bavaria().earlier()).extracting(RetentionSchedule::because).startsWith("Our lawyer says so");
		assertThat(this.jdbc
			.queryForList("select what from ledger_entry where kind = 'retention.withdrawn' order by id desc",
					String.class)
			.get(0)).contains("Bavaria", "holds there, at least 365 days, and erased after 400");
		night(400);
		assertThat(words("nora")).isEmpty();
		assertThat(because("nora")).contains("400 days", "every place without its own");

		this.schedules.set(HR, new Wanted(Kind.CASE, "Bavaria", 600, "§ 195 BGB", null, "It is back"));
		assertThat(bavaria().now().withdrawn()).isFalse();
		assertThat(bavaria().earlier().get(0).withdrawn()).isTrue();
	}

	@Test
	void only_a_schedule_of_a_place_can_be_withdrawn_and_once() {
		Withdrawal bavaria = new Withdrawal(Kind.CASE, "Bavaria", "It was repealed");
		assertRefused(bavaria, "place: 'Bavaria' has no schedule of its own");
		this.schedules.set(HR, new Wanted(Kind.CASE, "Bavaria", 500, "§ 195 BGB", 700, "Our lawyer says so"));
		assertRefused(new Withdrawal(Kind.PERSON, "Bavaria", "x"), "place: 'Bavaria' has no schedule of its own");
		assertRefused(new Withdrawal(Kind.CASE, " ", "x"), "place: name one");
		assertRefused(new Withdrawal(null, "Bavaria", "x"), "kind:");
		assertRefused(new Withdrawal(Kind.CASE, "Bavaria", " "), "because:");
		assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> this.schedules.withdraw(AUDITOR, bavaria));

		this.schedules.withdraw(HR, bavaria);

		assertRefused(bavaria, "place: 'Bavaria' has no schedule of its own");
	}

	private void assertRefused(Withdrawal withdrawal, String why) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.schedules.withdraw(HR, withdrawal))
			.withMessageStartingWith(why);
	}

	private RetentionSchedules.InForce bavaria() {
		return this.schedules.all(HR)
			.stream()
			.filter((each) -> each.now().kind() == Kind.CASE && "Bavaria".equals(each.now().place()))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void a_hold_wins_and_the_night_after_it_is_lifted_erases() {
		erasedAfter(Kind.CASE, "US", 365);
		ended("dora", "case-5", "US");
		long hold = this.holds.place(HR, "dora", null, "A charge was filed").get(0).id();

		night(365);
		assertThat(words("dora")).hasSize(1);
		assertThat(this.due.due(AUDITOR, ALL).items()).extracting(Due::keptBy, Due::because)
			.containsExactly(tuple(KeptBy.LEGAL_HOLD, "A charge was filed"));
		assertThat(lastRun()).contains("1 kept by a legal hold");
		this.holds.lift(HR, hold, "It was settled");
		night(366);

		assertThat(words("dora")).isEmpty();
		assertThat(lastRun()).isEqualTo("The time was over for 1, 1 erased");
	}

	@Test
	void what_is_still_needed_is_kept_and_what_goes_on_has_no_clock() {
		erasedAfter(Kind.CASE, "US", 365);
		ended("emil", "case-6", "US");
		write("emil", "case-7", ENDED);
		this.center.needed.add("case-6");

		night(365);
		assertThat(words("emil")).hasSize(2);
		assertThat(this.due.due(HR, ALL).items()).extracting(Due::caseId, Due::keptBy)
			.containsExactly(tuple("case-6", KeptBy.STILL_NEEDED));
		this.center.needed.clear();
		night(366);

		assertThat(this.jdbc.queryForList(
				"select case_id from personal_text where subject = 'emil' and words is not null", String.class))
			.containsExactly("case-7");
	}

	@Test
	void what_was_written_after_the_end_counts_from_then() {
		erasedAfter(Kind.CASE, "US", 365);
		ended("finn", "case-8", "US");
		write("finn", "case-8", ENDED.plus(Duration.ofDays(100)));

		int runs = entries("retention.ran");
		night(365);
		assertThat(words("finn")).hasSize(2);
		assertThat(entries("retention.ran")).isEqualTo(runs);
		night(465);

		assertThat(words("finn")).isEmpty();
	}

	@Test
	void what_was_written_once_the_time_was_over_goes_too() {
		erasedAfter(Kind.CASE, "US", 365);
		ended("gabi", "case-9", "US");
		night(365);
		assertThat(words("gabi")).isEmpty();
		write("gabi", "case-9", ENDED.plus(Duration.ofDays(370)));

		night(371);
		assertThat(words("gabi")).hasSize(1);
		night(735);

		assertThat(words("gabi")).isEmpty();
	}

	@Test
	void who_comes_back_has_no_clock_and_a_dismissal_keeps_all_from_then_on() {
		erasedAfter(Kind.CASE, "US", 365);
		erasedAfter(Kind.PERSON, "US", 365);
		ended("hans", "case-10", "US");
		write("hans", null, ENDED);
		happened(RetentionClock.ofPerson("hans", ENDED.plus(Duration.ofDays(200)), true));

		night(365);
		assertThat(words("hans")).hasSize(2);
		happened(RetentionClock.stopped("hans"));
		night(565);

		assertThat(this.jdbc.queryForList(
				"select coalesce(case_id, 'none') from personal_text where subject = 'hans' and words is not null",
				String.class))
			.containsExactly("none");
	}

	@Test
	void the_dry_run_lists_page_by_page_exactly_what_the_night_erases() {
		erasedAfter(Kind.CASE, "", 365);
		erasedAfter(Kind.CASE, "US", 365);
		erasedAfter(Kind.PERSON, "US", 365);
		for (int i = 0; i < 4; i++) {
			ended("ida" + i, "case-2" + i, (i % 2 == 0) ? "US" : "Saxony");
			left("ida" + i, (i % 2 == 0) ? "US" : "Saxony");
		}
		at(364);
		assertThat(this.due.nextNight()).isEqualTo(ENDED.plus(Duration.ofDays(365)));

		List<String> listed = new ArrayList<>();
		String after = null;
		do {
			Page<Due> page = this.due.due(HR, PageRequest.of(after, 1));
			page.items().forEach((each) -> listed.add(each.person() + " " + each.caseId()));
			after = page.next();
		}
		while (after != null);
		night(365);

		assertThat(listed).containsExactly("ida1 case-21", "ida3 case-23", "ida0 case-20", "ida2 case-22", "ida0 null",
				"ida2 null");
		assertThat(this.jdbc.queryForList(
				"select concat(subject, ' ', coalesce(case_id, 'null')) from ledger_entry where kind = 'text.erased'"
						+ " and subject like 'ida%' order by id",
				String.class))
			.isEqualTo(listed);
		assertThat(lastRun()).isEqualTo("The time was over for 6, 6 erased");
		assertThat(this.due.due(HR, ALL).items()).isEmpty();
		this.sealer.seal();
		assertThat(this.verifier.verify(0).findings()).isEmpty();
	}

	@Test
	void what_had_ended_before_schedules_were_kept_has_its_clock_too() throws IOException {
		this.jdbc.update("insert into escalation_case (rep, stage, state, opened_at, reason, rules, calls, release_no,"
				+ " objectives_met, missed_in_a_row, commitments, times_asked, cause, version, closed_at, appeal_until)"
				+ " values ('mia', 'HARD_CONSEQUENCE', 'CLOSED', '2025-01-01', '', '', '', 1, 0, 0, 0, 0, 'WILL', 0,"
				+ " '2025-06-01 12:00:00', '2025-06-15 12:00:00')");
		this.jdbc
			.update("insert into employment (rep, seat, left_on, version) values ('mia', 'SELLING', '2025-06-30', 0)");
		this.jdbc.update(
				"insert into app_user (id, name, roles, left_on) values ('noa', 'Noa', 'SUPERVISOR', '2025-02-28')");
		String migration = new ClassPathResource("db/migration/common/V132__keep_schedules_of_retention.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		Arrays.stream(migration.split(";"))
			.filter((each) -> each.strip().startsWith("insert into retention_clock"))
			.forEach(this.jdbc::execute);
		this.center.places.putAll(Map.of("mia", "Saxony", "noa", "Saxony"));

		erasedAfter(Kind.CASE, "", 400);
		erasedAfter(Kind.PERSON, "", 400);
		at(400);

		assertThat(this.due.due(HR, ALL).items()).extracting(Due::person, Due::since)
			.containsExactly(tuple("mia", Instant.parse("2025-06-15T12:00:00Z")),
					tuple("noa", Instant.parse("2025-03-01T00:00:00Z")),
					tuple("mia", Instant.parse("2025-07-01T00:00:00Z")));
		assertThat(this.due.due(HR, ALL).items().get(0).caseId()).matches("case-[0-9]{6}");
	}

	@Test
	void words_in_lists_alone_are_erased_and_counted_too() {
		erasedAfter(Kind.CASE, "US", 365);
		this.center.places.put("jo", "US");
		happened(RetentionClock.ofCase("jo", "case-35", ENDED));
		happened(RetentionClock.ofCase("jo", "case-36", ENDED));
		happened(RetentionClock.ofCase("jo", "case-37", ENDED));
		this.center.listed.add("case-35");
		write("jo", "case-36", ENDED.minusSeconds(60));

		at(364);
		assertThat(this.due.due(HR, ALL).items()).extracting(Due::caseId, Due::texts, Due::copies)
			.containsExactly(tuple("case-35", 0, 1), tuple("case-36", 1, 0), tuple("case-37", 0, 0));
		night(365);

		assertThat(lastRun()).isEqualTo("The time was over for 3, 2 erased, 1 of which nothing was left");
	}

	@Test
	void one_that_fails_does_not_keep_the_others() {
		erasedAfter(Kind.CASE, "US", 365);
		ended("jan", "case-30", "US");
		ended("jana", "case-31", "US");
		this.center.broken.add("case-30");

		night(365);
		assertThat(words("jan")).hasSize(1);
		assertThat(words("jana")).isEmpty();
		assertThat(lastRun()).contains("1 erased", "1 failed");
		this.center.broken.clear();
		night(366);

		assertThat(words("jan")).isEmpty();
	}

	@Test
	void schedules_are_set_by_hr_and_never_erase_before_they_may() {
		Wanted wanted = new Wanted(Kind.CASE, "US", 365, "29 CFR 1602.14", 364, "Sooner");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.schedules.set(HR, wanted))
			.withMessageContaining("erasedAfter: it must be kept for 365 days");
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.schedules.set(AUDITOR, new Wanted(Kind.CASE, "US", 365, "x", 365, "y")));
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.due.due(new Actor(new UserId("ops"), Set.of(Role.OPERATIONS), null, Set.of()), ALL));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.schedules.set(HR, new Wanted(Kind.CASE, "US", null, "x", null, "y")))
			.withMessageStartingWith("keptAtLeast:");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.schedules.set(HR, new Wanted(Kind.CASE, "US", 365, " ", null, "y")))
			.withMessageStartingWith("source:");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.schedules.set(HR, new Wanted(Kind.CASE, "Uz", 365, "x", null, "y")))
			.withMessageContaining(
					"place: nobody works in 'Uz', and nothing is set for it: take one of Bavaria, Saxony, US");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.due.due(HR, PageRequest.of("x", null)))
			.withMessageStartingWith("after:");

		erasedAfter(Kind.CASE, "US", 365);

		RetentionSchedules.InForce us = this.schedules.all(HR)
			.stream()
			.filter((each) -> each.now().kind() == Kind.CASE && "US".equals(each.now().place()))
			.findFirst()
			.orElseThrow();
		assertThat(us.now().erasedAfter()).isEqualTo(365);
		assertThat(us.earlier()).extracting(RetentionSchedule::because).containsExactly("As shipped");
		assertThat(entries("retention.set")).isPositive();
	}

	@Test
	void to_erase_by_hand_what_should_be_kept_must_be_said_and_goes_on_record() {
		ended("kai", "case-40", "US");
		ended("kai", "case-41", "US");
		this.holds.place(HR, "kai", "case-41", "A charge was filed");
		at(100);

		assertThat(this.erasures.partsOf(HR, "kai")).extracting(Erasures.Part::keptUntil)
			.containsExactly(ENDED.plus(Duration.ofDays(365)), ENDED.plus(Duration.ofDays(365)), null);
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.erasures.erase(HR, "kai", "He asked for it", false))
			.withMessageContaining("early: It should be kept until 2027-01-10")
			.withMessageContaining("\"early\": true");
		assertThat(words("kai")).hasSize(2);
		this.erasures.erase(HR, "kai", "He asked for it", true);

		assertThat(words("kai")).hasSize(1);
		assertThat(this.jdbc.queryForObject(
				"select detail from ledger_entry where kind = 'text.erased' and subject = 'kai'", String.class))
			.contains("\"early\":true", "\"keptUntil\":\"2027-01-10\"");
		this.sealer.seal();
		assertThat(this.verifier.verify(0).findings()).isEmpty();
	}

	@Test
	void after_the_time_to_keep_it_nothing_needs_to_be_said() {
		ended("lea", "case-50", "US");
		at(365);

		this.erasures.erase(HR, "lea", "She asked for it", false);

		assertThat(words("lea")).isEmpty();
	}

	private void erasedAfter(Kind kind, String place, int days) {
		this.schedules.set(HR, new Wanted(kind, place, 365, "29 CFR 1602.14", days, "Nobody needs it any longer"));
	}

	/** A case that ended, with a text. */
	private void ended(String person, String caseId, String place) {
		this.center.places.put(person, place);
		write(person, caseId, ENDED.minusSeconds(60));
		happened(RetentionClock.ofCase(person, caseId, ENDED));
	}

	/** Somebody who left, with a text of no case. */
	private void left(String person, String place) {
		this.center.places.put(person, place);
		write(person, null, ENDED.minusSeconds(60));
		happened(RetentionClock.ofPerson(person, ENDED, false));
	}

	private void write(String person, @Nullable String caseId, Instant at) {
		happened(new Auditable(at, new UserId("marcus"), "task.completed", person, caseId, "Done",
				Map.of("why", PersonalText.of("I am scared")), 1));
	}

	private void happened(Object event) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> this.events.publishEvent(event));
	}

	private void at(int days) {
		this.center.now = ENDED.plus(Duration.ofDays(days));
	}

	/** The night that many days after everything ended. */
	private void night(int days) {
		at(days);
		this.nightly.run();
	}

	private List<String> words(String person) {
		return this.jdbc.queryForList("select words from personal_text where subject = ? and words is not null",
				String.class, person);
	}

	private @Nullable String because(String person) {
		return this.jdbc.queryForObject("select distinct because from personal_text where subject = ?", String.class,
				person);
	}

	private int entries(String kind) {
		Integer count = this.jdbc.queryForObject("select count(*) from ledger_entry where kind = ?", Integer.class,
				kind);
		return (count != null) ? count : 0;
	}

	private String lastRun() {
		return this.jdbc
			.queryForList("select what from ledger_entry where kind = 'retention.ran' order by id desc limit 1",
					String.class)
			.get(0);
	}

	/**
	 * A clock that stands still, who works where, and a module with copies. Not marked as
	 * a configuration: applications that other tests start look for those in this
	 * package.
	 */
	static class Center implements LegalPlaces, ErasableCopies {

		private final Map<String, String> places = new HashMap<>();

		private final Set<String> needed = new HashSet<>();

		private final Set<String> broken = new HashSet<>();

		/** Cases with words in the lists of a module. */
		private final Set<String> listed = new HashSet<>();

		private Instant now = ENDED;

		@Bean
		@Primary
		Clock standing() {
			InstantSource source = () -> this.now;
			return source.withZone(ZoneOffset.UTC);
		}

		@Override
		public Optional<String> of(String person) {
			return Optional.ofNullable(this.places.get(person));
		}

		@Override
		public List<String> all() {
			return List.of("US", "Bavaria", "Saxony");
		}

		@Override
		public @Nullable String neededFor(String person, @Nullable String caseId) {
			return this.needed.contains(String.valueOf(caseId)) ? "A relapse goes on by it" : null;
		}

		@Override
		public int count(String person, @Nullable String caseId) {
			return this.listed.contains(String.valueOf(caseId)) ? 1 : 0;
		}

		@Override
		public int erase(String person, @Nullable String caseId) {
			if (this.broken.contains(String.valueOf(caseId))) {
				throw new IllegalStateException("The disk is full");
			}
			return this.listed.remove(String.valueOf(caseId)) ? 1 : 0;
		}

	}

}
