package io.callcraft;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.callcraft.shared.Milestone;
import io.callcraft.diagnosis.Gap;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A center in which one rep, Zora, has everything that a rep can have, and where somebody
 * of every role stands at every distance from her: two teams, their leads, the lead's
 * manager, a colleague and a stranger.
 */
final class AccessCenter {

	private static final String REP = "r-zora";

	/** One pixel. */
	private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	private final Api api;

	private final RunningCenter center;

	private final JdbcTemplate jdbc;

	AccessCenter(String base, JdbcTemplate jdbc) {
		this.center = new RunningCenter(base, "lead");
		this.api = Api.of(base, "admin");
		this.jdbc = jdbc;
	}

	/** Opens the center and tells what its objects are called. */
	void open(Map<String, String> values) {
		people();
		calls();
		values.put("rep", REP);
		values.put("team", "t-1");
		values.put("version", "1");
		values.put("user", REP);
		values.put("reps.id", REP);
		values.put("points.id", REP);
		theCase(values);
		record(values);
		recognition(values);
		new AccessPolicies(this.center, this.api, this.jdbc).open(values);
		others(values);
		hiring(values);
	}

	private void people() {
		user("lead", "SUPERVISOR");
		user("manager", "SUPERVISOR");
		user("otherlead", "SUPERVISOR");
		user("coachlead", "SUPERVISOR", "COACH");
		for (String role : List.of("coach", "quality", "hr", "operations", "auditor", "integration")) {
			user(role, role.toUpperCase(Locale.ROOT));
		}
		user("leaver", "COACH");
		user("left", "COACH");
		this.api.post("/api/users/left/departure", Map.of("on", LocalDate.now(ZoneOffset.UTC).toString())).expect(200);
		this.api.put("/api/teams/t-1", Map.of("name", "First", "supervisor", "lead", "manager", "manager")).expect(200);
		this.api.put("/api/teams/t-2", Map.of("name", "Second", "supervisor", "otherlead")).expect(200);
		this.api.put("/api/teams/t-3", Map.of("name", "Third", "supervisor", "coachlead")).expect(200);
		rep(REP, "Zora Quill", "t-1");
		rep("r-colleague", "Colin League", "t-1");
		rep("r-stranger", "Stan Ranger", "t-2");
		rep("r-away", "Avery Way", "t-3");
		this.api.post("/api/reps/r-away/leave", Map.of()).expect(200);
		rep("r-gone", "Gordon Ne", "t-3");
		this.api
			.post("/api/reps/r-gone/departure",
					Map.of("on", LocalDate.now(ZoneOffset.UTC).toString(), "leaving", "OTHER"))
			.expect(200);
	}

	private void rep(String id, String name, String team) {
		this.api
			.put("/api/reps/" + id, Map.of("name", name, "team", team, "hiredOn", "2024-01-08", "rewardPreference",
					"POINTS", "noticeAcknowledgedOn", "2026-01-05"))
			.expect(200);
		this.api
			.put("/api/users/" + id, Map.of("name", name, "roles", List.of("REP"), "password", Api.PASSWORD, "rep", id))
			.expect(200);
	}

	private void user(String id, String... roles) {
		this.api.put("/api/users/" + id, Map.of("name", id, "roles", List.of(roles), "password", Api.PASSWORD))
			.expect(200);
	}

	/** Calls that earn points and open a case. */
	private void calls() {
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(20));
		for (int i = 0; i < 60; i++) {
			lines.add(RunningCenter.line(REP, first.plusSeconds(900L * i),
					"\"outcomes\":{\"lead\":\"MISSED\",\"discovery\":\"MET\",\"unstatedNeeds\":\"MET\"}"));
		}
		lines.add(RunningCenter.line(REP, first.minusSeconds(900), "\"outcomes\":{\"discovery\":\"MISSED\"}")
			.replaceFirst("\"callId\":\"[^\"]+\"", "\"callId\":\"disputed\""));
		lines.add(lines.get(0).replaceFirst("\"callId\":\"[^\"]+\"", "\"callId\":\"known\""));
		this.center.postAndFollow(lines);
	}

	private void theCase(Map<String, String> values) {
		String id = this.center.caseOf(REP);
		String task = this.center.task(id, "agree-skill-objective");
		this.jdbc.update(
				"update escalation_case set consequence = 'DAY_OFF', consequence_state = 'DECIDED', "
						+ "appeal_until = ? where rep = ?",
				Timestamp.from(Instant.now().plus(Duration.ofDays(5))), REP);
		String due = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();
		this.center.as("lead")
			.put("/api/cases/" + id + "/development-plan",
					Map.of("elements",
							List.of("COACHING", "ONE_ON_ONE", "TRAINING", "ATTENTION")
								.stream()
								.map((kind) -> Map.of("kind", kind, "what", "Together", "due", due))
								.toList()))
			.expect(200);
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		values.putAll(Map.of("case", id, "cases.id", id, "task", task, "tasks.id", task, "due", due, "kind", "COACHING",
				"source", "acd", "callId", "known", "past",
				Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2)).toString(), "objective",
				JsonMapper.builder().build().writeValueAsString(objective)));
		StringBuilder form = new StringBuilder();
		objective.forEach((field, value) -> form.append(form.isEmpty() ? "" : "&")
			.append(field)
			.append('=')
			.append((value instanceof List<?> many) ? many.get(0) : value));
		values.put("objectiveForm", form.toString());
	}

	/** What people said on record: a dispute, coaching and an obstacle. */
	private void record(Map<String, String> values) {
		String dispute = this.center.as(REP)
			.post("/api/calls/acd/disputed/disputes", Map.of("milestone", "discovery", "grounds", "She agreed"))
			.expect(201)
			.json()
			.get("dispute")
			.asString();
		String heldAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1)).toString();
		String session = this.center.as("lead")
			.post("/api/reps/" + REP + "/coaching",
					Map.of("kind", "SESSION", "milestone", "lead", "skill", "TRANSITION", "way", "ROLE_PLAY", "minutes",
							30, "what", "Two calls", "heldAt", heldAt, "promises",
							List.of(Map.of("side", "COACH", "words", "A second headset"))))
			.expect(201)
			.json()
			.get("session")
			.asString();
		values.put("commitment", this.jdbc.queryForObject("select max(id) from coaching_commitment", String.class));
		values.put("plan",
				this.center.as("lead")
					.post("/api/reps/" + REP + "/coaching/plans",
							Map.of("way", "LIVE", "milestone", "lead", "skill", "TRANSITION", "agenda", "Two calls",
									"plannedFor", Instant.now().plus(Duration.ofDays(1)).toString()))
					.expect(201)
					.json()
					.get("plan")
					.asString());
		this.jdbc
			.update("insert into evidence_window (case_number, kind, skills, calls, per_call, on_percent, opened_at, "
					+ "ends_at, met, missed, silent, extended, running, version) select number, 'OBJECTIVE', 'TRANSITION', 10, "
					+ "1, 80, opened_at, ?, 5, 1, 2, 0, true, 0 from escalation_case",
					Timestamp.from(Instant.now().plus(Duration.ofHours(4))));
		this.jdbc.update(
				"insert into case_pause (case_number, kind, about, reason, begun_by, begun_at, version) "
						+ "select number, 'SYSTEM', '', 'No script', 'lead', ?, 0 from escalation_case",
				// calls of a pause do not count, and some are to
				Timestamp.from(Instant.now().plus(Duration.ofDays(1))));
		values.putAll(Map.of("disputes.id", dispute, "coaching.id", session, "session", session, "pause",
				this.jdbc.queryForObject("select max(id) from case_pause", String.class), "pastLocal",
				heldAt.replace("Z", "")));
		String report = report();
		String disputed = report();
		this.center.as(REP).post("/api/behaviours/" + disputed + "/dispute", Map.of("grounds", "A train")).expect(200);
		values.putAll(Map.of("behaviours.id", report, "report", report, "disputedReport", disputed));
	}

	private String report() {
		return this.center.as("lead")
			.post("/api/reps/" + REP + "/behaviours",
					Map.of("behaviour", "TARDY", "happenedAt",
							Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3)).toString(), "act",
							"Came late", "witness", "coach"))
			.expect(201)
			.json()
			.get("report")
			.asString();
	}

	private void recognition(Map<String, String> values) {
		this.api.put("/api/incentives/jurisdictions/Bavaria/rules/2026-01-01", Map.of("percent", 42)).expect(200);
		this.api.put("/api/incentives/jurisdictions/Bavaria/teams/t-3", Map.of()).expect(204);
		values.putAll(Map.of("jurisdiction", "Bavaria", "validFrom", "2027-01-01"));
		this.api.put("/api/incentives/catalogue/mug", Map.of("name", "Mug", "points", 10, "stock", 9)).expect(200);
		this.jdbc.update("update catalogue_item set picture = ?, picture_type = 'image/png'",
				(Object) Base64.getDecoder().decode(PNG));
		Api zora = this.center.as(REP);
		String redemption = zora.post("/api/reps/" + REP + "/redemptions", Map.of("item", "mug"))
			.expect(201)
			.json()
			.get("redemption")
			.asString();
		String kudos = this.center.as("r-colleague")
			.post("/api/kudos", Map.of("rep", REP, "words", "Stayed calm"))
			.expect(201)
			.json()
			.get("kudos")
			.asString();
		this.center.as("lead").post("/api/reps/" + REP + "/notes", Map.of("reason", "Stayed late")).expect(201);
		String gesture = this.jdbc.queryForObject("select max(id) from gesture", String.class);
		String line = zora.get("/api/reps/" + REP + "/points")
			.expect(200)
			.json()
			.get("items")
			.get(0)
			.get("line")
			.asString();
		values.putAll(Map.of("item", "mug", "redemption", redemption, "kudos", kudos, "kudos.id", kudos, "gesture",
				gesture, "gestures.id", gesture, "line", line, "reaction", "CLAP"));
		values.put("month", "2026-01");
		values.put("png", "base64," + PNG);
	}

	private void others(Map<String, String> values) {
		Api.await("the ledger is sealed", Duration.ofSeconds(60),
				() -> this.center.as("auditor").get("/api/ledger/entries/0").status() == 200);
		this.jdbc.update("update rep set notice_acknowledged_on = null where id = ?", REP);
		this.jdbc.update("update directory_version set version = version + 1");
		this.jdbc
			.update("insert into restricted_note (case_number, author, at, text) select number, 'lead', opened_at, "
					+ "'Zora Quill is afraid of being rude' from escalation_case");
		Api.await("the notice is open", Duration.ofSeconds(60),
				() -> this.api.get("/api/reps/" + REP).json().get("noticeAcknowledgedOn").isNull());
		this.jdbc.update("insert into entry_stop (reason, rules, release_no, begun_at, lasts, version) values "
				+ "('Too many complaints', '', 1, current_timestamp(6), true, 0)");
		String closable = judgedCalibration();
		String closed = judgedCalibration();
		this.center.as("quality").post("/api/calibrations/" + closed + "/close", Map.of()).expect(200);
		values.putAll(Map.of("calibration", calibration(), "closableCalibration", closable, "closedCalibration", closed,
				"position", "1"));
		values.put("gap", "gap-" + this.jdbc.queryForObject("select max(id) from gap", String.class));
		this.jdbc.update("insert into gap (rep, kind, milestone, competency, reason, rules, release_no, calls, state, "
				+ "found_at, cause, remedy, settled_at, met_at_start, observed_at_start) select rep, kind, 'DISCOVERY', 'BRIDGE', "
				+ "reason, rules, release_no, calls, 'CONFIRMED', found_at, 'SKILL', 'BRIDGE', ?, 2, 20 from gap "
				+ "where id = ?", Timestamp.from(Instant.now().minus(Duration.ofDays(40))),
				Gap.number(values.get("gap")));
		// coached since, and calls that are better: it may be closed
		this.jdbc.update("insert into coaching_session (rep, kind, milestone, skill, what, held_at, coach, entered_at, "
				+ "answered_at, took_place, version) select rep, kind, 'DISCOVERY', 'BRIDGE', what, held_at, coach, "
				+ "entered_at, entered_at, true, 0 from coaching_session where id = ?", values.get("session"));
		long settled = this.jdbc.queryForObject("select max(id) from gap", Long.class);
		values.put("settledGap", Gap.key(settled));
		this.jdbc
			.update("insert into training_assignment (rep, gap_id, item, title, milestone, competency, phone_specific, "
					+ "exercise, rule_name, release_no, assigned_at, due_at, version) values (?, ?, 'PRACTISE_BRIDGE', 'Bridge', "
					+ "'DISCOVERY', 'BRIDGE', true, 'Ask', 'Practise it', 1, current_timestamp(6), current_timestamp(6), 0)",
					REP, settled);
		this.center.as("hr").post("/api/legal-holds/r-away", Map.of("because", "A charge was filed")).expect(200);
		values.put("hold", this.jdbc.queryForObject("select max(id) from legal_hold", String.class));
		String training = this.jdbc.queryForObject("select max(id) from training_assignment", String.class);
		values.putAll(Map.of("training", training, "training.id", training));
		Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
		values.put("tomorrow", tomorrow.toString());
		values.put("tomorrowLocal", tomorrow.toString().replace("Z", ""));
		values.put("today", LocalDate.now(ZoneOffset.UTC).toString());
		values.put("n", "0");
		values.put("card", "FEAR");
		values.put("imports.id", "imp-1");
	}

	private void hiring(Map<String, String> values) {
		String target = """
				{"title":"Service and sales","weights":{"COMPETENCY":100},
				"wanted":[{"trait":"LEADS","level":4,"methods":["INTERVIEW"]}]}""";
		this.center.as("operations")
			.post("/api/hiring/profiles/service/versions", "application/json", target)
			.expect(201);
		this.center.as("operations")
			.post("/api/hiring/profiles/wanted/versions", "application/json", target)
			.expect(201);
		this.center.as("hr").post("/api/hiring/profiles/wanted/versions/1/approve", Map.of()).expect(200);
		String today = LocalDate.now(ZoneOffset.UTC).toString();
		values.put("candidate", candidate(today));
		values.put("ended", candidate(today));
		values.put("dimension", "AGE");
		this.center.as("hr").post("/api/hiring/candidates/" + values.get("ended") + "/withdraw", Map.of()).expect(200);
		values.putAll(Map.of("profile", "service", "question", "honesty-1", "target", target.replace("\n", "")));
	}

	private String candidate(String consentedOn) {
		return this.center.as("hr")
			.post("/api/hiring/candidates",
					Map.of("name", "Ivy", "contact", "ivy", "profile", "wanted", "consentedOn", consentedOn))
			.expect(201)
			.json()
			.get("candidate")
			.asString();
	}

	private String calibration() {
		return this.center.as("quality")
			.post("/api/calibrations",
					Map.of("name", "November", "team", "t-1", "calls", 5, "evaluators", List.of("quality", "coach"),
							"seed", "autumn"))
			.expect(201)
			.json()
			.get("calibration")
			.asString();
	}

	/** One of which both evaluators have judged as much as it takes to close it. */
	private String judgedCalibration() {
		String id = calibration();
		Map<String, Object> milestones = new HashMap<>();
		for (Milestone milestone : Milestone.values()) {
			milestones.put(milestone.key(), Map.of("outcome", "MET"));
		}
		Map<String, Object> checklist = new HashMap<>();
		List.of("greeting", "name", "identified", "disclosed", "summary")
			.forEach((item) -> checklist.put(item, Map.of("answer", "YES")));
		for (String evaluator : List.of("quality", "coach")) {
			for (int call = 1; call <= 2; call++) {
				this.center.as(evaluator)
					.post("/api/calibrations/" + id + "/calls/" + call + "/answers",
							Map.of("milestones", milestones, "checklist", checklist))
					.expect(200);
			}
		}
		return id;
	}

}
