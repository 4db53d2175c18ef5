package io.callcraft.audit;

import io.callcraft.testing.TestDatabase;
import org.springframework.context.annotation.Import;

@Import(TestDatabase.Fresh.class)
class VerificationOnMysqlIntegrationTests extends VerificationIntegrationTests {

}
