package io.callcraft.policies;

class H2BacktestIntegrationTests extends BacktestIntegrationTests {

}
