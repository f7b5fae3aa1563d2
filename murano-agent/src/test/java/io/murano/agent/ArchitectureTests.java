package io.murano.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may use which. */
class ArchitectureTests {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.murano.agent");

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.murano.agent.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyWiringAndSettingsKnowSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.murano.agent", "io.murano.agent.config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CLASSES);
  }

  @Test
  void onlyMessagingKnowsAmqp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.murano.agent.messaging")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.rabbitmq..")
        .check(CLASSES);
  }

  @Test
  void nothingButTheWiringKnowsSettings() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.murano.agent", "io.murano.agent.config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.murano.agent.config")
        .check(CLASSES);
  }

  @Test
  void valuesAndSyntaxOfBodiesKnowNothingOfTheAgent() {
    noClasses()
        .that()
        .resideInAnyPackage("io.murano.agent.body.syntax", "io.murano.agent.body.value")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.murano.agent.plan..",
            "io.murano.agent.store..",
            "io.murano.agent.executor..",
            "io.murano.agent.process..",
            "io.murano.agent.runner..")
        .check(CLASSES);
  }
}
