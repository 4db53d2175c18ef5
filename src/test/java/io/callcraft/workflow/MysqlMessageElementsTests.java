package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * Messages and signals on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlMessageElementsTests extends MessageElements {

}
