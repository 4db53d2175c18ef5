package io.callcraft.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.callcraft.shared.PolicyFiles;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The workflow module alone, on a database, with a {@link Desk} in place of the others.
 * It has no stereotype on purpose: the whole application's tests must not find it.
 */
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = Workflow.class)
@Import({ Walk.class, WorkflowTestApplication.Stubs.class })
class WorkflowTestApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	Desk desk() {
		return new Desk();
	}

	/** The shipped workflow files. */
	static PolicyFiles shipped() {
		try (Stream<Path> files = Files.list(Path.of("processes"))) {
			Map<String, String> text = new TreeMap<>();
			for (Path file : files.toList()) {
				text.put("processes/" + file.getFileName(), Files.readString(file));
			}
			return PolicyFiles.of(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static class Stubs implements BeanRegistrar {

		@Override
		public void register(BeanRegistry registry, Environment environment) {
			Desk.FORMS.forEach((name) -> registry.registerBean("form " + name, Desk.Form.class,
					(form) -> form.supplier((context) -> new Desk.Form(name, context.bean(Desk.class)))));
			Desk.DECISIONS.forEach((name) -> registry.registerBean("decider " + name, Desk.Answers.class,
					(decider) -> decider.supplier((context) -> new Desk.Answers(name, context.bean(Desk.class)))));
		}

	}

}
