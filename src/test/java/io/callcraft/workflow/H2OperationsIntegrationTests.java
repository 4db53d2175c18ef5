package io.callcraft.workflow;

import org.springframework.test.context.TestPropertySource;

/**
 * Operators' work on H2.
 */
@TestPropertySource(
		properties = "spring.datasource.url=jdbc:h2:mem:operations;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000")
class H2OperationsIntegrationTests extends OperationsBehaviour {

}
