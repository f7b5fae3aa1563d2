package io.murano.api.deployment;

import static io.murano.api.support.ApiClient.json;
import static io.murano.api.support.Environments.awaitGone;
import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static io.murano.api.support.Environments.deployed;
import static io.murano.api.support.Environments.service;
import static io.murano.api.support.Environments.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.FakeConductor;
import io.murano.common.message.ActionResult;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.InstanceEvent;
import io.murano.common.message.ReportLevel;
import io.murano.common.message.StatusReport;
import io.murano.common.message.TaskAction;
import io.murano.common.message.TaskCancellation;
import io.murano.common.message.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 21 to 23, and what conductors' messages do to runs and environments. */
@ApiIntegrationTest
class DeploymentIntegrationTests {

  @Test
  void taskCarriesTheWholeModel(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    api.inSession(session).post(environment + "/services", service("a")).ok();

    String run = deploy(api, environment, session);

    DeploymentTask task = conductor.takeTask();
    assertThat(task.taskId()).isEqualTo(run);
    assertThat(environment).endsWith(task.environmentId());
    assertThat(task.action()).isEqualTo(new TaskAction(task.environmentId(), "deploy", json("{}")));
    assertThat(task.model().at("/Objects/?/id").stringValue()).isEqualTo(task.environmentId());
    assertThat(task.model().at("/Objects/applications"))
        .isEqualTo(json("[]").deepCopy().asArray().add(service("a")));
    assertThat(task.model().get("Objects").has("services")).isFalse();
    assertThat(task.model().has("ObjectsCopy")).isFalse();
    assertThat(task.model().get("Attributes")).isEqualTo(json("[]"));
    assertThat(task.model().get("project_id").stringValue()).isEqualTo(task.projectId());
    assertThat(task.token()).startsWith("mt1.");
  }

  @Test
  void runIsListedWhileItRunsAndAfterwards(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    ObjectNode secretive = service("a").deepCopy().asObject();
    secretive.put("adminPassword", "geheim").putObject("x").put("TrustId", "t").put("user", "u");
    api.inSession(session).post(environment + "/services", secretive).ok();
    String run = deploy(api, environment, session);
    DeploymentTask task = conductor.takeTask();

    JsonNode running = api.get(environment + "/deployments").ok();
    assertThat(running.propertyNames()).containsExactly("deployments");
    JsonNode deployment = running.at("/deployments/0");
    assertThat(deployment.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "environment_id",
            "state",
            "created",
            "updated",
            "started",
            "finished",
            "description",
            "action",
            "result");
    assertThat(deployment.get("state").stringValue()).isEqualTo("running");
    assertThat(deployment.get("finished").isNull()).isTrue();
    assertThat(deployment.get("result")).isEqualTo(json("{}"));
    assertThat(deployment.at("/action/method").stringValue()).isEqualTo("deploy");
    assertThat(deployment.at("/description/?/id").stringValue()).isEqualTo(task.environmentId());
    JsonNode shown = deployment.at("/description/services/0");
    assertThat(shown.get("adminPassword").stringValue()).isEqualTo("*** SANITIZED ***");
    assertThat(shown.at("/x/TrustId").stringValue()).isEqualTo("*** SANITIZED ***");
    assertThat(shown.at("/x/user").stringValue()).isEqualTo("u");
    assertThat(task.model().at("/Objects/applications/0/adminPassword").stringValue())
        .isEqualTo("geheim");

    conductor.succeed(task, 0);
    awaitStatus(api, environment, "ready");
    JsonNode ended = api.get("/v1/deployments").ok().at("/deployments/0");
    assertThat(ended.get("id").stringValue()).isEqualTo(run);
    assertThat(ended.get("state").stringValue()).isEqualTo("success");
    assertThat(ended.get("finished").isNull()).isFalse();
    assertThat(ended.get("result")).isEqualTo(json("{'isException': false, 'result': null}"));
  }

  @Test
  void emptyEnvironmentReportsNothingButBeginningAndEnd(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, environment, "ready");

    JsonNode reports = api.get(environment + "/deployments/" + run).ok().get("reports");
    assertThat(texts(reports)).containsExactly("Action deploy is scheduled", "Deployment finished");
    for (JsonNode report : reports) {
      assertThat(report.propertyNames())
          .containsExactlyInAnyOrder(
              "id",
              "task_id",
              "entity_id",
              "entity",
              "level",
              "text",
              "details",
              "created",
              "updated");
      assertThat(report.get("task_id").stringValue()).isEqualTo(run);
    }
  }

  @Test
  void progressIsVisibleWhileTheTaskRuns(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();

    conductor.report(task, 1, ReportLevel.WARNING, "careful");

    awaitTexts(api, environment, run, List.of("Action deploy is scheduled", "careful"));
    assertThat(state(api, environment)).isEqualTo("running_w_warnings");
    assertThat(status(api, environment)).isEqualTo("deploying");
  }

  @Test
  void resultWaitsForTheReportsBeforeIt(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();

    conductor.succeed(task, 3);
    conductor.report(task, 3, ReportLevel.INFO, "three");
    conductor.report(task, 1, ReportLevel.INFO, "one");
    awaitTexts(api, environment, run, List.of("Action deploy is scheduled", "one", "three"));
    assertThat(status(api, environment)).isEqualTo("deploying");
    conductor.report(task, 2, ReportLevel.ERROR, "two");

    awaitStatus(api, environment, "deploy failure");
    assertThat(texts(reports(api, environment, run)))
        .containsExactly(
            "Action deploy is scheduled", "one", "two", "three", "Deployment finished with errors");
    assertThat(state(api, environment)).isEqualTo("completed_w_errors");
  }

  @Test
  void duplicatesChangeNothing(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    conductor.report(task, 1, ReportLevel.ERROR, "one");
    conductor.report(task, 1, ReportLevel.ERROR, "one");
    TaskResult result = conductor.succeed(task, 1);
    awaitStatus(api, environment, "deploy failure");

    conductor.send(result);
    conductor.report(task, 1, ReportLevel.ERROR, "one");
    String other = create(api, "other");
    deploy(api, other, configure(api, other));
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, other, "ready");

    assertThat(texts(reports(api, environment, run)))
        .containsExactly("Action deploy is scheduled", "one", "Deployment finished with errors");
    assertThat(api.get(environment).ok().get("version").intValue()).isEqualTo(1);
    assertThat(api.get(environment + "/deployments").ok().get("deployments")).hasSize(1);
  }

  @Test
  void reportsThatNeverCameDoNotHoldTheResultForEver(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    conductor.succeed(task, 2);
    conductor.report(task, 1, ReportLevel.INFO, "one");

    awaitStatus(api, environment, "ready");
    assertThat(texts(reports(api, environment, run))).endsWith("one", "Deployment finished");

    conductor.report(task, 2, ReportLevel.ERROR, "late trouble");
    awaitStatus(api, environment, "deploy failure");
    assertThat(texts(reports(api, environment, run)))
        .endsWith("one", "late trouble", "Deployment finished with errors");
    assertThat(state(api, environment)).isEqualTo("completed_w_errors");
  }

  @Test
  void manyReportsAreAllThereAndInOrderWhenTheEnvironmentIsReady(
      ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();

    LongStream.rangeClosed(1, 1000)
        .forEach(i -> conductor.report(task, i, ReportLevel.INFO, "step " + i));
    conductor.succeed(task, 1000);
    awaitStatus(api, environment, "ready");

    List<String> texts = texts(reports(api, environment, run));
    assertThat(texts).hasSize(1002);
    assertThat(texts.subList(1, 1001))
        .isEqualTo(LongStream.rangeClosed(1, 1000).mapToObj(i -> "step " + i).toList());
  }

  @Test
  void missingModelMeansUnchangedAndStillClosesTheRun(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    api.inSession(session).post(environment + "/services", service("a")).ok();
    String run = deploy(api, environment, session);
    conductor.fail(conductor.takeTask(), 0, null);

    awaitStatus(api, environment, "deploy failure");

    assertThat(texts(reports(api, environment, run)))
        .containsExactly(
            "Action deploy is scheduled",
            "the stack could not be made",
            "Deployment finished with errors");
    assertThat(reports(api, environment, run).at("/1/level").stringValue()).isEqualTo("error");
    assertThat(reports(api, environment, run).at("/1/details").stringValue()).isEqualTo("a trace");
    assertThat(state(api, environment)).isEqualTo("completed_w_errors");
    assertThat(api.get(environment + "/services").ok()).isEmpty();
    assertThat(api.get(environment).ok().get("version").intValue()).isEqualTo(1);
  }

  @Test
  void engineModelBecomesTheEnvironmentsAlsoOnFailure(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    ObjectNode model = FakeConductor.deployed(task).asObject();
    ObjectNode root = model.get("Objects").asObject();
    root.put("region", "RegionOne").put("odd", "a\u0000b");
    root.get("applications").asArray().add(service("made-by-engine"));
    model.putObject("SystemData").put("TrustId", "t1");
    conductor.fail(task, 0, model);
    awaitStatus(api, environment, "deploy failure");

    assertThat(api.get(environment + "/model/region").ok().stringValue()).isEqualTo("RegionOne");
    assertThat(api.get(environment + "/model/odd").ok().stringValue()).isEqualTo("a\uFFFDb");
    assertThat(api.get(environment + "/services/made-by-engine").ok())
        .isEqualTo(service("made-by-engine"));

    deploy(api, environment, configure(api, environment));
    DeploymentTask second = conductor.takeTask();
    assertThat(second.model().at("/SystemData/TrustId").stringValue()).isEqualTo("t1");
    assertThat(second.model().has("ObjectsCopy")).isTrue();
  }

  @Test
  void deletionOfADeployedEnvironmentIsARun(ApiClient api, FakeConductor conductor) {
    String environment = deployed(api, conductor, "shop");

    api.delete(environment).expectEmpty();

    assertThat(status(api, environment)).isEqualTo("deleting");
    DeploymentTask task = conductor.takeTask();
    assertThat(task.action()).isNull();
    assertThat(task.model().get("Objects").isNull()).isTrue();
    assertThat(task.model().get("ObjectsCopy").isNull()).isFalse();
    JsonNode run = api.get(environment + "/deployments").ok().at("/deployments/0");
    assertThat(run.get("action").isNull()).isTrue();
    assertThat(run.get("description")).isEqualTo(json("{'services': []}"));
    assertThat(texts(reports(api, environment, run.get("id").stringValue())))
        .containsExactly("Action None is scheduled");
    api.post(environment + "/configure").expectError(403);
    api.delete(environment).expectError(403);

    conductor.succeed(task, 0);
    awaitGone(api, environment);
    assertThat(api.get("/v1/deployments").ok().get("deployments")).isEmpty();
  }

  @Test
  void failedDeletionLeavesNothingToSeeButCanBeRepeated(ApiClient api, FakeConductor conductor) {
    String environment = deployed(api, conductor, "shop");
    api.delete(environment).expectEmpty();
    DeploymentTask task = conductor.takeTask();
    conductor.fail(task, 0, task.model());
    awaitStatus(api, environment, "delete failure");

    assertThat(api.get(environment).ok().get("services").isNull()).isTrue();
    api.get(environment + "/services").expectEmpty();
    api.get(environment + "/model/").expectEmpty();
    api.get(environment + "/model/name").expectError(404);
    String run = api.get(environment + "/deployments").ok().at("/deployments/0/id").stringValue();
    assertThat(texts(reports(api, environment, run))).endsWith("Deletion finished with errors");

    String session = configure(api, environment);
    api.inSession(session).post(environment + "/services", service("a")).expectError(404);
    api.delete(environment).expectEmpty();
    conductor.succeed(conductor.takeTask(), 0);
    awaitGone(api, environment);
  }

  @Test
  void abandonForgetsAtOnceAndLateMessagesAreDropped(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();

    api.delete(environment + "?abandon=True").expectEmpty();

    api.get(environment).expectError(404);
    conductor.report(task, 1, ReportLevel.INFO, "too late");
    conductor.succeed(task, 1);
    String other = create(api, "other");
    deploy(api, other, configure(api, other));
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, other, "ready");
  }

  @Test
  void reportsAreFilteredByServiceAndWhatIsInIt(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    ObjectNode service = service("a").deepCopy().asObject();
    service.putObject("instance").putObject("?").put("id", "i1").put("type", "t");
    api.inSession(session).post(environment + "/services", service).ok();
    api.inSession(session).post(environment + "/services", service("b")).ok();
    String run = deploy(api, environment, session);
    DeploymentTask task = conductor.takeTask();
    report(conductor, task, 1, "a");
    report(conductor, task, 2, "i1");
    report(conductor, task, 3, "b");
    conductor.succeed(task, 3);
    awaitStatus(api, environment, "ready");

    String path = environment + "/deployments/" + run;
    assertThat(texts(api.get(path + "?service_id=a").ok().get("reports")))
        .containsExactly("about a", "about i1");
    assertThat(texts(api.get(path + "?service_id=a&service_id=b").ok().get("reports"))).hasSize(3);
    assertThat(texts(api.get(path + "?service_id=a?service_id=b").ok().get("reports"))).hasSize(3);
    assertThat(api.get(path + "?service_id=i1").ok().get("reports")).isEmpty();
    assertThat(api.get(environment + "/lastStatus").ok().at("/lastStatuses/a/text").stringValue())
        .isEqualTo("about i1");
    assertThat(api.get(environment + "/lastStatus").ok().at("/lastStatuses/b/text").stringValue())
        .isEqualTo("about b");
    api.inSession("None").get(environment + "/lastStatus").expectError(404);
  }

  @Test
  void lastStatusOfAServiceWithoutReportsIsNull(ApiClient api) {
    String environment = create(api, "shop");
    assertThat(api.get(environment + "/lastStatus").ok()).isEqualTo(json("{'lastStatuses': {}}"));
    ApiClient inSession = api.inSession(configure(api, environment));
    inSession.post(environment + "/services", service("a")).ok();

    assertThat(inSession.get(environment + "/lastStatus").ok())
        .isEqualTo(json("{'lastStatuses': {'a': null}}"));
  }

  @Test
  void runUnderAWrongEnvironmentIsABadRequest(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    conductor.takeTask();

    api.get(create(api, "other") + "/deployments/" + run).expectError(400);
    api.get(environment + "/deployments/None").expectError(404);
    api.get("/v1/environments/None/deployments/" + run).expectError(404);
    api.get("/v1/environments/None/deployments").expectError(404);
  }

  @Test
  void cancellationReachesTheConductorsWhileTheRunLasts(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();

    api.post(environment + "/deployments/" + run + "/cancel").expectEmpty();

    TaskCancellation cancellation = conductor.takeCancellation();
    assertThat(cancellation.taskId()).isEqualTo(run);
    assertThat(environment).endsWith(cancellation.environmentId());
    conductor.finish(
        task,
        0,
        FakeConductor.deployed(task),
        new ActionResult(true, json("{'message': 'Cancelled by user', 'details': null}")));
    awaitStatus(api, environment, "deploy failure");
    api.post(environment + "/deployments/" + run + "/cancel").expectError(409);
    api.post(environment + "/deployments/None/cancel").expectError(404);
    api.login("bob").post(environment + "/deployments/" + run + "/cancel").expectError(403);
  }

  @Test
  void instanceEventsBecomeStatisticsOnce(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    Instant begin = Instant.now().minusSeconds(100);
    conductor.send(instance(task, 1, true, begin));
    conductor.send(instance(task, 1, true, begin));
    conductor.send(instance(task, 2, false, begin.plusSeconds(60)));
    conductor.succeed(task, 2);
    awaitStatus(api, environment, "ready");

    JsonNode raw = api.get(environment + "/instance-statistics/raw").ok();
    assertThat(raw)
        .isEqualTo(
            json(
                """
                [{'type': 200, 'type_name': 'io.murano.resources.Instance', 'type_title': null,
                  'instance_id': 'i1', 'unit_count': 1, 'duration': 60, 'active': false}]
                """));
    assertThat(api.get(environment + "/instance-statistics/raw/i1").ok()).isEqualTo(raw);
    assertThat(api.get(environment + "/instance-statistics/raw/i2").ok()).isEmpty();
    assertThat(api.get(environment + "/instance-statistics/aggregated").ok())
        .isEqualTo(json("[{'type': 200, 'duration': 60, 'count': 1}]"));
    api.get("/v1/environments/None/instance-statistics/raw").expectError(404);
  }

  private static InstanceEvent instance(
      DeploymentTask task, long sequence, boolean tracked, Instant time) {
    return new InstanceEvent(
        task.taskId(),
        task.environmentId(),
        sequence,
        tracked,
        "i1",
        InstanceEvent.MACHINE,
        "io.murano.resources.Instance",
        null,
        1,
        time);
  }

  private static void report(
      FakeConductor conductor, DeploymentTask task, long sequence, String entity) {
    conductor.send(
        new StatusReport(
            task.taskId(),
            task.environmentId(),
            sequence,
            entity,
            ReportLevel.INFO,
            "about " + entity,
            null,
            Instant.now().plusMillis(sequence)));
  }

  private static void awaitTexts(
      ApiClient api, String environment, String run, List<String> expected) {
    Awaitility.await("reports")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(texts(reports(api, environment, run))).isEqualTo(expected));
  }

  private static JsonNode reports(ApiClient api, String environment, String run) {
    return api.get(environment + "/deployments/" + run).ok().get("reports");
  }

  private static String state(ApiClient api, String environment) {
    return api.get(environment + "/deployments").ok().at("/deployments/0/state").stringValue();
  }

  private static List<String> texts(JsonNode reports) {
    return reports.valueStream().map(report -> report.get("text").stringValue()).toList();
  }
}
