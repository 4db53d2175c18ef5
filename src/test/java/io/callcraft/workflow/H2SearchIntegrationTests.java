package io.callcraft.workflow;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Searches on H2, which must not answer with what it has found before.
 */
@TestPropertySource(
		properties = "spring.datasource.url=jdbc:h2:./target/search/${random.uuid};MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0")
class H2SearchIntegrationTests extends SearchBehaviour {

	@Override
	String plan(JdbcClient jdbc, String sql, List<Object> parameters) {
		String plan = jdbc.sql("explain " + sql).params(parameters).query(String.class).single();
		if (plan.contains("tableScan")) {
			return "a scan of the table";
		}
		return plan.contains("index sorted") ? plan : plan + SORTS;
	}

}
