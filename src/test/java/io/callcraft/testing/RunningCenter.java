package io.callcraft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A small center on a running application: its people, and what happens there, told
 * through the REST API.
 */
public final class RunningCenter {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final Set<String> FOR_CERTIFIED = Set.of("demonstrate-skill", "deliver-support");

	private static final AtomicInteger CALL = new AtomicInteger();

	private final Api api;

	private final String supervisor;

	/**
	 * A center of one team, {@code t-1}, under a supervisor. The application was started
	 * with {@code admin} as its first administrator, whose password is
	 * {@link Api#PASSWORD}.
	 */
	public RunningCenter(String base, String supervisor) {
		this.api = Api.of(base, "integration");
		this.supervisor = supervisor;
		user("integration", List.of("INTEGRATION"));
		user(supervisor, List.of("SUPERVISOR", "COACH"));
		user("hr", List.of("HR"));
		user("quinn", List.of("QUALITY"));
		user("ops", List.of("OPERATIONS"));
		user("auditor", List.of("AUDITOR"));
		this.api.put("/api/teams/t-1", Map.of("name", "First", "supervisor", supervisor)).expect(200);
	}

	/** Puts a coach's certificate on record. */
	public void certify(String coach) {
		this.api.as("hr")
			.post("/api/coaching/certificates",
					Map.of("coach", coach, "until", LocalDate.now(ZoneOffset.UTC).plusDays(300).toString(), "reason",
							"From before"))
			.expect(204);
	}

	/** Takes a rep in: hired long ago, notice acknowledged. */
	public RunningCenter rep(String rep) {
		this.api
			.put("/api/reps/" + rep, Map.of("name", "Rep " + rep, "team", "t-1", "hiredOn", "2024-01-08",
					"rewardPreference", "POINTS", "noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		this.api.as("admin")
			.put("/api/users/" + rep,
					Map.of("name", rep, "roles", List.of("REP"), "password", Api.PASSWORD, "rep", rep))
			.expect(200);
		return this;
	}

	public Api as(String user) {
		return this.api.as(user);
	}

	/**
	 * Posts calls in the past that end with the given outcome of the lead, and follows
	 * them.
	 */
	public void pastCalls(String rep, int count, String lead) {
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(20));
		for (int i = 0; i < count; i++) {
			lines.add(line(rep, first.plusSeconds(900L * i), "\"outcomes\":{\"lead\":\"" + lead + "\"}"));
		}
		postAndFollow(lines);
	}

	/** Posts calls that begin now, with or without the skill used on them. */
	public void nextCalls(String rep, int count, @Nullable Boolean transition, String lead) {
		List<String> lines = new ArrayList<>();
		Instant now = Instant.now();
		for (int i = 0; i < count; i++) {
			String skills = (transition == null) ? "" : ",\"skills\":{\"TRANSITION\":" + (transition ? 1 : 0) + "}";
			lines.add(line(rep, now.plusMillis(100 + i), "\"outcomes\":{\"lead\":\"" + lead + "\"}" + skills));
		}
		postAndFollow(lines);
	}

	/** Posts lines and waits until their consequences are drawn. */
	public JsonNode postAndFollow(List<String> lines) {
		JsonNode receipt = this.api.post("/api/calls", "application/x-ndjson", String.join("\n", lines))
			.expect(202)
			.json();
		String id = receipt.get("import").asString();
		Api.await("calls of import " + id + " are followed", SOON,
				() -> this.api.get("/api/imports/" + id).expect(200).json().get("state").asString().equals("DONE"));
		return receipt;
	}

	/** The one running case of a rep. */
	public String caseOf(String rep) {
		return cases(rep, "OPEN").get(0).get("case").asString();
	}

	public JsonNode cases(String rep, String state) {
		return this.api.as("auditor").get("/api/cases?rep=" + rep + "&state=" + state).expect(200).json().get("items");
	}

	public JsonNode caseFile(String id) {
		return this.api.as("auditor").get("/api/cases/" + id).expect(200).json();
	}

	/** The open task of a name in a case; waits for it, since a timer may bring it up. */
	public String task(String caseId, String name) {
		String[] found = new String[1];
		Api.await("task " + name + " of " + caseId, SOON, () -> {
			for (JsonNode task : this.api.as("auditor")
				.get("/api/tasks?case=" + caseId)
				.expect(200)
				.json()
				.get("items")) {
				if (task.get("name").asString().equals(name)) {
					found[0] = task.get("task").asString();
				}
			}
			return found[0] != null;
		});
		return found[0];
	}

	/** Completes the open task of a name as the supervisor. */
	public JsonNode complete(String caseId, String name, Map<String, Object> fields) {
		return complete(this.supervisor, caseId, name, fields);
	}

	/**
	 * Completes the open task of a name; whoever does what needs a certificate has one.
	 */
	public JsonNode complete(String user, String caseId, String name, Map<String, Object> fields) {
		if (FOR_CERTIFIED.contains(name)) {
			certify(user);
		}
		return this.api.as(user).complete(task(caseId, name), fields).expect(200).json();
	}

	/** Agrees an objective of ten calls with the transition. */
	public void agreeObjective(String caseId) {
		complete(caseId, "agree-skill-objective", objective());
	}

	public static Map<String, Object> objective() {
		return Map.of("skills", List.of("TRANSITION"), "calls", 10, "perCall", 1, "importanceToRep", "Less arguing",
				"importanceToCustomer", "Needs are met", "importanceToOrganisation", "Sales", "repeatBack",
				"One transition on each of the next ten calls", "committed", true);
	}

	/** A line of NDJSON. */
	public static String line(String rep, Instant startedAt, String more) {
		return "{\"source\":\"acd\",\"callId\":\"walk-" + CALL.incrementAndGet() + "\",\"rep\":\"" + rep
				+ "\",\"startedAt\":\"" + startedAt + "\",\"handleSeconds\":300," + more + "}";
	}

	/** A copy of the shipped policies that a test may edit. */
	public static Path policyFolder() {
		try {
			Path folder = Files.createTempDirectory("callcraft-policies");
			for (String part : List.of("rules", "processes")) {
				try (Stream<Path> files = Files.walk(Path.of(part))) {
					for (Path file : files.filter(Files::isRegularFile).toList()) {
						Path copy = folder.resolve(file.toString());
						Files.createDirectories(copy.getParent());
						Files.copy(file, copy);
					}
				}
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void user(String id, List<String> roles) {
		this.api.as("admin")
			.put("/api/users/" + id, Map.of("name", id, "roles", roles, "password", Api.PASSWORD))
			.expect(200);
	}

}
