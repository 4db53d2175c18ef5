package io.callcraft;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.callcraft.testing.Api;
import io.callcraft.testing.ApplicationProcess;
import io.callcraft.testing.KilledCompletions;
import io.callcraft.testing.ManyCases;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link KilledCompletions} in the whole application, over its API. How often the power
 * goes is {@code -Dcallcraft.kill.rounds}, twenty times unless said.
 */
@Tag("bench")
class KillCompletionsIntegrationTests {

	private static final int ROUNDS = Integer.getInteger("callcraft.kill.rounds", 20);

	@Test
	void on_h2_nothing_answered_is_lost_and_nothing_done_twice(@TempDir Path folder) throws Exception {
		try (ApplicationProcess application = new ApplicationProcess(folder, policies())) {
			killAgainAndAgain("H2", application);
		}
	}

	@Test
	void on_mysql_nothing_answered_is_lost_and_nothing_done_twice(@TempDir Path folder) throws Exception {
		try (ApplicationProcess application = new ApplicationProcess(folder, TestDatabase.fresh("kill"), policies())) {
			killAgainAndAgain("MySQL", application);
		}
	}

	private static String policies() {
		return "--callcraft.policies.folder=" + ManyCases.policies(KilledCompletions.ENDLESS);
	}

	private static void killAgainAndAgain(String database, ApplicationProcess application) throws Exception {
		ManyCases.open(application.base(), KilledCompletions.CASES);
		Api marcus = Api.of(application.base(), "marcus");
		Map<String, String> waiting = new TreeMap<>();
		marcus.get("/api/tasks?limit=500")
			.expect(200)
			.json()
			.get("items")
			.forEach((task) -> waiting.put(task.get("case").asString(), task.get("task").asString()));
		KilledCompletions.in(new Center(marcus, application), database, waiting, ROUNDS);
	}

	private record Center(Api marcus, ApplicationProcess application) implements KilledCompletions.Center {

		@Override
		public Optional<String> complete(String task) {
			Api.Answer answer = this.marcus.complete(task,
					Map.of("kind", "COACHING", "deliveredAt", Instant.now().toString()));
			if (answer.status() == 503) {
				return Optional.empty();
			}
			return Optional.of(answer.expect(200).json().get("tasks").get(0).get("task").asString());
		}

		@Override
		public void kill() {
			this.application.kill();
		}

		@Override
		public void start() {
			this.application.start();
			this.marcus.get("/api/tasks?limit=1").expect(200);
		}

		@Override
		public DataSource database() {
			return this.application.database();
		}

	}

}
