package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * Migrations on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlMigrationIntegrationTests extends MigrationBehaviour {

}
