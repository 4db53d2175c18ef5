package io.callcraft.incentives;

class H2RecognitionIntegrationTests extends RecognitionTests {

}
