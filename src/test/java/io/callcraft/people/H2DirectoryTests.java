package io.callcraft.people;

class H2DirectoryTests extends DirectoryTests {

}
