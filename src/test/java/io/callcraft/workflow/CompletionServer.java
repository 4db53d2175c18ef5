package io.callcraft.workflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callcraft.audit.Ledger;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.UserId;
import io.callcraft.testing.KilledCompletions;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The workflow and the ledger in a JVM of their own: what is needed to complete tasks and
 * to be killed, and nothing else. {@code POST /} answers with the tasks that wait, begun
 * where there are none; {@code POST /<task>} completes one and answers with the next.
 */
final class CompletionServer {

	private final Workflow workflow;

	private CompletionServer(ConfigurableApplicationContext context) {
		this.workflow = context.getBean(Workflow.class);
	}

	/**
	 * Serves until it is killed.
	 * @param args the file to which the port goes, then settings
	 */
	public static void main(String[] args) throws IOException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.profiles("test")
			.run(List.of(args).subList(1, args.length).toArray(String[]::new));
		PolicyFiles files = PolicyFiles.of(Map.of("processes/staged-escalation.bpmn", KilledCompletions.ENDLESS));
		context.getBean(Desk.class).releases.put(1, files);
		context.getBean(Definitions.class).install(1, files);
		CompletionServer served = new CompletionServer(context);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
				KilledCompletions.CASES);
		server.setExecutor(Executors.newFixedThreadPool(KilledCompletions.CASES));
		server.createContext("/", served::answer);
		server.start();
		new Thread(CompletionServer::endWithParent, "parent").start();
		Path port = Path.of(args[0]);
		Path written = Files.writeString(port.resolveSibling("port.new"),
				String.valueOf(server.getAddress().getPort()));
		Files.move(written, port, StandardCopyOption.ATOMIC_MOVE);
	}

	/** The input ends when whoever has started this ends, however that comes. */
	private static void endWithParent() {
		try {
			while (System.in.read() >= 0) {
				continue;
			}
		}
		catch (IOException ex) {
			// it has ended
		}
		Runtime.getRuntime().halt(1);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String task = exchange.getRequestURI().getPath().substring(1);
		byte[] body;
		int status = 200;
		try {
			body = (task.isEmpty() ? all() : next(task)).getBytes(StandardCharsets.UTF_8);
		}
		catch (RuntimeException ex) {
			// too many at once: asked again, as the application has it
			status = FailedStep.isPassing(ex) ? 503 : 500;
			body = String.valueOf(ex).getBytes(StandardCharsets.UTF_8);
		}
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private String next(String task) {
		Task done = this.workflow.complete(task, Desk.MARCUS, Map.of());
		return this.workflow.openTasks(done.businessKey()).get(0).id();
	}

	private String all() {
		StringBuilder all = new StringBuilder();
		for (int number = 0; number < KilledCompletions.CASES; number++) {
			String key = "case-" + number;
			this.workflow.start("staged-escalation", key, Map.of());
			all.append(key).append(' ').append(this.workflow.openTasks(key).get(0).id()).append('\n');
		}
		return all.toString();
	}

	/**
	 * The modules that it is made of.
	 */
	@Import(WorkflowTestApplication.class)
	@ComponentScan(basePackageClasses = Ledger.class,
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(rest|web)\\..*"))
	@ConfigurationPropertiesScan(basePackageClasses = Ledger.class)
	static class Application {

		@Bean
		StepListener record(ApplicationEventPublisher events, Clock clock) {
			return new Recorded(events, clock);
		}

	}

	/** Has what happens to tasks entered in the ledger, as the business modules do. */
	private record Recorded(ApplicationEventPublisher events, Clock clock) implements StepListener {

		@Override
		public void taskCreated(Task task) {
			enter(task, UserId.SYSTEM, "task.created");
		}

		@Override
		public void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
			enter(task, by.user(), "task.completed");
		}

		private void enter(Task task, UserId by, String kind) {
			this.events.publishEvent(new Auditable(this.clock.instant(), by, kind, task.businessKey(),
					task.businessKey(), kind, Map.of("task", task.id()), task.release()));
		}

	}

}
