package io.murano.conductor.muranopl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class MuranoPlArchitectureTests {

  private static final String ROOT = "io.murano.conductor.muranopl";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theLanguageKnowsNoFrameworkDatabaseOrBroker() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "com.rabbitmq..")
        .check(CLASSES);
  }

  @Test
  void theLanguageKnowsNothingOfTheConductorAroundIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.murano.conductor.agent..",
            "io.murano.conductor.amqp..",
            "io.murano.conductor.cli..",
            "io.murano.conductor.conformance..",
            "io.murano.conductor.deployment..",
            "io.murano.conductor.messaging..",
            "io.murano.conductor.outbox..",
            "io.murano.conductor.stack..",
            "io.murano.conductor.system..")
        .check(CLASSES);
  }

  @Test
  void packagesDependOnEachOtherInOneDirectionOnly() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingBelowTheFacadeKnowsTheFacadeButTheTestRunner() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .and()
        .resideOutsideOfPackage(ROOT + ".testing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  @Test
  void yamlVersionsAndErrorsStandBelowTheInterpreter() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".yaml..", ROOT + ".version..", ROOT + ".value..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".type..", ROOT + ".execution..", ROOT + ".declaration..")
        .check(CLASSES);
  }
}
