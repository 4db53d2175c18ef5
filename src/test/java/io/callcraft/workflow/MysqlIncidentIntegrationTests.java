package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * Incidents on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlIncidentIntegrationTests extends IncidentBehaviour {

}
