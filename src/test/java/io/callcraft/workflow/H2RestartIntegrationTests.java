package io.callcraft.workflow;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;

/**
 * Restarts on a file of H2.
 */
class H2RestartIntegrationTests extends RestartBehaviour {

	@TempDir
	private static Path folder;

	@Override
	Map<String, String> database() {
		return Map.of("url", "jdbc:h2:file:" + folder.resolve("restart")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
	}

}
