package io.callcraft.workflow;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static io.callcraft.workflow.BpmnText.border;
import static io.callcraft.workflow.BpmnText.caught;
import static io.callcraft.workflow.BpmnText.ending;
import static io.callcraft.workflow.BpmnText.eventSub;
import static io.callcraft.workflow.BpmnText.flow;
import static io.callcraft.workflow.BpmnText.message;
import static io.callcraft.workflow.BpmnText.process;
import static io.callcraft.workflow.BpmnText.row;
import static io.callcraft.workflow.BpmnText.signal;
import static io.callcraft.workflow.BpmnText.start;
import static io.callcraft.workflow.BpmnText.sub;
import static io.callcraft.workflow.BpmnText.until;
import static io.callcraft.workflow.BpmnText.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process goes on where it was after a restart, in whatever it waited for, on the
 * release that it began on.
 */
class RestartIntegrationTests {

	private static final List<String> KEYS = List.of("restart-message", "restart-event-sub-process",
			"restart-called-process", "restart-date");

	/**
	 * Waits for a message or a date, then in a called process and a sub-process for two
	 * tasks; a signal ends it, and another message ends the call.
	 */
	private static final Map<String, String> RESTARTED = Map.of("processes/restarted.bpmn",
			declared("restarted", start() + flow("start", "both") + "<parallelGateway id=\"both\"/>" + flow("both", "g")
					+ "<eventBasedGateway id=\"g\"/>" + flow("g", "heard") + flow("g", "until")
					+ caught("heard", message("paper")) + caught("until", until("2031-12-24T08:00:00Z"))
					+ "<exclusiveGateway id=\"j\"/>" + flow("heard", "j") + flow("until", "j") + flow("j", "call")
					+ "<callActivity id=\"call\" calledElement=\"called\"/>" + flow("call", "join")
					+ border("b", "call", true, message("letter")) + flow("b", "deliver-support")
					+ user("deliver-support", "hr", "PT1H") + flow("deliver-support", "end2")
					+ ending("end2", "<terminateEventDefinition/>") + flow("both", "s")
					+ sub("s", user("write-plan", "rep", "PT1H"), "write-plan") + flow("s", "join")
					+ "<parallelGateway id=\"join\"/>" + flow("join", "end") + ending("end", "")
					+ eventSub("over", true, signal("nudge"), user("agree-plan", "hr", "PT1H"), "agree-plan")),
			"processes/called.bpmn", declared("called", row(user("read-plan", "hr", "PT1H"), "read-plan")));

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

	@Test
	void messages_dates_sub_processes_and_calls_are_still_waited_for_after_a_restart() {
		running((walk, desk) -> {
			for (String key : KEYS) {
				begin(walk, key);
				walk.start("restarted");
			}
		});

		running((walk, desk) -> {
			walk.resume("restart-message");
			assertThat(walk.message("paper")).isTrue();
			walk.complete("read-plan");
			walk.complete("write-plan");
			walk.hasEnded("restarted", Map.of());
			walk.resume("restart-event-sub-process");
			assertThat(walk.signal("nudge")).isTrue();
			walk.complete("agree-plan");
			walk.hasEnded("restarted", Map.of());
			walk.resume("restart-called-process");
			walk.message("paper");
			walk.complete("write-plan");
			assertThat(walk.message("letter")).isTrue();
			walk.complete("deliver-support");
			walk.hasEnded("restarted", Map.of());
			walk.resume("restart-date");
			walk.fire("until");
			walk.complete("read-plan");
			walk.complete("write-plan");
			walk.hasEnded("restarted", Map.of());
		});
	}

	private static void begin(Walk walk, String key) {
		walk.resume(key);
	}

	private static String declared(String id, String body) {
		return process(id, body).replace("<process",
				"<signal id=\"nudge\"/><message id=\"paper\"/><message id=\"letter\"/><process");
	}

	private static PolicyFiles files() {
		Map<String, String> files = new HashMap<>(WorkflowTestApplication.shipped().text());
		files.putAll(RESTARTED);
		return PolicyFiles.of(files);
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
			desk.releases.put(1, files());
			int release = context.getBean(Walk.class).instances() > 0 ? 2 : 1;
			context.getBean(Definitions.class).install(release, files());
			action.accept(context.getBean(Walk.class), desk);
		}
	}

}
