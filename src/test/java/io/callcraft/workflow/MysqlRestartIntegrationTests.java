package io.callcraft.workflow;

import java.util.Map;

import io.callcraft.testing.TestDatabase;

/**
 * Restarts on MySQL.
 */
class MysqlRestartIntegrationTests extends RestartBehaviour {

	private final TestDatabase database = TestDatabase.fresh("restart");

	@Override
	Map<String, String> database() {
		return Map.of("url", this.database.getJdbcUrl(), "username", this.database.getUsername(), "password",
				this.database.getPassword());
	}

}
