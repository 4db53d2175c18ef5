package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * Overdue tasks on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlOverdueIntegrationTests extends OverdueBehaviour {

}
