package io.callcraft.web;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.people.People;
import io.callcraft.decisions.FailedRule;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The frame of the application alone: security, errors and layout, with a controller that
 * fails in every way there is.
 */
@TestConfiguration(proxyBeanMethods = false)
public class WebTestApplication {

	/**
	 * The configuration to name in a test. Nested, so that the application's own scan of
	 * components does not find it.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class })
	@ComponentScan(basePackages = { "io.callcraft.web.security", "io.callcraft.web.errors", "io.callcraft.web.layout" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(DirectoryAccounts|Tests.*)"))
	public static class Frame {

		@Bean
		People people() {
			People people = Mockito.mock(People.class);
			Mockito.when(people.nameOf(Mockito.any())).thenAnswer((call) -> call.getArgument(0).toString());
			Mockito.when(people.rep(Mockito.any())).thenReturn(Optional.empty());
			return people;
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		Failing failing() {
			return new Failing();
		}

	}

	/**
	 * Answers every kind of failure.
	 */
	@RestController
	public static class Failing {

		@GetMapping({ "/api/fail/{how}", "/fail/{how}" })
		Map<String, Object> fail(@PathVariable String how) {
			switch (how) {
				case "not-found" -> throw new NotFound("rep", "r-9");
				case "conflict" -> throw new Conflict("task-1", "Completed by somebody else");
				case "not-allowed" -> throw new NotAllowed("Only the author");
				case "invalid" -> throw new InvalidInput("calls", "26 is out of range: use 1 to 25");
				case "database" -> throw new CannotCreateTransactionException("no connection");
				case "stale" -> throw new OptimisticLockingFailureException("stale");
				case "failed-rule" -> throw new FailedRule("The rules of 'entry' cannot be applied", new Exception());
				case "bug" -> throw new IllegalStateException("secret of the inside");
				default -> {
					return Map.of("ok", true);
				}
			}
		}

		@GetMapping({ "/api/fail/half", "/fail/half" })
		Half half() {
			return new Half("half of an answer");
		}

		@PreAuthorize("hasRole('AUDITOR')")
		@GetMapping("/api/fail/guarded")
		Map<String, Object> guarded() {
			return Map.of("ok", true);
		}

		@PostMapping("/api/fail/body")
		Body body(@RequestBody Body body) {
			return body;
		}

		@PutMapping("/api/teams/{team}")
		Map<String, Object> team(@PathVariable String team) {
			return Map.of("team", team);
		}

		@GetMapping("/api/fail/number/{number}")
		Map<String, Object> number(@PathVariable int number) {
			return Map.of("number", number);
		}

	}

	/**
	 * Begins well and cannot be written to its end.
	 */
	public record Half(String begin) {

		/** The other half. */
		@JsonProperty
		public String end() {
			throw new IllegalStateException("secret of the inside");
		}

	}

	/**
	 * A body.
	 */
	public record Body(String name, Role role, Set<String> words) {
	}

}
