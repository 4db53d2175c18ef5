package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * Operators' work on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlOperationsIntegrationTests extends OperationsBehaviour {

}
