package io.callcraft.demo;

import java.util.Map;

/**
 * One step of a story: a task that somebody completes, and the calls that the rep takes
 * afterwards.
 *
 * @param task name of the task, such as {@code agree-skill-objective}
 * @param part who completes it
 * @param fields what they fill in; {@link #NOW} and {@link #CITED} are put in when it is
 * done
 * @param shown calls afterwards that show the agreed skill
 * @param missed calls afterwards that do not
 */
record Scene(String task, Part part, Map<String, Object> fields, int shown, int missed) {

	/** Stands for the moment in which the task is completed. */
	static final String NOW = "$now";

	/** Instead of a task: a second person skips to the last stage. */
	static final String OVERRIDE = "override";

	/** Stands for the newest calls for which the case was opened. */
	static final String CITED = "$cited";

	Scene {
		fields = Map.copyOf(fields);
	}

	/** The same, followed by calls. */
	Scene then(int shown, int missed) {
		return new Scene(this.task, this.part, this.fields, shown, missed);
	}

	int calls() {
		return this.shown + this.missed;
	}

	/** Who completes a task. */
	enum Part {

		REP, SUPERVISOR, MANAGER, HR

	}

}
