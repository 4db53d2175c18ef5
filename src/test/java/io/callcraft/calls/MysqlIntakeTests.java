package io.callcraft.calls;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

@Import(TestDatabase.Fresh.class)
class MysqlIntakeTests extends IntakeTests {

}
