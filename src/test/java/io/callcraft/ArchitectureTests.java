package io.callcraft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Transactional;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Guards the map of the application.
 */
class ArchitectureTests {

	private static JavaClasses classes;

	@BeforeAll
	static void readClasses() {
		classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.callcraft");
	}

	@Test
	void modules_use_only_what_the_map_allows() {
		ApplicationModules.of(CallcraftApplication.class).verify();
	}

	@Test
	void only_decisions_knows_drools() {
		noClasses().that()
			.resideOutsideOfPackage("io.callcraft.decisions..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.drools..")
			.because("rules are asked through decisions.Release")
			.check(classes);
	}

	@Test
	void only_workflow_knows_jbpm() {
		noClasses().that()
			.resideOutsideOfPackage("io.callcraft.workflow..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.jbpm..", "org.kie.kogito..")
			.because("processes are moved through workflow.Workflow")
			.check(classes);
	}

	@Test
	void nobody_asks_the_machine_for_the_time() {
		noClasses().should()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(LocalDate.class, "now")
			.orShould()
			.callMethod(LocalDateTime.class, "now")
			.orShould()
			.callMethod(ZonedDateTime.class, "now")
			.because("an injected java.time.Clock can be moved in tests")
			.check(classes);
	}

	@Test
	void controllers_hold_no_transaction() {
		noClasses().that()
			.resideInAnyPackage("..rest..", "..web..")
			.should()
			.beAnnotatedWith(Transactional.class)
			.because("a module's public service decides what belongs together")
			.check(classes);
	}

}
