package io.callcraft.incentives;

class H2PointsIntegrationTests extends PointsTests {

}
