package io.callcraft.calls.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import javax.sql.DataSource;

import com.jayway.jsonpath.JsonPath;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast calls are accepted over HTTP, as a share of what the same database takes when
 * the same rows are inserted into the same table by plain batches.
 */
@Tag("bench")
@SpringBootTest(classes = CallsRestIntegrationTests.RestApplication.class,
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "db-scheduler.enabled=false")
@ActiveProfiles("test")
class IntakeBenchmarkTests {

	private static final int CALLS = 100_000;

	private static final int REPS = 400;

	private static final int ROUNDS = 3;

	private static final int BATCH = 1_000;

	@Autowired
	private People people;

	@Autowired
	private Users users;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private DataSource database;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void onDisk(DynamicPropertyRegistry properties) throws IOException {
		Path folder = Files.createTempDirectory("callcraft-bench");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
		properties.add("spring.datasource.url",
				() -> "jdbc:h2:file:" + folder.resolve("db") + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
						+ "CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000");
	}

	@Test
	void calls_are_accepted_at_a_fifth_of_a_raw_insert_or_faster() throws Exception {
		enterPeople();
		byte[] body = body();
		double best = Double.MAX_VALUE;
		double bestRaw = Double.MAX_VALUE;
		for (int round = 1; round <= ROUNDS; round++) {
			double accepted = post(body);
			List<Object[]> rows = takeRows();
			double raw = insert(rows);
			this.jdbc.update("delete from calls");
			System.out.printf("BENCH intake round %d: accepted %,.0f calls/s, raw insert %,.0f rows/s, ratio %.2f%n",
					round, CALLS / accepted, CALLS / raw, raw / accepted);
			best = Math.min(best, accepted);
			bestRaw = Math.min(bestRaw, raw);
		}
		System.out.printf("BENCH intake: accepted %,.0f calls/s, raw insert %,.0f rows/s, ratio %.2f%n", CALLS / best,
				CALLS / bestRaw, bestRaw / best);
		assertThat(bestRaw / best).as("accepted, as a share of the raw insert").isGreaterThanOrEqualTo(0.2);
	}

	private void enterPeople() {
		this.users.save(new User(new UserId("integration"), "ACD", Set.of(Role.INTEGRATION), null), "demo",
				Actor.SYSTEM);
		this.users.save(new User(new UserId("marcus"), "Marcus", Set.of(Role.SUPERVISOR), null), null, Actor.SYSTEM);
		this.people.save(new Team(new TeamId("north"), "North", new UserId("marcus")), Actor.SYSTEM);
		for (int i = 0; i < REPS; i++) {
			this.people.save(new Rep(new RepId("r-" + i), "Rep", new TeamId("north"), LocalDate.of(2024, 1, 1),
					Rep.RewardPreference.POINTS, null), Actor.SYSTEM);
		}
	}

	private static byte[] body() {
		Random random = new Random(7);
		String[] outcomes = { "MET", "MISSED", "NOT_APPLICABLE" };
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < CALLS; i++) {
			body.append("{\"source\": \"acd\", \"callId\": \"c-").append(i);
			body.append("\", \"rep\": \"r-").append(random.nextInt(REPS));
			body.append("\", \"startedAt\": \"").append(Instant.parse("2026-09-01T08:00:00Z").plusSeconds(i * 30L));
			body.append("\", \"handleSeconds\": ").append(60 + random.nextInt(600)).append(", \"outcomes\": {");
			String separator = "";
			for (String milestone : List.of("lead", "discovery", "statedNeeds", "unstatedNeeds", "recommendation",
					"concerns", "commitment")) {
				body.append(separator).append('"').append(milestone).append("\": \"");
				body.append(outcomes[random.nextInt(outcomes.length)]).append('"');
				separator = ", ";
			}
			body.append("}, \"sale\": ").append(random.nextBoolean());
			body.append(", \"skills\": {\"TRANSITION\": ").append(random.nextInt(3));
			body.append("}, \"science\": {\"holdSeconds\": ").append(random.nextInt(60));
			body.append(", \"afterCallSeconds\": ").append(random.nextInt(60)).append(", \"nameUsed\": true}}\n");
		}
		return body.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Sends all calls in one request; answers the seconds that it took. */
	private double post(byte[] body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/api/calls"))
			.header("Content-Type", "application/x-ndjson")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString("integration:demo".getBytes(StandardCharsets.UTF_8)))
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		long start = System.nanoTime();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		double seconds = (System.nanoTime() - start) / 1e9;
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		assertThat((Integer) JsonPath.read(response.body(), "$.accepted")).isEqualTo(CALLS);
		return seconds;
	}

	/** Takes the stored rows out of the table, in the order of their ids. */
	private List<Object[]> takeRows() {
		List<Object[]> rows = new ArrayList<>(CALLS);
		this.jdbc.query("select * from calls order by id", (row) -> {
			Object[] values = new Object[row.getMetaData().getColumnCount()];
			Arrays.setAll(values, (i) -> {
				try {
					return row.getObject(i + 1);
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
			rows.add(values);
		});
		this.jdbc.update("delete from unfollowed_call");
		this.jdbc.update("delete from calls");
		return rows;
	}

	private double insert(List<Object[]> rows) throws SQLException {
		int columns = rows.get(0).length;
		String sql = "insert into calls values (" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
		long start = System.nanoTime();
		try (Connection connection = this.database.getConnection();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			connection.setAutoCommit(false);
			for (int from = 0; from < rows.size(); from += BATCH) {
				for (Object[] row : rows.subList(from, from + BATCH)) {
					for (int i = 0; i < columns; i++) {
						statement.setObject(i + 1, row[i]);
					}
					statement.addBatch();
				}
				statement.executeBatch();
				connection.commit();
			}
			connection.setAutoCommit(true);
		}
		return (System.nanoTime() - start) / 1e9;
	}

	private static void delete(Path folder) {
		try (var files = Files.walk(folder)) {
			files.sorted(Collections.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
