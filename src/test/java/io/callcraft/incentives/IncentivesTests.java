package io.callcraft.incentives;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running center whose books must add up after every test. All tests on one database
 * share it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IncentivesTests {

	private static final Path POLICIES = RunningCenter.policyFolder();

	static final String BEST = "\"outcomes\":{\"lead\":\"MET\",\"discovery\":\"MET\",\"statedNeeds\":\"MET\","
			+ "\"unstatedNeeds\":\"MET\",\"recommendation\":\"MET\",\"concerns\":\"MET\",\"commitment\":\"MET\"}";

	static final Instant LONG_AGO = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(20));

	static final Actor AUDITOR = new Actor(new UserId("auditor"), Set.of(Role.AUDITOR), null, Set.of());

	@LocalServerPort
	int port;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Points points;

	@Autowired
	Books books;

	@Autowired
	People people;

	@Autowired
	TransactionTemplate transactions;

	RunningCenter center;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
	}

	@BeforeAll
	void openCenter() {
		this.center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
	}

	@AfterEach
	void the_books_add_up() {
		assertThat(this.points.check(AUDITOR).violations()).isEmpty();
	}

	void follow(String... lines) {
		this.center.postAndFollow(List.of(lines));
	}

	void book(Booking booking) {
		this.transactions.executeWithoutResult((status) -> this.books.book(booking));
	}

	Rep rep(String id) {
		return this.people.rep(new RepId(id)).orElseThrow();
	}

	JsonNode statement(String user, String rep) {
		return this.center.as(user).get("/api/reps/" + rep + "/points").expect(200).json();
	}

	static String line(String rep, String call, Instant at, String more) {
		return "{\"source\":\"acd\",\"callId\":\"" + call + "\",\"rep\":\"" + rep + "\",\"startedAt\":\"" + at
				+ "\",\"handleSeconds\":300," + more + "}";
	}

}
