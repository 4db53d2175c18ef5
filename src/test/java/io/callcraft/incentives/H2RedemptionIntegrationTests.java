package io.callcraft.incentives;

class H2RedemptionIntegrationTests extends RedemptionTests {

}
