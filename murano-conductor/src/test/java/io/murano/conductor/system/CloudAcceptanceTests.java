package io.murano.conductor.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.agent.AgentTimeoutException;
import io.murano.conductor.muranopl.packaging.InMemoryPackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.stack.StackDescription;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Clouds and agents (contract §9, 13, 81–83)")
class CloudAcceptanceTests {

  private static final String APPLICATION =
      """
      Namespaces:
        =: t
        std: io.murano
        res: io.murano.resources
        sys: io.murano.system
      Name: App
      Extends: std:Application
      Properties:
        instance: {Contract: $.class(res:Instance)}
        answers: {Contract: [$], Usage: Out}
      Methods:
        .init:
          Body:
            - $.environment: $.find(std:Environment).require()
        deploy:
          Body:
            - If: $.instance != null
              Then:
                - $.instance.deploy()
      """;

  private static PackageFiles application(String methods, Map<String, String> files) {
    TreeMap<String, byte[]> contents = new TreeMap<>();
    contents.put(
        "manifest.yaml",
        bytes("{Format: 1.4, Type: Application, FullName: t, Classes: {t.App: App.yaml}}"));
    contents.put("Classes/App.yaml", bytes(APPLICATION + methods.indent(2)));
    files.forEach((path, text) -> contents.put(path, bytes(text)));
    return new InMemoryPackageFiles(contents);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return MuranoJson.mapper().readTree(text);
  }

  private static final String MACHINE =
      """
      {"?": {"id": "a0", "type": "t.App"},
       "instance": {"?": {"id": "v0", "type": "io.murano.resources.LinuxMuranoInstance"},
                    "name": "vm1", "flavor": "m1.small", "image": "ubuntu"}}
      """;

  private static void succeeds(ModelOutcome outcome) {
    assertThat(outcome.failed()).as(() -> outcome.result().toPrettyString()).isFalse();
  }

  @Test
  @DisplayName("13. A HOT package deploys its template, keeps the outputs, deletes its stack")
  void point13() {
    PackageFiles hot =
        new InMemoryPackageFiles(
            Map.of(
                "manifest.yaml",
                bytes("{Format: Heat.HOT/1.0, Type: Application, FullName: t.Hot}"),
                "template.yaml",
                bytes(
                    """
                    heat_template_version: 2013-05-23
                    parameters:
                      length: {type: number, default: 8}
                    resources:
                      secret:
                        type: OS::Heat::RandomString
                        properties: {length: {get_param: length}}
                    outputs:
                      word: {value: {get_attr: [secret, value]}}
                    """)));
    try (PackageBench bench = new PackageBench(List.of(hot))) {
      bench.environment(
          json(
              """
              {"?": {"id": "a0", "type": "t.Hot"}, "name": "hot", "templateParameters":
               {"length": 5}}
              """));
      succeeds(bench.deploy());

      JsonNode application = bench.application(0);
      String stack = attribute(bench, "generatedHeatStackName");
      assertThat(application.at("/templateOutputs/word").asString()).hasSize(5);
      assertThat(bench.stacks().find(stack)).isPresent();

      succeeds(bench.destroy());
      assertThat(bench.stacks().find(stack)).isEmpty();
    }
  }

  private static String attribute(PackageBench bench, String name) {
    for (JsonNode attribute : bench.model().path("Attributes")) {
      if (attribute.path(2).asString().equals(name)) {
        return attribute.path(3).asString();
      }
    }
    throw new AssertionError("no attribute " + name + " in " + bench.model().path("Attributes"));
  }

  @Test
  @DisplayName("81. HeatStack: merging, create, update, delete, asynchronous push, outputs")
  void point81() {
    PackageFiles files =
        application(
            """
            run:
              Scope: Public
              Body:
                - $stack: new(sys:HeatStack, $.environment, name => test)
                - $first:
                    resources:
                      a: {type: 'OS::Heat::RandomString', properties: {length: 4}}
                    outputs:
                      word: {value: {get_attr: [a, value]}}
                - $stack.updateTemplate($first)
                - $stack.push()
                - $merged:
                    resources:
                      a: {properties: {length: 6}}
                      b: {type: 'OS::Heat::RandomString', properties: {character_classes: [{class: digits, min: 1}]}}
                - $stack.updateTemplate($merged)
                - $stack.updateTemplate($merged)
                - $stack.push(async => true)
                - Return:
                    - $stack.current().resources.keys().orderBy($)
                    - $stack.current().resources.a.type
                    - $stack.current().resources.a.properties.length
                    - len($stack.current().resources.b.properties.character_classes)
                    - len($stack.output().word)
            later:
              Scope: Public
              Body:
                - $stack: new(sys:HeatStack, $.environment, name => test)
                - $c:
                    resources:
                      c: {type: 'OS::Heat::RandomString'}
                - $stack.updateTemplate($c)
                - $stack.push(isAsync => true)
            wrong:
              Scope: Public
              Body:
                - $stack: new(sys:HeatStack, $.environment, name => test)
                - $list: {resources: [1]}
                - $stack.updateTemplate($list)
            empty:
              Scope: Public
              Body:
                - $stack: new(sys:HeatStack, $.environment, name => test)
                - $stack.current()
                - $none: {}
                - $stack.setTemplate($none)
                - $stack.push()
            """,
            Map.of());
    try (PackageBench bench = new PackageBench(List.of(files))) {
      bench.environment(json("{\"?\": {\"id\": \"a0\", \"type\": \"t.App\"}}"));

      ModelOutcome run = bench.call("a0", "run");
      succeeds(run);
      assertThat(run.result().toString())
          .isEqualTo("[[\"a\",\"b\"],\"OS::Heat::RandomString\",6,1,6]");

      succeeds(bench.call("a0", "later"));
      assertThat(resources(bench)).containsExactlyInAnyOrder("a", "b", "c");

      assertThat(bench.call("a0", "wrong").result().path("message").asString())
          .startsWith("[TypeError]");

      succeeds(bench.call("a0", "empty"));
      assertThat(bench.stacks().find("test")).isEmpty();
    }
  }

  private static List<String> resources(PackageBench bench) {
    StackDescription stack = bench.stacks().find("test").orElseThrow();
    return List.copyOf(template(bench, stack).path("resources").propertyNames());
  }

  private static JsonNode template(PackageBench bench, StackDescription stack) {
    return json(MuranoJson.mapper().writeValueAsString(bench.stacks().template(stack)));
  }

  @Test
  @DisplayName("82. Agent plans of both formats, files of every kind, time-outs and errors")
  void point82() {
    String plan =
        """
        FormatVersion: 2.0.0
        Name: Install
        Parameters: {p: $p}
        Body: return install(args.p).stdout
        Scripts:
          install:
            Type: Application
            Version: 1.0.0
            EntryPoint: run.sh
            Files: [run.sh, <data.bin>, 'http://host/archive.tar', renamed: other.sh]
          again:
            Type: Application
            Version: 1.0.0
            EntryPoint: run.sh
            Files: [run.sh]
        """;
    PackageFiles files =
        application(
            """
            call:
              Scope: Public
              Body:
                - $resources: new(sys:Resources)
                - $plan: $resources.yaml('plan.yaml').bind(dict(p => 5))
                - Return: $.instance.agent.call($plan, $resources)
            old:
              Scope: Public
              Body:
                - $resources: new(sys:Resources)
                - $plan:
                    Scripts: [run.sh]
                    Commands: [{Name: install, Arguments: {}}]
                - Return: $.instance.agent.call($plan, $resources)
            """,
            Map.of(
                "Resources/plan.yaml", plan,
                "Resources/scripts/run.sh", "#!/bin/sh\r\necho hello\r\n",
                "Resources/scripts/other.sh", "other",
                "Resources/scripts/data.bin", "binary"));
    try (PackageBench bench = new PackageBench(List.of(files))) {
      bench.environment(json(MACHINE));
      succeeds(bench.deploy());
      bench.agents.clear();
      ModelOutcome answered = bench.call("a0", "call");
      succeeds(answered);

      assertThat(answered.result().asString()).isEqualTo("ok");
      ObjectNode sent = bench.agents.calls().get(0).plan();
      JsonNode install = sent.at("/Scripts/install");
      String entryPoint = install.path("EntryPoint").asString();
      assertThat(sent.at("/Parameters/p").asInt()).isEqualTo(5);
      assertThat(install.path("Files").size()).isEqualTo(4);
      assertThat(sent.at("/Scripts/again/EntryPoint").asString()).isEqualTo(entryPoint);
      assertThat(file(sent, "run.sh").path("Body").asString()).isEqualTo("#!/bin/sh\necho hello\n");
      assertThat(sent.path("Files").path(entryPoint).path("Name").asString()).isEqualTo("run.sh");
      JsonNode binary = file(sent, "data.bin");
      assertThat(binary.path("BodyType").asString()).isEqualTo("Base64");
      assertThat(Base64.getDecoder().decode(binary.path("Body").asString().strip()))
          .isEqualTo(bytes("binary"));
      assertThat(file(sent, "archive.tar").path("Type").asString()).isEqualTo("Downloadable");
      assertThat(file(sent, "renamed").path("Body").asString()).isEqualTo("other");

      bench.agents.answer(given -> JsonNodeFactory.instance.stringNode("old answer"));
      assertThat(bench.call("a0", "old").result().asString()).isEqualTo("old answer");
      JsonNode script = bench.agents.calls().get(1).plan().at("/Scripts/0");
      assertThat(
              new String(
                  Base64.getDecoder().decode(script.asString().strip()), StandardCharsets.UTF_8))
          .contains("echo hello");

      bench.agents.fail("script failed", 7);
      assertThat(bench.call("a0", "call").result().path("message").asString())
          .startsWith("[murano.engine.system.agent.AgentException]")
          .contains("script failed", "7");
    }
  }

  private static JsonNode file(ObjectNode plan, String name) {
    for (JsonNode file : plan.path("Files")) {
      if (file.path("Name").asString().equals(name)) {
        return file;
      }
    }
    throw new AssertionError("the plan has no file " + name + ": " + plan);
  }

  @Test
  @DisplayName("82. A call that is not answered in time raises TimeoutException")
  void point82Timeout() {
    PackageFiles files =
        application(
            """
            call:
              Scope: Public
              Body:
                - $plan: {Body: return}
                - $.instance.agent.callRaw($plan, 5)
            """,
            Map.of());
    try (PackageBench bench = new PackageBench(List.of(files))) {
      bench.environment(json(MACHINE));
      succeeds(bench.deploy());
      bench.agents.answer(
          plan -> {
            throw new AgentTimeoutException(java.time.Duration.ofSeconds(5));
          });

      assertThat(bench.call("a0", "call").result().path("message").asString())
          .isEqualTo(
              "[murano.common.exceptions.TimeoutException]: The murano-agent did not respond within"
                  + " 5 seconds");
    }
  }

  @Test
  @DisplayName("83. Deploy, deploy again, remove the application, delete the environment")
  void point83() {
    try (PackageBench bench = new PackageBench(List.of(application("unused:\n", Map.of())))) {
      bench.environment(json(MACHINE));
      succeeds(bench.deploy());
      JsonNode attributes = bench.model().path("Attributes");
      StackDescription first = bench.stack().orElseThrow();
      String machine = bench.application(0).at("/instance/openstackId").asString();
      assertThat(machine).isNotEmpty();
      assertThat(bench.application(0).at("/instance/ipAddresses").isEmpty()).isFalse();

      succeeds(bench.deploy());
      assertThat(bench.model().path("Attributes")).isEqualTo(attributes);
      assertThat(bench.application(0).at("/instance/openstackId").asString()).isEqualTo(machine);
      assertThat(bench.machines.machines).hasSize(1);

      ((ObjectNode) bench.model().path("Objects")).putArray("applications");
      succeeds(bench.deploy());
      JsonNode template = template(bench, bench.stack().orElseThrow());
      assertThat(template.path("resources").propertyNames())
          .noneMatch(name -> name.contains("vm1"))
          .anyMatch(name -> name.startsWith("network-"));
      assertThat(template.path("outputs").propertyNames()).noneMatch(name -> name.contains("vm1"));
      assertThat(bench.cloudIsEmpty()).isTrue();

      succeeds(bench.destroy());
      assertThat(bench.stacks().find(first.name())).isEmpty();
    }
  }
}
