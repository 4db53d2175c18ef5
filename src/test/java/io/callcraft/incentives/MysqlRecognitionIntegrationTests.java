package io.callcraft.incentives;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

@Import(TestDatabase.Fresh.class)
class MysqlRecognitionIntegrationTests extends RecognitionTests {

}
