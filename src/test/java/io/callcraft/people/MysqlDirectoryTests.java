package io.callcraft.people;

import io.callcraft.testing.TestDatabase;

import org.springframework.context.annotation.Import;

@Import(TestDatabase.Fresh.class)
class MysqlDirectoryTests extends DirectoryTests {

}
