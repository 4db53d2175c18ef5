package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * The workflow on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlWorkflowIntegrationTests extends WorkflowBehaviour {

}
