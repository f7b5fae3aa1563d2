package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.murano.common.error.MuranoException;
import io.murano.common.message.ReportLevel;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.packaging.InMemoryPackageFiles;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.Report;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.muranopl.testing.PackageTests;
import io.murano.conductor.muranopl.testing.TestResult;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.error.YaqlException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Tasks and tests (contract §9, 73, 78–79, 85)")
class TaskAcceptanceTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String CLASSES =
      """
      Namespaces:
        =: t
        std: io.murano
      Name: Root
      Properties:
        value: {Contract: $.int(), Usage: InOut, Default: 0}
        required: {Contract: $.string().notNull(), Default: ok}
        child: {Contract: $.class(Root), Usage: InOut}
      Methods:
        failing:
          Scope: Public
          Body:
            - $.value: 7
            - $.inner()
        inner:
          Body:
            - Throw: Oops
              Message: it broke
        echo:
          Scope: Public
          Arguments:
            - data: {Contract: $}
            - count: {Contract: $.int().notNull(), Default: 1}
          Body:
            - Return: [$data, $count]
        nothing: {Scope: Public}
        aType: {Scope: Public, Body: {Return: type($)}}
        anObject:
          Scope: Public
          Body:
            Return: new(Made, text => hello)
        fixed:
          Usage: Static
          Scope: Public
          Arguments: [n: {Contract: $.int().notNull()}]
          Body: {Return: $n * 2}
        hidden: {Usage: Static}
      ---
      Name: Made
      Properties:
        text: {Contract: $.string()}
      """;

  private final List<Report> reports = new ArrayList<>();
  private final MuranoPlEngine engine = MuranoPlEngine.builder().build();

  private static IndexedPackageLoader packages(String classes, String... names) {
    StringBuilder manifest =
        new StringBuilder("{Format: 1.4, Type: Library, FullName: t, Classes: {");
    for (String name : names) {
      manifest.append(name).append(": all.yaml, ");
    }
    manifest.append("}}");
    return new IndexedPackageLoader(
        List.of(
            new InMemoryPackageFiles(
                Map.of(
                    "manifest.yaml", manifest.toString().getBytes(StandardCharsets.UTF_8),
                    "Classes/all.yaml", classes.getBytes(StandardCharsets.UTF_8)))));
  }

  private ExecutionContext context() {
    return ExecutionContext.builder("task", packages(CLASSES, "t.Root", "t.Made"))
        .reports(reports::add)
        .build();
  }

  private ModelOutcome task(String model, String method, String args) {
    ModelTask.Action action = new ModelTask.Action("r", method, JSON.readTree(args));
    return engine.task(new ModelTask(JSON.readTree(model), action), context()).run();
  }

  private ModelOutcome task(String method, String args) {
    return task("{\"Objects\": {\"?\": {\"id\": \"r\", \"type\": \"t.Root\"}}}", method, args);
  }

  @Test
  @DisplayName("73. The model of a deleted environment has neither Objects nor ObjectsCopy")
  void point73() {
    JsonNode model =
        JSON.readTree(
            "{\"Objects\": null, \"ObjectsCopy\": {\"?\": {\"id\": \"r\", \"type\": \"t.Root\"}}}");

    ModelOutcome outcome = engine.task(new ModelTask(model, null), context()).run();

    assertThat(outcome.failed()).isFalse();
    assertThat(outcome.model().path("Objects").isNull()).isTrue();
    assertThat(outcome.model().path("ObjectsCopy").isNull()).isTrue();
  }

  @Test
  @DisplayName(
      "78. Failures: message, details, partial model, report; load failures change nothing")
  void point78() {
    ModelOutcome outcome = task("failing", "{}");

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.result().path("message").asString()).isEqualTo("[t.Oops]: it broke");
    assertThat(outcome.result().path("details").asString())
        .startsWith("t.Oops: it broke\nTraceback")
        .contains("in method failing of type t.Root", "in method inner of type t.Root");
    assertThat(outcome.model().at("/Objects/value").asInt()).isEqualTo(7);
    assertThat(reports)
        .containsExactly(new Report("r", ReportLevel.ERROR, "[t.Oops]: it broke", null));

    reports.clear();
    String broken =
        "{\"Objects\": {\"?\": {\"id\": \"r\", \"type\": \"t.Root\"}, \"required\": null,"
            + " \"value\": 3}}";
    ModelOutcome notLoaded = task(broken, "echo", "{}");
    assertThat(notLoaded.failed()).isTrue();
    assertThat(notLoaded.result().path("message").asString()).contains("[t.Root.required]");
    assertThat(notLoaded.model().path("Objects")).isEqualTo(JSON.readTree(broken).path("Objects"));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).level()).isEqualTo(ReportLevel.ERROR);
  }

  @Test
  @DisplayName("79. Arguments by name, results of every kind, errors of static actions")
  void point79() {
    assertThat(task("echo", "{\"data\": {\"a\": [1]}, \"count\": \"5\"}").result().toString())
        .isEqualTo("[{\"a\":[1]},5]");
    assertThat(task("echo", "{\"count\": null}").result().path("message").asString())
        .contains("[t.Root::echo(count)] null value violates notNull() contract");
    assertThat(task("echo", "{\"unknown\": 1}").failed()).isTrue();
    assertThat(task("nothing", "{}").result().isNull()).isTrue();
    assertThat(task("aType", "{}").result().asString()).isEqualTo("t.Root/0.0.0@t");
    JsonNode object = task("anObject", "{}").result();
    assertThat(object.path("text").asString()).isEqualTo("hello");
    assertThat(object.at("/?/type").asString()).isEqualTo("t.Made/0.0.0@t");

    assertThat(staticCall("t.Root", "fixed", "{\"n\": 21}").run().asInt()).isEqualTo(42);
    assertThat(staticError("t.Nowhere", "fixed", "{}"))
        .isEqualTo("murano.dsl.exceptions.NoPackageForClassFound");
    assertThat(staticError("t.Root", "none", "{}"))
        .isEqualTo("murano.dsl.exceptions.NoMethodFound");
    assertThat(staticError("t.Root", "hidden", "{}"))
        .isEqualTo("murano.dsl.exceptions.MethodNotExposed");
    assertThat(staticError("t.Root", "fixed", "{\"n\": 1, \"x\": 1}"))
        .isEqualTo("yaql.language.exceptions.NoMatchingMethodException");
    assertThat(staticError("t.Root", "fixed", "{}"))
        .isEqualTo("murano.dsl.exceptions.ContractViolationException");
  }

  private io.murano.conductor.muranopl.StaticExecution staticCall(
      String type, String method, String args) {
    return engine.staticCall(
        new StaticCall(type, method, null, null, JSON.readTree(args)), context());
  }

  private String staticError(String type, String method, String args) {
    MuranoException error =
        catchThrowableOfType(MuranoException.class, () -> staticCall(type, method, args).run());
    return error instanceof MuranoPlException known
        ? known.names().get(0)
        : ((YaqlException) error).pythonName();
  }

  @Test
  @DisplayName("85. Mocks: by name and expression, on classes and objects, with the original")
  void point85() {
    PackageTests tests =
        new PackageTests(
            MuranoPlEngine.builder(),
            id ->
                ExecutionContext.builder(
                        id,
                        packages(
                            """
                            Namespaces:
                              =: t
                              test: io.murano.test
                            Name: Service
                            Methods:
                              call:
                                Arguments: [n: {Contract: $.int()}]
                                Body: {Return: $n}
                              twice:
                                Body:
                                  - Return: $.call(1) + $.call(1)
                              secretly:
                                Body:
                                  - $secret: 42
                                  - Return: $.call(1)
                            ---
                            Name: SubService
                            Extends: Service
                            ---
                            Name: ServiceTest
                            Extends: test:TestFixture
                            Methods:
                              fake:
                                Arguments: [n: {Contract: $.int()}]
                                Body: {Return: $n + 100}
                              testByName:
                                Body:
                                  - $service: new(Service)
                                  - inject(Service, call, $this, fake)
                                  - $.assertEqual(105, $service.call(5))
                                  - $.assertEqual(202, $service.twice())
                              testByTextAndOnObjects:
                                Body:
                                  - $service: new(Service)
                                  - inject('t.Service', call, $this, fake)
                                  - $.assertEqual(101, $service.call(1))
                                  - $other: new(Service)
                                  - inject($other, call, 7)
                                  - $.assertEqual(7, $service.call(1))
                              testByExpression:
                                Body:
                                  - $service: new(Service)
                                  - inject(Service, call, originalMethod() * 10)
                                  - $.assertEqual(50, $service.call(5))
                                  - inject(Service, call, $this.fake(1))
                                  - $.assertEqual(101, $service.call(5))
                              testWithOriginal:
                                Body:
                                  - $service: new(Service)
                                  - $prefix: test
                                  - inject(Service, call, withOriginal(s => $secret) -> format('{0} {1} {2}', $prefix, $s, $2))
                                  - $.assertEqual('test 42 1', $service.secretly())
                              testOthersStay:
                                Body:
                                  - inject(SubService, call, 1)
                                  - $.assertEqual(5, new(Service).call(5))
                                  - $.assertEqual(1, new(SubService).call(5))
                              testFails:
                                Body:
                                  - $.assertEqual(1, 2)
                            """,
                            "t.Service", "t.SubService", "t.ServiceTest"))
                    .build(),
            "t",
            VersionSpec.parse("0"));

    List<TestResult> results = tests.find(List.of()).stream().map(tests::run).toList();

    assertThat(results).hasSize(6);
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.passed())
                    .as(result.test() + ": " + result.details())
                    .isEqualTo(!result.test().method().equals("testFails")));
  }
}
