package io.murano.conductor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.agent.OfflineAgents;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.request.ModelOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * The packages of the public application collection, unchanged, deployed, used, deployed again and
 * destroyed on a simulated cloud with scripted agents. The collection is not part of this project:
 * the environment variable {@value #FOLDER_VARIABLE} says where it is.
 */
class AppCollectionTests {

  static final String FOLDER_VARIABLE = "MURANO_APPS_DIR";

  @TestFactory
  Stream<DynamicTest> packagesOfTheCollection() throws IOException {
    String folder = System.getenv(FOLDER_VARIABLE);
    if (folder == null) {
      System.err.println(
          "SKIPPED: the packages of the application collection; set "
              + FOLDER_VARIABLE
              + " to a checkout of it to deploy them");
    }
    assumeTrue(folder != null, FOLDER_VARIABLE + " is not set");
    List<PackageFiles> packages = PackageFolders.scan(Path.of(Objects.requireNonNull(folder)));
    return scenarios().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.path("name").asString(), () -> play(packages, scenario)));
  }

  private static List<JsonNode> scenarios() throws IOException {
    try (InputStream file =
        AppCollectionTests.class.getResourceAsStream("/app-collection/scenarios.yaml")) {
      Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      List<JsonNode> result = new ArrayList<>();
      MuranoJson.mapper().<JsonNode>valueToTree(document).forEach(result::add);
      return result;
    }
  }

  private static void play(List<PackageFiles> packages, JsonNode scenario) {
    try (PackageBench bench = new PackageBench(packages)) {
      if (scenario.has("stdout")) {
        bench.agents.answer(
            plan -> OfflineAgents.success(plan, scenario.path("stdout").asString()));
      }
      List<JsonNode> applications = new ArrayList<>();
      scenario.path("applications").forEach(applications::add);
      bench.environment(applications.toArray(JsonNode[]::new));
      if (scenario.has("error")) {
        failsClearly(bench, scenario.path("error").asString());
      } else {
        livesThrough(bench, scenario);
      }
    }
  }

  private static void failsClearly(PackageBench bench, String message) {
    ModelOutcome outcome = bench.deploy();

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.result().path("message").asString()).contains(message);
    assertThat(bench.errors()).anySatisfy(text -> assertThat(text).contains(message));
  }

  private static void livesThrough(PackageBench bench, JsonNode scenario) {
    succeeds(bench, bench.deploy());
    assertThat(bench.agents.calls()).hasSize(scenario.path("plans").asInt());

    for (JsonNode action : scenario.path("actions")) {
      String[] parts = action.asString().split("\\.");
      succeeds(bench, bench.call(parts[0], parts[1]));
    }
    succeeds(bench, bench.deploy());

    succeeds(bench, bench.destroy());
    assertThat(bench.model().path("Objects").isNull()).isTrue();
    assertThat(bench.model().path("ObjectsCopy").isNull()).isTrue();
    assertThat(bench.cloudIsEmpty()).as("nothing is left in the cloud").isTrue();
  }

  private static void succeeds(PackageBench bench, ModelOutcome outcome) {
    assertThat(outcome.failed()).as(() -> outcome.result().toPrettyString()).isFalse();
    assertThat(bench.errors()).isEmpty();
  }
}
