package io.murano.conductor.deployment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which packages of the conductor may use which. */
class RuntimeArchitectureTests {

  private static final String ROOT = "io.murano.conductor";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void processUsesNothingOfMurano() {
    onlyUses("process", List.of());
  }

  @Test
  void databaseUsesTheProcessOnly() {
    onlyUses("database", List.of("process"));
  }

  @Test
  void amqpUsesTheProcessOnly() {
    onlyUses("amqp", List.of("process"));
  }

  @Test
  void outboxKnowsNoFeature() {
    onlyUses("outbox", List.of("process", "database", "amqp"));
  }

  @Test
  void deploymentKnowsNoLanguage() {
    onlyUses("deployment", List.of("process", "database", "outbox"));
  }

  @Test
  void agentsBelongToDeployments() {
    onlyUses("agent", List.of("process", "database", "amqp", "deployment"));
  }

  @Test
  void operationsOnlyLook() {
    onlyUses("operations", List.of("process", "deployment", "agent", "outbox"));
  }

  @Test
  void requestsKnowNoLanguage() {
    onlyUses("request", List.of("process", "operations"));
  }

  @Test
  void messagingHandsOver() {
    onlyUses("messaging", List.of("process", "amqp", "deployment", "request"));
  }

  @Test
  void nothingUsesTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".config..")
        .check(CLASSES);
  }

  private static void onlyUses(String name, List<String> allowed) {
    String own = ROOT + "." + name;
    noClasses()
        .that()
        .resideInAPackage(own + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to another package of the conductor than " + allowed,
                used ->
                    used.getPackageName().startsWith(ROOT + ".")
                        && !isIn(used.getPackageName(), own)
                        && allowed.stream()
                            .noneMatch(one -> isIn(used.getPackageName(), ROOT + "." + one))))
        .check(CLASSES);
  }

  private static boolean isIn(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
