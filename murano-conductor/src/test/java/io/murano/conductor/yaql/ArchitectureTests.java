package io.murano.conductor.yaql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the engine free of frameworks and its packages free of cycles. */
class ArchitectureTests {

  private static final String ROOT = "io.murano.conductor.yaql";

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ArchitectureTests::isOfMainCode)
          .importPackages(ROOT);

  private static boolean isOfMainCode(Location location) {
    String tests =
        ArchitectureTests.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return !location.contains(tests);
  }

  @Test
  void knowsNoFramework() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "com.rabbitmq..",
            "java.sql..",
            "javax.sql..",
            "tools.jackson..",
            "com.fasterxml..",
            "info.picocli..",
            "org.jline..")
        .check(ENGINE);
  }

  @Test
  void usesReflectionOnlyForRegistration() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".registration")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .because("host objects are reached through interfaces, never by reflection")
        .check(ENGINE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void packagesUseOnlyThoseBelowThem() {
    onlyUses("error");
    onlyUses("value", "error");
    onlyUses("expression");
    onlyUses("parser", "expression", "error");
    onlyUses("runtime", "expression", "value", "error");
    onlyUses("type", "runtime", "expression", "value", "error");
    onlyUses("registration", "type", "runtime", "value", "error");
  }

  private static void onlyUses(String name, String... neighbours) {
    String[] allowed =
        Stream.concat(
                Stream.of("java..", "org.jspecify..", "io.murano.common.error", ROOT + "." + name),
                Arrays.stream(neighbours).map(neighbour -> ROOT + "." + neighbour))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(ENGINE);
  }

  @Test
  void nothingBelowTheFacadeKnowsIt() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(ENGINE);
  }
}
