package io.callcraft.workflow;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process goes on where it was after a restart, in whatever it waited for, on the
 * release that it began on.
 */
class RestartIntegrationTests {

	@TempDir
	private Path folder;

	@Test
	void every_kind_of_wait_survives_a_restart() {
		running((walk, desk) -> {
			begin(walk, "restart-task");
			walk.start("staged-escalation", Map.of("stage", "HEART_TO_HEART"));
			begin(walk, "restart-signal");
			walk.start("staged-escalation");
			walk.complete("agree-skill-objective");
			begin(walk, "restart-timer");
			walk.start("staged-escalation");
			walk.complete("agree-skill-objective");
			begin(walk, "restart-parallel");
			walk.start("staged-escalation", Map.of("stage", "HARD_CONSEQUENCE"));
			walk.complete("decide-hard-consequence");
			begin(walk, "restart-abort");
			walk.start("staged-escalation", Map.of("stage", "HARD_CONSEQUENCE"));
		});

		running((walk, desk) -> {
			walk.resume("restart-task");
			walk.complete("hold-heart-to-heart", "after-heart-to-heart", "OBJECTIVE");
			assertThat(walk.open("agree-skill-objective").release()).isOne();
			walk.resume("restart-signal");
			assertThat(walk.signal("objective-counted")).isTrue();
			walk.complete("review-skill-objective", "after-skill-objective", "RECOVERED");
			walk.hasEnded("staged-escalation", Map.of("outcome", "RECOVERED"));
			walk.resume("restart-abort");
			walk.abort();
			assertThat(walk.running()).isZero();
			assertThat(walk.timers()).isEqualTo(2);
			walk.fire("end-of-objective-window");
			assertThat(desk.steps).contains("!time-to-reply-over");
			walk.resume("restart-timer");
			walk.complete("review-skill-objective", "after-skill-objective", "ROLE_FIT");
			walk.hasEnded("staged-escalation", Map.of("outcome", "ROLE_FIT"));
			walk.resume("restart-parallel");
			walk.hasEnded("hard-consequence", Map.of());
		});
	}

	private static void begin(Walk walk, String key) {
		walk.resume(key);
	}

	/**
	 * Starts the application on the folder's database, with another release each time.
	 */
	private void running(BiConsumer<Walk, Desk> action) {
		String url = "jdbc:h2:file:" + this.folder.resolve("restart")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(WorkflowTestApplication.class)
			.web(WebApplicationType.NONE)
			.profiles("test")
			.properties("spring.datasource.url=" + url)
			.run("--spring.datasource.url=" + url)) {
			Desk desk = context.getBean(Desk.class);
			desk.releases.put(1, WorkflowTestApplication.shipped());
			int release = context.getBean(Walk.class).instances() > 0 ? 2 : 1;
			context.getBean(Definitions.class).install(release, WorkflowTestApplication.shipped());
			action.accept(context.getBean(Walk.class), desk);
		}
	}

}
