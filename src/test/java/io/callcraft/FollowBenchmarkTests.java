package io.callcraft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.RunningCenter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast calls are accepted and followed on the embedded default, as a share of a raw
 * batched insert of the same rows into the same table on the same machine.
 */
@Tag("bench")
class FollowBenchmarkTests {

	private static final int CALLS = 100_000;

	private static final int REPS = 400;

	private static final int WARM = 40_000;

	private static final int PORTION = 20_000;

	private static final int BATCH = 1_000;

	private static final String[] MILESTONES = { "lead", "discovery", "statedNeeds", "unstatedNeeds", "recommendation",
			"concerns", "commitment" };

	private static final double[] TARGETS = { 0.85, 0.80, 0.90, 0.60, 0.50, 0.75, 0.45 };

	@Test
	void calls_are_accepted_and_followed_at_a_fair_share_of_raw_inserts(@TempDir Path folder) throws SQLException {
		Followed followed = follow(folder, CALLS, CALLS);
		Raw raw = rawInsert(folder);
		System.out.printf(
				"%nBENCH raw insert %.0f calls/s; accepted %.0f calls/s = %.0f %%; followed %.0f calls/s = %.0f %%%n",
				raw.rate(), followed.acceptedRate(), 100 * followed.acceptedRate() / raw.rate(), followed.rate(),
				100 * followed.rate() / raw.rate());
		System.out.printf("BENCH processor %.1f s to accept and follow, %.1f s to insert raw%n", followed.processor(),
				raw.processor());
	}

	/**
	 * The same calls with and without rules for rewards, in turns; nearly every call
	 * earns something.
	 */
	@Test
	void rewarding_costs_little_beside_following(@TempDir Path folder) throws IOException {
		Path unrewarded = RunningCenter.policyFolder();
		FileSystemUtils.deleteRecursively(unrewarded.resolve("rules/incentives"));
		double with = Double.MAX_VALUE;
		double without = Double.MAX_VALUE;
		for (int turn = 0; turn < 2; turn++) {
			without = Math.min(without, follow(Files.createDirectory(folder.resolve("without-" + turn)), WARM, PORTION,
					"--callcraft.policies.folder=" + unrewarded)
				.processor());
			with = Math.min(with,
					follow(Files.createDirectory(folder.resolve("with-" + turn)), WARM, PORTION).processor());
		}
		System.out.printf(
				"%nBENCH rewards: %d calls followed in %.1f s of processor with, %.1f s without: %.0f %% more%n", CALLS,
				with, without, 100 * (with / without - 1));
		assertThat(with / without).isLessThanOrEqualTo(1.15);
	}

	/**
	 * Follows calls on a new database, after others that warm it up.
	 * @param portion how many calls go with one request: all, or as many as even a busy
	 * machine answers in time
	 */
	private static Followed follow(Path folder, int warm, int portion, String... settings) {
		try (ApplicationProcess application = new ApplicationProcess(folder, settings)) {
			RunningCenter center = new RunningCenter(application.base(), "marcus");
			for (int i = 0; i < REPS; i++) {
				center.as("integration")
					.put("/api/reps/r-" + i,
							Map.of("name", "Rep " + i, "team", "t-1", "hiredOn", "2024-01-08", "rewardPreference",
									"POINTS", "noticeAcknowledgedOn", "2026-01-05"))
					.expect(200);
			}
			Instant first = Instant.now().minus(Duration.ofDays(80));
			awaitDone(center, post(center, body("warm", warm, 7, first.minus(Duration.ofDays(80))), portion));
			String body = body("bench", CALLS, 42, first);
			Duration before = application.processorTime();
			long start = System.nanoTime();
			List<JsonNode> receipts = post(center, body, portion);
			double accepted = CALLS / seconds(start);
			awaitDone(center, receipts);
			double followed = CALLS / seconds(start);
			assertThat(receipts.stream().mapToInt((receipt) -> receipt.get("accepted").asInt()).sum()).isEqualTo(CALLS);
			return new Followed(accepted, followed, seconds(application.processorTime().minus(before)));
		}
	}

	private static List<JsonNode> post(RunningCenter center, String body, int most) {
		List<JsonNode> receipts = new ArrayList<>();
		String[] lines = body.split("\n");
		for (int from = 0; from < lines.length; from += most) {
			String portion = String.join("\n", Arrays.copyOfRange(lines, from, Math.min(from + most, lines.length)));
			receipts
				.add(center.as("integration").post("/api/calls", "application/x-ndjson", portion).expect(202).json());
		}
		return receipts;
	}

	private static void awaitDone(RunningCenter center, List<JsonNode> receipts) {
		for (JsonNode receipt : receipts) {
			String id = receipt.get("import").asString();
			Api.await("import " + id + " is followed", Duration.ofMinutes(10),
					() -> center.as("integration")
						.get("/api/imports/" + id)
						.json()
						.get("state")
						.asString()
						.equals("DONE"));
		}
	}

	/** The rows that the application stored, read back and inserted once more by hand. */
	private static Raw rawInsert(Path folder) throws SQLException {
		String url = "jdbc:h2:file:" + folder.resolve("callcraft")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000";
		try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("create table kept as select * from calls where source = 'bench'");
				statement.execute("delete from calls");
			}
			connection.commit();
			return insert(connection);
		}
	}

	private static Raw insert(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select * from kept")) {
			ResultSetMetaData columns = rows.getMetaData();
			int width = columns.getColumnCount();
			String marks = IntStream.range(0, width).mapToObj((i) -> "?").collect(Collectors.joining(", "));
			Object[][] held = new Object[CALLS][width];
			for (int i = 0; rows.next(); i++) {
				for (int column = 0; column < width; column++) {
					held[i][column] = rows.getObject(column + 1);
				}
			}
			Duration before = ownProcessorTime();
			long start = System.nanoTime();
			try (PreparedStatement insert = connection.prepareStatement("insert into calls values (" + marks + ")")) {
				for (int i = 0; i < CALLS; i++) {
					for (int column = 0; column < width; column++) {
						insert.setObject(column + 1, held[i][column]);
					}
					insert.addBatch();
					if ((i + 1) % BATCH == 0) {
						insert.executeBatch();
						connection.commit();
					}
				}
			}
			return new Raw(CALLS / seconds(start), seconds(ownProcessorTime().minus(before)));
		}
	}

	private static String body(String source, int count, long seed, Instant first) {
		Random random = new Random(seed);
		StringBuilder body = new StringBuilder(count * 320);
		for (int i = 0; i < count; i++) {
			body.append("{\"source\":\"")
				.append(source)
				.append("\",\"callId\":\"c-")
				.append(i)
				.append("\",\"rep\":\"r-")
				.append(i % REPS)
				.append("\",\"startedAt\":\"")
				.append(first.plusSeconds(60L * i))
				.append("\",\"handleSeconds\":")
				.append(200 + random.nextInt(400))
				.append(",\"outcomes\":{");
			for (int milestone = 0; milestone < MILESTONES.length; milestone++) {
				body.append((milestone == 0) ? "\"" : ",\"")
					.append(MILESTONES[milestone])
					.append("\":\"")
					.append((random.nextDouble() < TARGETS[milestone]) ? "MET" : "MISSED")
					.append('"');
			}
			body.append("},\"sale\":")
				.append(random.nextInt(4) == 0)
				.append(",\"skills\":{\"TRANSITION\":1},")
				.append("\"science\":{\"holdSeconds\":20,\"nameUsed\":true}}\n");
		}
		return body.toString();
	}

	private static Duration ownProcessorTime() {
		return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
	}

	private static double seconds(Duration time) {
		return time.toMillis() / 1e3;
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	/**
	 * How the raw insert went.
	 *
	 * @param rate calls a second
	 * @param processor seconds of processor time
	 */
	private record Raw(double rate, double processor) {
	}

	/**
	 * How following went.
	 *
	 * @param acceptedRate calls accepted a second
	 * @param rate calls followed a second
	 * @param processor seconds of processor time
	 */
	private record Followed(double acceptedRate, double rate, double processor) {
	}

}
