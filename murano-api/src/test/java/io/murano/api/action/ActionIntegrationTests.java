package io.murano.api.action;

import static io.murano.api.support.ApiClient.json;
import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static io.murano.api.support.Environments.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.FakeConductor;
import io.murano.common.message.ActionResult;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.ConductorRequest;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import io.murano.common.message.TaskAction;
import io.murano.common.topology.MuranoQueues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 24 to 26, 56 and 57: actions, static actions and schemas. */
@ApiIntegrationTest
class ActionIntegrationTests {

  @Test
  void actionRunsOnTheDeployedObject(ApiClient api, FakeConductor conductor) {
    String environment = withActions(api, conductor);

    String run =
        api.post(environment + "/actions/a1_restart", json("{'delay': 5}")).text("task_id");

    DeploymentTask task = conductor.takeTask();
    assertThat(task.taskId()).isEqualTo(run);
    assertThat(task.action()).isEqualTo(new TaskAction("a1", "restart", json("{'delay': 5}")));
    assertThat(status(api, environment)).isEqualTo("deploying");
    assertThat(api.get(environment + "/actions/" + run).ok()).isEqualTo(json("{}"));
    api.post(environment + "/actions/a1_restart", json("{}")).expectError(403);

    JsonNode file = json("{'?': {'type': 'io.murano.File'}, 'base64Content': 'eA=='}");
    conductor.finish(task, 0, FakeConductor.deployed(task), new ActionResult(false, file));
    awaitStatus(api, environment, "ready");
    JsonNode result = api.get(environment + "/actions/" + run).ok();
    assertThat(result.get("isException").booleanValue()).isFalse();
    assertThat(result.get("result")).isEqualTo(file);
    JsonNode reports = api.get(environment + "/deployments/" + run).ok().get("reports");
    assertThat(reports.at("/0/text").stringValue()).isEqualTo("Action restart is scheduled");
    assertThat(reports.at("/1/text").stringValue()).isEqualTo("Deployment finished");
  }

  @Test
  void bodyMayBeLeftOut(ApiClient api, FakeConductor conductor) {
    String environment = withActions(api, conductor);

    api.post(environment + "/actions/a1_restart").ok();

    assertThat(conductor.takeTask().action())
        .isEqualTo(new TaskAction("a1", "restart", json("{}")));
  }

  @Test
  void refusedActionLeavesNoTrace(ApiClient api, FakeConductor conductor) {
    String environment = withActions(api, conductor);

    api.post(environment + "/actions/a1_nope", json("{}")).expectError(404);
    api.post(environment + "/actions/a1_stop", json("{}")).expectError(400);
    api.post(environment + "/actions/a1_restart", json("[]")).expectError(400);
    api.get(environment + "/actions/None").expectError(404);
    api.login("bob").post(environment + "/actions/a1_restart", json("{}")).expectError(403);
    api.post("/v1/environments/None/actions/a1_restart", json("{}")).expectError(404);

    assertThat(status(api, environment)).isEqualTo("ready");
    assertThat(conductor.pollTask()).isEmpty();
  }

  @Test
  void staticActionAnswersTheBareResult(ApiClient api, FakeConductor conductor) {
    Answered<StaticActionCall> answered =
        answer(
            conductor,
            ConductorReply.success(json("'Hello, John'")),
            () ->
                api.post(
                    "/v1/actions",
                    json(
                        """
                        {'className': 'a.B', 'methodName': 'hello', 'packageName': null,
                         'parameters': {'myName': 'John'}}
                        """)));

    assertThat(answered.response().body()).isEqualTo("\"Hello, John\"");
    StaticActionCall call = answered.request();
    assertThat(call.className()).isEqualTo("a.B");
    assertThat(call.method()).isEqualTo("hello");
    assertThat(call.packageName()).isNull();
    assertThat(call.classVersion()).isEqualTo("=0");
    assertThat(call.args()).isEqualTo(json("{'myName': 'John'}"));
    assertThat(call.token()).startsWith("mt1.");
  }

  @Test
  void staticActionWithoutResultAnswersAnEmptyBody(ApiClient api, FakeConductor conductor) {
    answer(
            conductor,
            ConductorReply.success(null),
            () -> api.post("/v1/actions", json("{'className': 'a.B', 'methodName': 'm'}")))
        .response()
        .expectEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NoClassFound, 404",
    "NoMethodFound, 404",
    "NoPackageFound, 404",
    "NoPackageForClassFound, 404",
    "MethodNotExposed, 404",
    "NoMatchingMethodException, 404",
    "ContractViolationException, 400",
    "ValueError, 400",
    "MuranoPlException, 503"
  })
  void staticActionFailuresAreToldApart(
      String type, int status, ApiClient api, FakeConductor conductor) {
    answer(
            conductor,
            ConductorReply.failed(type, "because", null),
            () -> api.post("/v1/actions", json("{'className': 'a.B', 'methodName': 'm'}")))
        .response()
        .expectError(status);
  }

  @Test
  void staticActionRefusesBadBodies(ApiClient api) {
    api.post("/v1/actions", json("{}")).expectError(400);
    api.post("/v1/actions", json("{'className': 'a.B'}")).expectError(400);
    api.post("/v1/actions", json("{'className': '', 'methodName': 'm'}")).expectError(400);
    api.post("/v1/actions", json("{'className': 'a', 'methodName': 'm', 'parameters': []}"))
        .expectError(400);
    api.post("/v1/actions").expectError(400);
  }

  @Test
  void silenceOfTheConductorsIsAnsweredInTime(ApiClient api) {
    ApiResponse response =
        api.post("/v1/actions", json("{'className': 'a.B', 'methodName': 'm'}")).expectError(503);

    assertThat(response.body()).contains("No conductor has answered");
    api.get("/v1/schemas/a.B").expectError(503);
  }

  @Test
  void schemaIsAskedFor(ApiClient api, FakeConductor conductor) {
    Answered<SchemaRequest> answered =
        answer(
            conductor,
            ConductorReply.success(json("{'': {'type': 'object'}}")),
            () -> api.get("/v1/schemas/a.B/m1,%20m2?classVersion=1&packageName=a"));

    assertThat(answered.response().ok()).isEqualTo(json("{'': {'type': 'object'}}"));
    assertThat(answered.request().className()).isEqualTo("a.B");
    assertThat(answered.request().methods()).isEqualTo(List.of("m1", "m2"));
    assertThat(answered.request().classVersion()).isEqualTo("1");
    assertThat(answered.request().packageName()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource({"NoClassFound, 404", "NoPackageFound, 404", "ValueError, 400", "Other, 500"})
  void schemaFailuresAreToldApart(String type, int status, ApiClient api, FakeConductor conductor) {
    answer(
            conductor,
            ConductorReply.failed(type, "because", null),
            () -> api.get("/v1/schemas/a.B"))
        .response()
        .expectError(status);
  }

  private static String withActions(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    ObjectNode model = FakeConductor.deployed(task).asObject();
    model
        .at("/Objects/applications")
        .asArray()
        .add(
            json(
                """
                {'?': {'id': 'outer', 'type': 't'}, 'inner': {'?': {'id': 'a1', 'type': 't',
                  '_actions': {'a1_restart': {'name': 'restart', 'title': 'r', 'enabled': true},
                               'a1_stop': {'name': 'stop', 'title': 's', 'enabled': false}}}}}
                """));
    conductor.finish(task, 0, model, new ActionResult(false, null));
    awaitStatus(api, environment, "ready");
    return environment;
  }

  @SuppressWarnings("unchecked")
  private static <T extends ConductorRequest> Answered<T> answer(
      FakeConductor conductor, ConductorReply reply, Supplier<ApiResponse> call) {
    conductor.forget(MuranoQueues.REQUESTS);
    CompletableFuture<ApiResponse> response = CompletableFuture.supplyAsync(call);
    T request = (T) conductor.answer(question -> reply);
    Awaitility.await("answer").atMost(Duration.ofSeconds(10)).until(response::isDone);
    return new Answered<>(request, response.join());
  }

  private record Answered<T>(T request, ApiResponse response) {}
}
