package io.callcraft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rules and workflows of the center that access is tried on: drafts in every state, a
 * backtest that is done and one that runs, workflows that run, stand still and failed.
 */
final class AccessPolicies {

	private static final String PATH = "rules/escalation/thresholds.yaml";

	private final RunningCenter center;

	private final Api api;

	private final JdbcTemplate jdbc;

	AccessPolicies(RunningCenter center, Api api, JdbcTemplate jdbc) {
		this.center = center;
		this.api = api;
		this.jdbc = jdbc;
	}

	/** Makes them and tells what they are called. */
	void open(Map<String, String> values) {
		policies(values);
		workflows(values);
	}

	/**
	 * A draft that others overtook, one that waits for a second person, one that may be
	 * published, a backtest that is done and one that runs; and a folder that differs.
	 */
	private void policies(Map<String, String> values) {
		String draft = draft(PATH, thresholds(31));
		String earlier = draft(PATH, thresholds(32));
		this.api.post("/api/drafts/" + earlier + "/approve", Map.of()).expect(200);
		this.api.post("/api/drafts/" + earlier + "/publish", Map.of()).expect(200);
		String talent = "rules/diagnosis/talent.drl";
		String ready = draft(talent, read(talent) + "\n");
		this.api.post("/api/drafts/" + ready + "/approve", Map.of()).expect(200);
		String backtest = this.center.as("operations")
			.post("/api/drafts/" + ready + "/backtests", Map.of())
			.expect(202)
			.json()
			.get("backtest")
			.asString();
		Api.await("the backtest", Duration.ofSeconds(60),
				() -> !this.api.get("/api/backtests/" + backtest)
					.expect(200)
					.json()
					.get("state")
					.asString()
					.equals("RUNNING"));
		this.jdbc.update("insert into policy_backtest (draft_id, base_release, files_sha256, from_at, to_at, asked_by, "
				+ "asked_at, state, reps, reps_done, calls, millis) select draft_id, base_release, files_sha256, from_at, "
				+ "to_at, asked_by, asked_at, 'RUNNING', reps, 0, 0, 0 from policy_backtest");
		values.putAll(Map.of("draft", draft, "ready", ready, "asked", draft(talent, read(talent) + "\n\n"), "backtest",
				backtest, "running", String.valueOf(Integer.parseInt(backtest) + 1), "release", "1", "number", "1",
				"decision", "escalation", "path", PATH));
		values.put("thresholds", thresholds(31));
		values.put("future", Instant.now().plus(Duration.ofDays(1)).toString());
		values.put("matrix", "base64," + Base64.getEncoder()
			.encodeToString(read("rules/diagnosis/matrix.csv").getBytes(StandardCharsets.UTF_8)));
		values.put("zip", "base64," + zip());
	}

	private String draft(String path, String text) {
		return this.center.as("operations")
			.post("/api/drafts", Map.of("message", "Figures", "files", Map.of(path, text)))
			.expect(201)
			.json()
			.get("draft")
			.asString();
	}

	private void workflows(Map<String, String> values) {
		String caseId = values.get("case");
		String instance = this.jdbc.queryForObject(
				"select id from wf_instance where business_key = ? and parent is null", String.class, caseId);
		String objective = this.jdbc.queryForObject(
				"select id from wf_instance where business_key = ? and process = 'skill-objective'", String.class,
				caseId);
		this.jdbc.update("insert into wf_incident (instance, business_key, process, release_number, node, state, "
				+ "open_at, caused_by, actor, subject, failure, message, attempt, first_at, last_at) values "
				+ "(?, ?, 'skill-objective', 1, 'propose-review', 'OPEN', 'here', 'TIMER', 'system', '', 'Refusal', "
				+ "'No', 1, current_timestamp(6), current_timestamp(6))", objective, caseId);
		this.jdbc.update("insert into wf_bulk_change values ('20260101-1', '{\"stuck\":false}', "
				+ "'{\"action\":\"SUSPEND\",\"reason\":\"x\"}', 'operations', 'RUNNING', 1, false, 0, 0, 0, '', "
				+ "current_timestamp(6), null)");
		this.jdbc.update("insert into wf_migration (id, from_release, to_release, nodes, reason, started_by, state, "
				+ "total, moved, stayed, last_instance, started_at) values ('20260101-1', 1, 1, '{}', 'x', "
				+ "'operations', 'RUNNING', 1, 0, 0, '', current_timestamp(6))");
		String suspended = this.jdbc.queryForObject("select id from wf_instance where process = 'redemption'",
				String.class);
		this.center.as("operations")
			.post("/api/workflow/instances/" + suspended + "/suspend", Map.of("reason", "Wait"))
			.expect(200);
		values.put("suspended", suspended);
		String incident = this.jdbc.queryForObject("select max(id) from wf_incident", String.class);
		values.putAll(Map.of("instance", instance, "instances.id", instance, "incident", incident, "incidents.id",
				incident, "migration", "20260101-1", "move", "20260101-1", "change", "20260101-1", "process",
				"staged-escalation", "variable", "rep", "name", "rep"));
	}

	private static String thresholds(int counted) {
		return read(PATH).replaceFirst("(name: entry.counted\\s+value: )30", "$1" + counted);
	}

	private static String zip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(PATH));
			zip.write(thresholds(33).getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
