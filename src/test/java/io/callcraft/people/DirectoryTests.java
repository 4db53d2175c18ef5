package io.callcraft.people;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.WorkingHours;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The directory and the users, on each database.
 */
@SpringBootTest(classes = DirectoryTests.PeopleAlone.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "db-scheduler.enabled=false")
@ActiveProfiles("test")
abstract class DirectoryTests {

	private static final Actor ADMIN = new Actor(new UserId("admin"), Set.of(Role.ADMIN), null, Set.of());

	private static final LocalDate HIRED = LocalDate.of(2024, 3, 1);

	@Autowired
	private People people;

	@Autowired
	private Users users;

	@Autowired
	private TeamHours hours;

	@Autowired
	private DirectoryCache cache;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private PasswordEncoder passwords;

	@Autowired
	private Recorder recorder;

	@BeforeEach
	void enterTwoTeams() {
		this.users.save(new User(new UserId("marcus"), "Marcus", Set.of(Role.SUPERVISOR), null), null, ADMIN);
		this.users.save(new User(new UserId("carla"), "Carla", Set.of(Role.SUPERVISOR), null), null, ADMIN);
		this.people.save(new Team(new TeamId("north"), "North", new UserId("marcus")), ADMIN);
		this.people.save(new Team(new TeamId("south"), "South", new UserId("carla")), ADMIN);
		this.people.save(rep("r-001", "north"), ADMIN);
		this.people.save(rep("r-002", "south"), ADMIN);
		this.recorder.entries.clear();
	}

	@Test
	void a_rep_is_found_as_saved() {
		Rep saved = new Rep(new RepId("r-003"), "Zoë Ü", new TeamId("north"), HIRED, RewardPreference.MONEY,
				LocalDate.of(2026, 1, 5));

		this.people.save(saved, ADMIN);

		assertThat(this.people.rep(new RepId("r-003"))).contains(saved);
		assertThat(this.people.members(new TeamId("north"))).contains(saved);
	}

	@Test
	void ids_differ_by_case() {
		this.people.save(rep("Case", "north"), ADMIN);
		this.people.save(rep("case", "south"), ADMIN);

		assertThat(this.people.rep(new RepId("Case")).orElseThrow().team()).isEqualTo(new TeamId("north"));
		assertThat(this.people.rep(new RepId("CASE"))).isEmpty();
	}

	@Test
	void an_acknowledgement_on_record_is_not_lost() {
		LocalDate acknowledged = LocalDate.of(2026, 1, 5);
		this.people.save(
				new Rep(new RepId("r-004"), "R", new TeamId("north"), HIRED, RewardPreference.POINTS, acknowledged),
				ADMIN);

		this.people.save(rep("r-004", "south"), ADMIN);

		assertThat(this.people.rep(new RepId("r-004")).orElseThrow().noticeAcknowledgedOn()).isEqualTo(acknowledged);
	}

	@Test
	void a_rep_of_an_unknown_team_is_refused() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.people.save(rep("r-009", "west"), ADMIN))
			.withMessageContaining("There is no team 'west'");
	}

	@Test
	void only_a_supervisor_leads_a_team() {
		this.users.save(new User(new UserId("quinn"), "Quinn", Set.of(Role.QUALITY), null), null, ADMIN);

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.people.save(new Team(new TeamId("t"), "T", new UserId("quinn")), ADMIN))
			.withMessageContaining("supervisor");
	}

	@Test
	void who_leads_a_team_stays_a_supervisor() {
		assertThatExceptionOfType(Conflict.class).isThrownBy(
				() -> this.users.save(new User(new UserId("marcus"), "Marcus", Set.of(Role.COACH), null), null, ADMIN));
	}

	@Test
	void only_a_supervisor_manages_and_stays_one() {
		this.users.save(new User(new UserId("quinn"), "Quinn", Set.of(Role.QUALITY), null), null, ADMIN);
		this.users.save(new User(new UserId("mona"), "Mona", Set.of(Role.SUPERVISOR), null), null, ADMIN);
		Team managed = new Team(new TeamId("managed"), "M", new UserId("marcus"), new UserId("mona"));
		this.people.save(managed, ADMIN);

		assertThat(this.people.team(managed.id())).contains(managed);
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.people
				.save(new Team(new TeamId("t"), "T", new UserId("marcus"), new UserId("quinn")), ADMIN))
			.withMessageContaining("manager");
		assertThatExceptionOfType(Conflict.class).isThrownBy(
				() -> this.users.save(new User(new UserId("mona"), "Mona", Set.of(Role.COACH), null), null, ADMIN));
	}

	@Test
	void a_manager_sees_the_teams_of_the_supervisors_whom_they_lead() {
		this.users.save(new User(new UserId("mike"), "Mike", Set.of(Role.SUPERVISOR), null), null, ADMIN);
		this.people.save(new Team(new TeamId("west"), "West", new UserId("marcus"), new UserId("mike")), ADMIN);
		this.people.save(rep("r-west", "west"), ADMIN);
		Actor mike = this.users.actor(new UserId("mike")).orElseThrow();

		assertThat(this.people.maySee(mike, new RepId("r-west"))).isTrue();
		assertThat(this.people.maySee(mike, new RepId("r-002"))).isFalse();
		assertThat(this.people.reps(mike, PageRequest.of(null, 500)).items()).extracting(Rep::id)
			.containsExactly(new RepId("r-west"));
	}

	@Test
	void a_team_works_by_its_own_hours_or_the_centers() {
		TeamId north = new TeamId("north");
		WorkingHours nights = new WorkingHours(ZoneId.of("Asia/Kolkata"), LocalTime.of(22, 0), LocalTime.of(6, 30),
				Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), Set.of(LocalDate.of(2026, 12, 25)));

		assertThat(this.hours.of(north)).isEqualTo(this.hours.ofCenter());
		this.hours.set(north, nights, ADMIN);
		this.hours.set(north, nights, ADMIN);
		assertThat(this.hours.of(north)).isEqualTo(nights);
		assertThat(this.hours.of(new TeamId("south"))).isEqualTo(this.hours.ofCenter());
		assertThat(this.cache.latest().hours()).containsOnlyKeys("north");
		this.jdbc.sql("update directory_version set version = version + 1").update();
		assertThat(this.cache.latest().hours()).containsEntry("north", nights);
		this.hours.reset(north, ADMIN);
		assertThat(this.hours.own(north)).isEmpty();

		assertThat(this.recorder.entries).extracting(Auditable::kind).containsExactly("team.saved", "team.saved");
		assertThat(this.recorder.entries.get(0).detail().toString()).contains("Asia/Kolkata", "22:00", "2026-12-25");
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.hours.set(new TeamId("nowhere"), nights, ADMIN));
	}

	@Test
	void a_supervisor_sees_the_own_team_only() {
		Actor marcus = this.users.actor(new UserId("marcus")).orElseThrow();

		assertThat(marcus.teams()).containsExactly(new TeamId("north"));
		assertThat(this.people.maySee(marcus, new RepId("r-001"))).isTrue();
		assertThat(this.people.maySee(marcus, new RepId("r-002"))).isFalse();
		assertThat(this.people.reps(marcus, PageRequest.of(null, 500)).items()).extracting(Rep::team)
			.containsOnly(new TeamId("north"));
	}

	@Test
	void a_rep_sees_nobody_else() {
		Actor rep = new Actor(new UserId("u"), Set.of(Role.REP), new RepId("r-001"), Set.of());

		assertThat(this.people.visible(rep, new RepId("r-001")).id()).isEqualTo(new RepId("r-001"));
		assertThat(this.people.reps(rep, PageRequest.of(null, 500)).items()).extracting(Rep::id)
			.containsExactly(new RepId("r-001"));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.people.visible(rep, new RepId("r-002")));
	}

	@Test
	void an_integration_reads_the_directory_but_nothing_else_about_a_rep() {
		Actor integration = new Actor(new UserId("acd"), Set.of(Role.INTEGRATION), null, Set.of());

		assertThat(this.people.reps(integration, PageRequest.of(null, 500)).items()).extracting(Rep::id)
			.contains(new RepId("r-001"), new RepId("r-002"));
		assertThat(this.people.maySee(integration, new RepId("r-001"))).isFalse();
	}

	@Test
	void a_list_pages_by_cursor() {
		Page<Rep> first = this.people.reps(ADMIN, PageRequest.of(null, 1));
		Page<Rep> second = this.people.reps(ADMIN, PageRequest.of(first.next(), 1));

		assertThat(first.items()).hasSize(1);
		assertThat(second.items().get(0).id()).isGreaterThan(first.items().get(0).id());
	}

	@Test
	void a_change_on_another_node_shows_in_the_next_roster() {
		this.people.roster();
		this.jdbc.sql("""
				insert into rep (id, name, team, hired_on, reward_preference)
				values ('elsewhere', 'E', 'north', '2024-01-01', 'MONEY')""").update();
		this.jdbc.sql("update directory_version set version = version + 1").update();

		assertThat(this.people.roster().rep("elsewhere")).isEqualTo(new RepId("elsewhere"));
	}

	@Test
	void what_is_rolled_back_was_never_on_file() {
		this.people.roster();

		this.transactions.executeWithoutResult((status) -> {
			this.people.save(rep("ghost", "north"), ADMIN);
			status.setRollbackOnly();
		});

		assertThat(this.people.roster().rep("ghost")).isNull();
		assertThat(this.people.rep(new RepId("ghost"))).isEmpty();
	}

	@Test
	void changes_of_many_threads_all_show() throws InterruptedException {
		this.cache.current();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			String prefix = "t" + i + "-";
			threads.add(new Thread(() -> {
				for (int j = 0; j < 10; j++) {
					this.people.save(rep(prefix + j, "north"), ADMIN);
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}

		Directory directory = this.cache.current();
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < 10; j++) {
				assertThat(directory.reps()).containsKey("t" + i + "-" + j);
			}
		}
	}

	@Test
	void a_change_is_on_record_by_ids_alone_and_only_when_something_changed() {
		this.people.save(rep("r-001", "north"), ADMIN);
		this.people.save(rep("r-001", "south"), ADMIN);

		assertThat(this.recorder.entries).singleElement().satisfies((entry) -> {
			assertThat(entry.kind()).isEqualTo("rep.saved");
			assertThat(entry.subject()).isEqualTo("r-001");
			assertThat(entry.by()).isEqualTo(ADMIN.user());
			assertThat(entry.detail()).containsEntry("changed", List.of("team"));
			assertThat(entry.toString()).doesNotContain("Name of");
		});
	}

	@Test
	void a_password_is_kept_as_a_hash_and_can_be_changed() {
		Actor user = new Actor(new UserId("pia"), Set.of(Role.HR), null, Set.of());
		this.users.save(new User(user.user(), "Pia", Set.of(Role.HR), null), "correct horse", ADMIN);

		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.users.changePassword("wrong", "battery staple", user));
		this.users.changePassword("correct horse", "battery staple", user);

		SignIn signIn = this.users.signIn(user.user()).orElseThrow();
		assertThat(signIn.passwordHash()).startsWith("{bcrypt}");
		assertThat(this.passwords.matches("battery staple", signIn.passwordHash())).isTrue();
		assertThat(signIn.actor().roles()).containsExactly(Role.HR);
	}

	@Test
	void a_rep_has_one_user() {
		this.users.save(new User(new UserId("one"), "One", Set.of(Role.REP), new RepId("r-001")), null, ADMIN);

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.users.save(new User(new UserId("two"), "Two", Set.of(Role.REP), new RepId("r-001")),
					null, ADMIN))
			.withMessageContaining("'one'");
	}

	@Test
	void the_only_administrator_stays_one() {
		this.users.save(new User(new UserId("root"), "Root", Set.of(Role.ADMIN), null), null, ADMIN);

		assertThatExceptionOfType(Conflict.class).isThrownBy(
				() -> this.users.save(new User(new UserId("root"), "Root", Set.of(Role.HR), null), null, ADMIN));
	}

	private static Rep rep(String id, String team) {
		return new Rep(new RepId(id), "Name of " + id, new TeamId(team), HIRED, RewardPreference.POINTS, null);
	}

	/** The module without the rest of the application. */
	@EnableAutoConfiguration
	@ComponentScan(basePackages = "io.callcraft.people",
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.rest\\..*"))
	@EntityScan("io.callcraft.people")
	@EnableJpaRepositories("io.callcraft.people")
	static class PeopleAlone {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		Recorder recorder() {
			return new Recorder();
		}

		@Bean
		TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
			return new TransactionTemplate(transactions);
		}

	}

	/** Hears what is put on record. */
	static class Recorder {

		final List<Auditable> entries = new ArrayList<>();

		@EventListener
		void on(Auditable entry) {
			this.entries.add(entry);
		}

	}

}
