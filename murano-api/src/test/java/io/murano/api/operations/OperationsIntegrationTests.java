package io.murano.api.operations;

import static io.murano.api.support.ApiClient.json;
import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.FakeConductor;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.OperationsQuery;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The administrator's routes. */
@ApiIntegrationTest
class OperationsIntegrationTests {

  private static final String DEAD = "/v1/admin/dead-letters/murano.tasks.dead";

  private final QueueDefinition deadTasks = MuranoQueues.deadLetterQueueOf(MuranoQueues.TASKS);

  @BeforeEach
  void forgetDeadLetters(FakeConductor conductor) {
    MuranoQueues.work().stream()
        .filter(queue -> queue.deadLetterQueue() != null)
        .forEach(queue -> conductor.forget(MuranoQueues.deadLetterQueueOf(queue)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/admin/dead-letters",
        "/v1/admin/dead-letters/murano.tasks.dead",
        "/v1/admin/executions",
        "/v1/admin/agents",
        "/v1/admin/audit"
      })
  void adminsOnly(String path, ApiClient api) {
    api.get(path).expectError(403);
    api.login("rita").get(path).expectError(403);
  }

  @Test
  void deadLettersAreShownWithoutSecretsAndStay(ApiClient api, FakeConductor conductor) {
    DeploymentTask task = deadTask(api, conductor);
    ApiClient root = api.login("root");

    JsonNode queues = root.get("/v1/admin/dead-letters").ok().get("queues");
    JsonNode letter = root.get(DEAD).ok().at("/messages/0");

    assertThat(
            queues
                .valueStream()
                .filter(q -> q.get("name").stringValue().equals("murano.tasks.dead")))
        .singleElement()
        .satisfies(q -> assertThat(q.get("messages").intValue()).isEqualTo(1));
    assertThat(letter.at("/body/task_id").stringValue()).isEqualTo(task.taskId());
    assertThat(letter.at("/body/token").stringValue()).isEqualTo("*** SANITIZED ***");
    assertThat(root.get(DEAD).body()).doesNotContain(task.token());
    assertThat(root.get(DEAD).ok().get("messages")).hasSize(1);
    root.get("/v1/admin/dead-letters/murano.tasks").expectError(404);
    root.get(DEAD + "?limit=0").expectError(400);
  }

  @Test
  void deadLetterIsReplayed(ApiClient api, FakeConductor conductor) {
    DeploymentTask task = deadTask(api, conductor);
    ApiClient root = api.login("root");
    String key = root.get(DEAD).ok().at("/messages/0/key").stringValue();

    root.post(DEAD + "/replay", json("{}")).expectError(400);
    assertThat(
            root.post(DEAD + "/replay", json("{'keys': ['nope']}")).ok().get("replayed").intValue())
        .isZero();
    assertThat(
            root.post(DEAD + "/replay", json("{'keys': ['%s']}".formatted(key)))
                .ok()
                .get("replayed")
                .intValue())
        .isEqualTo(1);

    assertThat(conductor.takeTask()).isEqualTo(task);
    assertThat(conductor.count("murano.tasks.dead")).isZero();
    conductor.succeed(task, 0);
    awaitStatus(api, "/v1/environments/" + task.environmentId(), "ready");
  }

  @Test
  void deadLettersAreDiscarded(ApiClient api, FakeConductor conductor) {
    deadTask(api, conductor);
    conductor.publish(deadTasks, new byte[] {1, 2, 3});
    ApiClient root = api.login("root");
    Awaitility.await().until(() -> conductor.count("murano.tasks.dead") == 2);

    assertThat(root.get(DEAD).ok().at("/messages/1/body").stringValue()).isEqualTo("not JSON");
    assertThat(root.post(DEAD + "/discard", json("{'all': true}")).ok().get("discarded").intValue())
        .isEqualTo(2);

    assertThat(conductor.count("murano.tasks.dead")).isZero();
  }

  @Test
  void conductorsTellAboutExecutionsAndAgents(ApiClient api, FakeConductor conductor) {
    ApiClient root = api.login("root");
    conductor.forget(MuranoQueues.REQUESTS);

    CompletableFuture<ApiResponse> executions =
        CompletableFuture.supplyAsync(() -> root.get("/v1/admin/executions"));
    assertThat(conductor.answer(q -> ConductorReply.success(json("{'executions': []}"))))
        .isEqualTo(new OperationsQuery(OperationsQuery.Subject.EXECUTIONS, null));
    assertThat(executions.join().ok()).isEqualTo(json("{'executions': []}"));

    CompletableFuture<ApiResponse> agent =
        CompletableFuture.supplyAsync(() -> root.get("/v1/admin/agents/e1-h2"));
    assertThat(conductor.answer(q -> ConductorReply.success(json("{'agents': []}"))))
        .isEqualTo(new OperationsQuery(OperationsQuery.Subject.AGENTS, "e1-h2"));
    assertThat(agent.join().ok()).isEqualTo(json("{'agents': []}"));
  }

  @Test
  void everyRequestIsAudited(ApiClient api) {
    ApiClient root = api.login("root");
    api.get("/v1/admin/dead-letters").expectError(403);
    root.get(DEAD).ok();

    JsonNode events =
        Awaitility.await("two acts")
            .atMost(Duration.ofSeconds(5))
            .until(() -> root.get("/v1/admin/audit").ok().get("events"), e -> e.size() >= 2);

    JsonNode newest =
        events
            .valueStream()
            .filter(e -> !e.get("action").stringValue().endsWith("/audit"))
            .findFirst()
            .orElseThrow();
    assertThat(newest.get("action").stringValue()).isEqualTo("GET /v1/admin/dead-letters/{queue}");
    assertThat(newest.get("subject").stringValue()).isEqualTo(DEAD);
    assertThat(newest.get("outcome").stringValue()).isEqualTo("status 200");
    assertThat(newest.get("request_id").stringValue()).startsWith("req-");
    assertThat(events.valueStream().map(e -> e.get("outcome").stringValue()))
        .contains("status 403");
  }

  private DeploymentTask deadTask(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    conductor.publish(deadTasks, MuranoJson.mapper().writeValueAsBytes(task));
    Awaitility.await().until(() -> conductor.count("murano.tasks.dead") == 1);
    return task;
  }
}
