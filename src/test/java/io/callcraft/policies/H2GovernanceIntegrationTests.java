package io.callcraft.policies;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class H2GovernanceIntegrationTests extends GovernanceIntegrationTests {

	@Override
	JdbcConnectionDetails emptyDatabase() {
		return TestNode.emptyH2();
	}

}
