package io.callcraft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A center in which many cases run at once, on a workflow of a test's own.
 */
public final class ManyCases {

	private static final int CALLS = 60;

	private ManyCases() {
	}

	/** The shipped policies with another workflow for cases. */
	public static Path policies(String stagedEscalation) {
		Path folder = RunningCenter.policyFolder();
		try {
			Files.writeString(folder.resolve("processes/staged-escalation.bpmn"), stagedEscalation);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes in reps whose calls lead to a case each, and waits for the cases. */
	public static RunningCenter open(String base, int count) {
		RunningCenter center = new RunningCenter(base, "marcus");
		List<String> lines = new ArrayList<>();
		Instant first = Instant.now().minus(Duration.ofDays(20));
		for (int number = 0; number < count; number++) {
			String rep = "m-" + number;
			center.as("integration")
				.put("/api/reps/" + rep,
						Map.of("name", rep, "team", "t-1", "hiredOn", "2024-01-08", "rewardPreference", "POINTS",
								"noticeAcknowledgedOn", "2026-01-05"))
				.expect(200);
			for (int call = 0; call < CALLS; call++) {
				lines
					.add(RunningCenter.line(rep, first.plusSeconds(900L * call), "\"outcomes\":{\"lead\":\"MISSED\"}"));
			}
		}
		String id = center.as("integration")
			.post("/api/calls", "application/x-ndjson", String.join("\n", lines))
			.expect(202)
			.json()
			.get("import")
			.asString();
		Api.await(count + " cases are open", Duration.ofMinutes(5),
				() -> center.as("integration")
					.get("/api/imports/" + id)
					.expect(200)
					.json()
					.get("state")
					.asString()
					.equals("DONE"));
		return center;
	}

}
