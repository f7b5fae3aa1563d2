package io.murano.conductor.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StackArchitectureTests {

  private static final String ROOT = "io.murano.conductor.stack";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void interfacesLanguageEngineAndSimulationKnowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT,
            ROOT + ".address..",
            ROOT + ".hot..",
            ROOT + ".engine..",
            ROOT + ".simulation..",
            ROOT + ".memory..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "com.rabbitmq..", "jakarta..")
        .check(CLASSES);
  }

  @Test
  void interfacesKnowNothingBehindThem() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".*..")
        .check(CLASSES);
  }

  @Test
  void theLanguageKnowsNoResources() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".hot..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".engine..", ROOT + ".simulation..", ROOT + ".jdbc..", ROOT + ".local..")
        .check(CLASSES);
  }

  @Test
  void packagesDependOnEachOtherInOneDirectionOnly() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
