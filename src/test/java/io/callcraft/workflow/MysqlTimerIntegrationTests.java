package io.callcraft.workflow;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

/**
 * Timers on MySQL.
 */
@Import(TestDatabase.Fresh.class)
class MysqlTimerIntegrationTests extends TimerBehaviour {

}
