package io.callcraft.workflow;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which releases are kept ready to run.
 */
@SpringBootTest(classes = WorkflowTestApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:deployments;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
@ActiveProfiles("test")
class DeploymentsIntegrationTests {

	@Autowired
	private Deployments deployments;

	@Autowired
	private Desk desk;

	@Autowired
	private Walk walk;

	@Test
	void an_older_release_is_kept_for_as_long_as_an_instance_runs_on_it() {
		this.desk.releases.put(1, WorkflowTestApplication.shipped());
		this.walk.fresh();
		install(1);
		this.walk.start("support");
		install(2);
		install(3);

		assertThat(this.deployments.older()).containsExactly(1);

		this.walk.complete("deliver-support");
		install(4);

		assertThat(this.deployments.older()).isEmpty();
	}

	@Test
	void a_release_that_is_not_ready_is_built_when_an_instance_asks_for_it() {
		this.desk.releases.put(7, WorkflowTestApplication.shipped());
		install(8);

		assertThat(this.deployments.of(7).release()).isEqualTo(7);
		assertThat(this.deployments.of(7)).isSameAs(this.deployments.of(7));
	}

	private void install(int release) {
		this.deployments.install(release, WorkflowTestApplication.shipped());
	}

}
