package io.callcraft;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import io.callcraft.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tests that share one running {@link AccessCenter}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(TestDatabase.Fresh.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InAccessCenter {

	static final Path POLICIES = RunningCenter.policyFolder();

	/** What the center's objects are called. */
	private static final Map<String, String> OPENED = new HashMap<>();

	/** Where it is open: the framework may end an application and start another. */
	private static int openedAt;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.policies.approval", () -> "required");
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@BeforeAll
	void openCenter() {
		if (openedAt != this.port) {
			OPENED.clear();
			new AccessCenter(base(), this.jdbc).open(OPENED);
			openedAt = this.port;
		}
	}

	final String base() {
		return "http://127.0.0.1:" + this.port;
	}

	final Map<String, String> values() {
		return OPENED;
	}

}
