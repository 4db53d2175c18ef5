package io.callcraft.policies;

import io.callcraft.testing.TestDatabase;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class MysqlGovernanceIntegrationTests extends GovernanceIntegrationTests {

	@Override
	JdbcConnectionDetails emptyDatabase() {
		return TestDatabase.fresh("policies");
	}

}
