package io.callcraft.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.demo.Scene.Part;
import io.callcraft.shared.Milestone;

/**
 * The scenes that stories are made of.
 */
final class Scenes {

	private Scenes() {
	}

	/** Rep and supervisor agree on an objective of so many calls. */
	static Scene agree(Milestone milestone, int calls, String concern, boolean committed) {
		Map<String, Object> fields = objective(milestone, concern, committed);
		fields.put("calls", calls);
		return new Scene("agree-skill-objective", Part.SUPERVISOR, fields, 0, 0);
	}

	/** Rep and supervisor agree on an objective of so many hours. */
	static Scene agreeByTheHour(Milestone milestone, double hours, String concern) {
		Map<String, Object> fields = objective(milestone, concern, true);
		fields.put("hours", hours);
		return new Scene("agree-skill-objective", Part.SUPERVISOR, fields, 0, 0);
	}

	/** The supervisor confirms what the calls show. */
	static Scene review(String cause) {
		return new Scene("review-skill-objective", Part.SUPERVISOR,
				Map.of("decision", "CONFIRM", "checkedInAt", Scene.NOW, "cause", cause), 0, 0);
	}

	/** The talk in private. */
	static Scene talk(String surfaceAnswer, String realConcern, String commitment, String support, String plans) {
		return new Scene("hold-heart-to-heart", Part.SUPERVISOR,
				Map.of("venue", "The small meeting room, door closed", "surfaceAnswer", surfaceAnswer, "realConcern",
						realConcern, "plansForFuture", plans, "commitment", commitment, "support", support),
				0, 0);
	}

	/** The rep has read what was written about the talk. */
	static Scene confirmTalk() {
		return new Scene("confirm-talk", Part.REP, Map.of("decision", "CONFIRM"), 0, 0);
	}

	static Scene support(String what) {
		return new Scene("deliver-support", Part.SUPERVISOR,
				Map.of("kind", "RETRAINING", "deliveredAt", Scene.NOW, "what", what), 0, 0);
	}

	static Scene feedback(String expectation) {
		return new Scene("give-formative-feedback", Part.SUPERVISOR,
				Map.of("observations", Scene.CITED, "expectation", expectation, "consequenceToday",
						"We listen to three of the calls together", "consequenceTomorrow",
						"The plan starts, and I sit beside you for an hour", "consequenceNextDay",
						"If the plan is not kept, HR hears both of us"),
				0, 0);
	}

	static Scene plan(String plan) {
		return new Scene("write-plan", Part.REP, Map.of("plan", plan), 0, 0);
	}

	static Scene sendBack(String missing) {
		return new Scene("agree-plan", Part.SUPERVISOR, Map.of("decision", "SEND_BACK", "missing", missing), 0, 0);
	}

	static Scene agreePlan(String signature, String summary) {
		return new Scene("agree-plan", Part.SUPERVISOR, Map.of("decision", "AGREE", "signature", signature,
				"planSummary", summary, "consequencesExplainedAt", Scene.NOW), 0, 0);
	}

	/** The rep has read the message that records the refusal. */
	static Scene readRefusal(String answer) {
		return new Scene("read-refusal", Part.REP, Map.of("answer", answer), 0, 0);
	}

	/** A second person skips to the last stage, for gross misconduct. */
	static Scene override(String reason, String act, String witness) {
		return new Scene(Scene.OVERRIDE, Part.MANAGER, Map.of("reason", reason, "act", act, "witness", witness), 0, 0);
	}

	static Scene reply(String reply) {
		return new Scene("reply-to-consequence", Part.REP, Map.of("reply", reply), 0, 0);
	}

	private static Map<String, Object> objective(Milestone milestone, String concern, boolean committed) {
		Map<String, Object> fields = new HashMap<>();
		fields.put("skills", List.of(Skills.of(milestone).name()));
		fields.put("importanceToRep", "Calls get shorter and fewer of them end in an argument");
		fields.put("importanceToCustomer", "They leave with what they need, not only with what they asked for");
		fields.put("importanceToOrganisation", "A call that serves and sells keeps the seat paid for");
		fields.put("concernVoiced", concern);
		fields.put("repeatBack", "On the next calls I use it once: " + Skills.of(milestone).title());
		fields.put("committed", committed);
		return fields;
	}

}
