package io.callcraft.policies;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class H2PoliciesIntegrationTests extends PoliciesIntegrationTests {

	@Override
	JdbcConnectionDetails emptyDatabase() {
		return TestNode.emptyH2();
	}

}
