package io.callcraft.workflow;

import java.util.List;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Searches on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlSearchIntegrationTests extends SearchBehaviour {

	@Override
	String plan(JdbcClient jdbc, String sql, List<Object> parameters) {
		return jdbc.sql("explain format=traditional " + sql)
			.params(parameters)
			.query((row, number) -> row.getString("key")
					+ (String.valueOf(row.getString("Extra")).contains("filesort") ? SORTS : ""))
			.list()
			.toString();
	}

}
