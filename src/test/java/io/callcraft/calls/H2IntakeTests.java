package io.callcraft.calls;

class H2IntakeTests extends IntakeTests {

}
