package io.callcraft.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsCheckTests {

	private static final String EMBEDDED = "spring.datasource.url=jdbc:h2:mem:a;MODE=MySQL";

	private final ApplicationContextRunner demonstration = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setActiveProfiles("demo"))
		.withUserConfiguration(SettingsCheck.class);

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "::1", "127.0.0.53" })
	void the_demonstration_starts_on_an_embedded_database_and_this_machine(String address) {
		this.demonstration.withPropertyValues(EMBEDDED, "server.address=" + address)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "::", "192.0.2.7", "", "no.such.host.invalid" })
	void the_demonstration_refuses_every_address_but_this_machines(String address) {
		this.demonstration.withPropertyValues(EMBEDDED, "server.address=" + address)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(StartRefused.class)
				.hasMessageContaining("server.address is '" + address + "'"));
	}

	@Test
	void the_demonstration_refuses_to_listen_wherever_it_can() {
		this.demonstration.withPropertyValues(EMBEDDED)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(StartRefused.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.datasource.url", "spring.datasource.hikari.jdbc-url" })
	void the_demonstration_refuses_another_database_and_keeps_its_password_out_of_the_log(String property) {
		this.demonstration
			.withPropertyValues("server.address=127.0.0.1",
					property + "=jdbc:mysql://me:secret@db.example:3306/center?password=secret")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(StartRefused.class)
				.hasMessageContaining("'jdbc:mysql://db.example:3306/center'")
				.hasMessageNotContaining("secret"));
	}

	@Test
	void a_refusal_says_what_to_do() {
		this.demonstration
			.withPropertyValues("server.address=127.0.0.1", "spring.datasource.url=jdbc:mysql://db.example/center")
			.run((context) -> assertThat(new StartRefusedAnalyzer().analyze(context.getStartupFailure()).getAction())
				.contains("spring.datasource.url")
				.contains("another profile"));
	}

	@Test
	void another_profile_goes_where_it_likes() {
		new ApplicationContextRunner()
			.withInitializer((context) -> context.getEnvironment().setActiveProfiles("production"))
			.withUserConfiguration(SettingsCheck.class)
			.withPropertyValues("server.address=0.0.0.0", "spring.datasource.url=jdbc:mysql://db.example/center")
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
