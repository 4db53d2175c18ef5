package io.callcraft.incentives;

class H2TeamRewardsIntegrationTests extends TeamRewardsTests {

}
