package io.callcraft.policies;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

@Import(TestDatabase.Fresh.class)
class MysqlBacktestIntegrationTests extends BacktestIntegrationTests {

}
