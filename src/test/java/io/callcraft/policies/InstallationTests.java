package io.callcraft.policies;

import java.util.Map;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationTests {

	private static final PolicyFiles FILES = PolicyFiles.of(Map.of(TestFolder.RULE, "rule one"));

	private final Installation installation = new Installation(new FakeDecisions(), new FakeDefinitions());

	@Test
	void a_release_that_failed_is_told_until_a_later_one_is_in_force() {
		this.installation.failed(2, new IllegalStateException("no memory left"));

		assertThat(this.installation.failure()).hasValue("Release 2 cannot be installed: no memory left");

		this.installation.install(this.installation.prepare(3, FILES), FILES);

		assertThat(this.installation.failure()).isEmpty();
	}

	@Test
	void a_failure_heard_of_after_a_later_release_is_in_force_is_none_any_more() {
		this.installation.install(this.installation.prepare(3, FILES), FILES);

		this.installation.failed(2, new IllegalStateException("no memory left"));

		assertThat(this.installation.failure()).isEmpty();
		assertThat(this.installation.number()).isEqualTo(3);
	}

}
