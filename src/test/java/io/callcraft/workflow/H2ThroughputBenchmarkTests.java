package io.callcraft.workflow;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The benchmark on the embedded default: a file, every commit written through.
 */
class H2ThroughputBenchmarkTests extends ThroughputBenchmark {

	@TempDir
	static Path folder;

	@DynamicPropertySource
	static void file(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> "jdbc:h2:file:" + folder.resolve("bench")
				+ ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;LOCK_TIMEOUT=10000");
	}

	@Override
	String database() {
		return "H2";
	}

}
