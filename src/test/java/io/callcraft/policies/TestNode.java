package io.callcraft.policies;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.callcraft.audit.Ledger;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A running node that knows only policies and the ledger: started and stopped at will, on
 * a database that outlives it.
 */
record TestNode(ConfigurableApplicationContext context) implements AutoCloseable {

	static final Actor OPS = operator("ops");

	static final Actor OPS2 = operator("ops2");

	/** An embedded database of its own, which outlives the nodes. */
	static JdbcConnectionDetails emptyH2() {
		String url = "jdbc:h2:mem:" + UUID.randomUUID()
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
		return new JdbcConnectionDetails() {
			@Override
			public String getJdbcUrl() {
				return url;
			}

			@Override
			public String getUsername() {
				return "sa";
			}

			@Override
			public String getPassword() {
				return "";
			}
		};
	}

	static TestNode start(JdbcConnectionDetails database, TestFolder folder, String... properties) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(PoliciesAlone.class)
			.web(WebApplicationType.NONE)
			.profiles("test")
			.initializers((context) -> context.getBeanFactory().registerSingleton("testDatabase", database));
		List<String> arguments = new ArrayList<>(List.of(properties));
		arguments.add("callcraft.policies.folder=" + folder.path());
		return new TestNode(
				application.run(arguments.stream().map((property) -> "--" + property).toArray(String[]::new)));
	}

	Releases releases() {
		return this.context.getBean(Releases.class);
	}

	Drafts drafts() {
		return this.context.getBean(Drafts.class);
	}

	DraftFiles draftFiles() {
		return this.context.getBean(DraftFiles.class);
	}

	Ledger ledger() {
		return this.context.getBean(Ledger.class);
	}

	FakeDecisions decisions() {
		return this.context.getBean(FakeDecisions.class);
	}

	FakeDefinitions definitions() {
		return this.context.getBean(FakeDefinitions.class);
	}

	JdbcTemplate jdbc() {
		return this.context.getBean(JdbcTemplate.class);
	}

	int live() {
		return releases().live().map(PublishedRelease::number).orElse(0);
	}

	String liveText(String path) {
		return releases().file(live(), path);
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static Actor operator(String user) {
		return new Actor(new UserId(user), Set.of(Role.OPERATIONS), null, Set.of());
	}

	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, JacksonAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			ThymeleafAutoConfiguration.class, TransactionAutoConfiguration.class })
	@ConfigurationPropertiesScan({ "io.callcraft.policies", "io.callcraft.audit" })
	@ComponentScan(basePackages = { "io.callcraft.policies", "io.callcraft.audit" },
			// those replay calls and run workflows, which this node does not know, and it
			// has no pages
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = ".*\\.Backtest.*|.*\\.Trials|.*\\.Policy(Approval|ChangeForm)|io\\.callcraft\\.policies\\.(rest|web)\\..*"))
	@EntityScan("io.callcraft.policies")
	static class PoliciesAlone {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		FakeDecisions decisions() {
			return new FakeDecisions();
		}

		@Bean
		FakeDefinitions definitions() {
			return new FakeDefinitions();
		}

	}

}
