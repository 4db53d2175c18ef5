package io.callcraft;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import tools.jackson.databind.JsonNode;

/**
 * What takes a case from stage to stage, as people on the floor would, in the center that
 * these tests share.
 */
abstract class OnTheLadder extends CenterOnMysql {

	void missed(String id, String rep, boolean committed) {
		Map<String, Object> objective = new HashMap<>(RunningCenter.objective());
		objective.put("committed", committed);
		objective.put("concernVoiced", "I lose the thread");
		this.center.complete(id, "agree-skill-objective", objective);
		this.center.nextCalls(rep, 10, false, "MISSED");
		this.center.complete(id, "review-skill-objective", Map.of("decision", "CONFIRM", "cause", "WILL"));
	}

	static Map<String, Object> talk(String commitment, String concern, String support) {
		return Map.of("venue", "Small meeting room", "surfaceAnswer", "Customers do not like it", "realConcern",
				concern, "plansForFuture", "Team lead one day", "commitment", commitment, "support", support);
	}

	/** A case whose rep has refused in the talk. */
	String refused(String rep, boolean committed) {
		String id = caseOf(rep);
		missed(id, rep, committed);
		missed(id, rep, committed);
		this.center.complete(id, "hold-heart-to-heart", talk("REFUSES", "VALUES", "NONE"));
		return id;
	}

	Map<String, Object> feedback(String id, String expectation) {
		String call = this.center.caseFile(id).at("/openedBecause/calls/0").asString();
		return new HashMap<>(Map.of("observations", List.of(call), "expectation", expectation, "consequenceToday",
				"A talk", "consequenceTomorrow", "A trial", "consequenceNextDay", "HR is told"));
	}

	/** An open task with its form and what the rules propose, as a supervisor sees it. */
	JsonNode form(String id, String name) {
		return this.center.as("marcus").get("/api/tasks/" + this.center.task(id, name)).expect(200).json();
	}

	List<String> openTasks(String id) {
		return this.center.as("auditor")
			.get("/api/tasks?case=" + id)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.map((task) -> task.get("name").asString())
			.toList();
	}

	/** The oldest open task of a name that is for somebody. */
	String task(String user, String id, String name) {
		return this.center.as(user)
			.get("/api/tasks?mine=true&case=" + id)
			.expect(200)
			.json()
			.get("items")
			.valueStream()
			.filter((task) -> task.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.get("task")
			.asString();
	}

	JsonNode line(String id, String condition) {
		return this.center.as("auditor")
			.get("/api/cases/" + id + "/gate")
			.expect(200)
			.json()
			.get("lines")
			.valueStream()
			.filter((line) -> line.get("condition").asString().equals(condition))
			.findFirst()
			.orElseThrow();
	}

	Api.Answer skip(String user, String id, String stage, String ground, String witness) {
		return this.center.as(user)
			.post("/api/cases/" + id + "/override", Map.of("stage", stage, "ground", ground, "reason",
					"No objective answers this", "act", "Entered a contract that was refused", "witness", witness));
	}

	/** A case that a second person has taken there for gross misconduct. */
	String atStageFour(String rep) {
		moreOfHr();
		String id = caseOf(rep);
		skip("hr2", id, "HARD_CONSEQUENCE", "GROSS_MISCONDUCT", "Carla").expect(200);
		return id;
	}

	String dayOff(String rep) {
		String id = atStageFour(rep);
		this.center.complete(rep, id, "reply-to-consequence", Map.of("reply", "They had agreed"));
		this.center.complete("hr3", id, "decide-hard-consequence",
				Map.of("consequence", "DAY_OFF", "reason", "Paid, to think about it"));
		return id;
	}

	void moreOfHr() {
		for (String user : List.of("hr2", "hr3", "hr4")) {
			this.center.as("admin")
				.put("/api/users/" + user,
						Map.of("name", "Hana of " + user, "roles", List.of("HR"), "password", Api.PASSWORD))
				.expect(200);
		}
	}

	/**
	 * Reads off the files themselves what there is to walk.
	 * @return by process, the flows that none of the cases took; each end has one that
	 * leads to it
	 */
	Map<String, Set<String>> notWalked(Collection<String> cases, List<String> processes) {
		Map<String, Set<String>> missing = new TreeMap<>();
		for (String process : processes) {
			WalkedFlows walked = new WalkedFlows(process);
			cases.forEach((id) -> this.jdbc
				.query("select path from wf_instance where business_key = ? and process = ?",
						(row, index) -> new String(row.getBytes(1), StandardCharsets.UTF_8), id, process)
				.forEach((path) -> walked.add(path.lines().map((line) -> line.substring(0, line.indexOf(' '))).toList(),
						firedIn(id))));
			if (!walked.missing().isEmpty()) {
				missing.put(process, walked.missing());
			}
		}
		return missing;
	}

	/** The timers of a case that went off. */
	private List<String> firedIn(String id) {
		return this.center.caseFile(id)
			.get("history")
			.valueStream()
			.filter((entry) -> entry.get("kind").asString().equals("timer.fired"))
			.map((entry) -> entry.at("/detail/timer").asString())
			.toList();
	}

}
