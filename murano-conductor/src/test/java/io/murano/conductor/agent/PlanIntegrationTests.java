package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.murano.common.message.DeploymentTask;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.conductor.support.FakeAgent;
import io.murano.conductor.support.ScriptedProgram;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TcpProxy;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Plans of running tasks on their way to agents and back. */
@NeedsBroker
@NeedsDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestBroker broker;
  private final TestDatabase database;
  private final TcpProxy proxy;
  private final Conductors conductors;
  private final ApiSide api;

  PlanIntegrationTests(TestBroker broker, TestDatabase database) throws Exception {
    this.broker = broker;
    this.database = database;
    this.proxy = broker.proxy();
    this.conductors =
        new Conductors(broker, database)
            .set("murano.conductor.agent.queue-expiry", "3s")
            .set("murano.conductor.agent.rabbitmq.port", proxy.port());
    this.api = new ApiSide(broker.uri());
  }

  @BeforeAll
  void start() throws Exception {
    api.listen();
    conductors.start("murano.conductor.slots=30");
  }

  @AfterAll
  void stop() throws Exception {
    conductors.close();
    api.close();
    proxy.close();
  }

  @Test
  void answersAndErrorsReachTheProgram() throws Exception {
    String environment = environment();
    try (FakeAgent agent =
        agent(
            environment,
            "i1",
            plan ->
                step(plan) == 1
                    ? FakeAgent.failure(plan, 100, "Script deploy returned error code")
                    : FakeAgent.success(plan, "value " + step(plan)))) {
      DeploymentTask task =
          api.send(ApiSide.taskOf(environment, "call i1", "call i1", "send i1", "call i1"));

      api.awaitResult(task, LIMIT);
      assertTexts(
          task,
          "answer value 0",
          "agent error Script deploy returned error code",
          "answer value 3");
      assertThat(agent.executed()).hasSize(4).doesNotHaveDuplicates();
    }
  }

  @Test
  void planHasTheFormBothKindsOfAgentsAccept() throws Exception {
    String environment = environment();
    try (FakeAgent agent = agent(environment, "i1", plan -> FakeAgent.success(plan, "ok"))) {
      DeploymentTask task = api.send(ApiSide.taskOf(environment, "call i1", "call i1"));
      api.awaitResult(task, LIMIT);

      FakeAgent.Received first = agent.received().get(0);
      JsonNode plan = first.plan();
      AMQP.BasicProperties properties = first.properties();
      assertThat(plan.path("ID").asString()).matches("[0-9a-f]{32}");
      assertThat(plan.path("Stamp").isIntegralNumber()).isTrue();
      assertThat(plan.path("Action").asString()).isEqualTo("Execute");
      assertThat(plan.path("Files").isObject()).isTrue();
      assertThat(plan.path("Scripts").isObject()).isTrue();
      assertThat(properties.getMessageId()).isEqualTo(plan.path("ID").asString());
      assertThat(properties.getContentType()).isEqualTo("text/plain");
      assertThat(properties.getContentEncoding()).isEqualTo("utf-8");
      assertThat(properties.getDeliveryMode()).isEqualTo(2);
      assertThat(properties.getPriority()).isZero();
      assertThat(Long.parseLong(properties.getExpiration())).isBetween(1L, 30_000L);
      assertThat(properties.getHeaders()).containsOnlyKeys("signature").containsValue(null);
      assertThat(agent.received().get(1).plan().path("Stamp").asLong())
          .isGreaterThan(plan.path("Stamp").asLong());
    }
  }

  @Test
  void t12PlanSentBeforeTheAgentsFirstStartIsRunOnce() throws Exception {
    String environment = environment();
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call late"));
    await().atMost(LIMIT).until(() -> outstanding(task) == 1);

    try (FakeAgent agent = agent(environment, "late", plan -> FakeAgent.success(plan, "up"))) {
      api.awaitResult(task, LIMIT);
      assertTexts(task, "answer up");
      assertThat(agent.executed()).hasSize(1);
    }
  }

  @Test
  void t13AgentThatStartsFirstFindsItsQueueLater() throws Exception {
    String environment = environment();
    try (FakeAgent agent = agent(environment, "early", plan -> FakeAgent.success(plan, "found"))) {
      assertThat(broker.queue(ScriptedProgram.planQueue(environment, "early"))).isEmpty();

      DeploymentTask task = api.send(ApiSide.taskOf(environment, "call early"));

      api.awaitResult(task, LIMIT);
      assertThat(agent.executed()).hasSize(1);
    }
  }

  @Test
  void t14AgentQueuesVanishWithoutUse() throws Exception {
    String environment = environment();
    String queue = ScriptedProgram.planQueue(environment, "i1");
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call i1 300"));
    api.awaitResult(task, LIMIT);
    assertThat(broker.queue(queue))
        .hasValueSatisfying(
            state -> assertThat(state.arguments()).isEqualTo(Map.of("x-expires", 3000)));

    await().atMost(Duration.ofSeconds(15)).until(() -> broker.queue(queue).isEmpty());
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> broker.queue(ScriptedProgram.resultQueue(environment)).isEmpty());
  }

  @Test
  void t15QueueOfAnOutstandingPlanIsKeptAlive() throws Exception {
    String environment = environment();
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call slow"));
    await().atMost(LIMIT).until(() -> outstanding(task) == 1);
    await()
        .during(Duration.ofSeconds(7))
        .atMost(Duration.ofSeconds(8))
        .until(() -> broker.queue(ScriptedProgram.planQueue(environment, "slow")).isPresent());

    try (FakeAgent agent = agent(environment, "slow", plan -> FakeAgent.success(plan, "at last"))) {
      api.awaitResult(task, LIMIT);
      assertThat(agent.executed()).hasSize(1);
    }
  }

  @Test
  void t15PlanIsSentAgainWhenItsQueueHadGone() throws Exception {
    String environment = environment();
    String queue = ScriptedProgram.planQueue(environment, "reborn");
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call reborn"));
    await().atMost(LIMIT).until(() -> broker.queue(queue).isPresent() && outstanding(task) == 1);

    try (Connection connection = broker.connect();
        Channel channel = connection.createChannel()) {
      channel.queueDelete(queue);
    }

    try (FakeAgent agent = agent(environment, "reborn", plan -> FakeAgent.success(plan, "again"))) {
      api.awaitResult(task, LIMIT);
      assertThat(agent.executed()).hasSize(1);
      assertThat(agent.executed().get(0)).isEqualTo(column("plan_id", task));
    }
  }

  @Test
  void queueWithOtherPropertiesIsUsedAsItIs() throws Exception {
    String environment = environment();
    String queue = ScriptedProgram.planQueue(environment, "foreign");
    try (Connection connection = broker.connect();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(queue, true, false, false, Map.of("x-expires", 60_000));
    }
    try (FakeAgent agent = agent(environment, "foreign", plan -> FakeAgent.success(plan, "ok"))) {
      DeploymentTask task = api.send(ApiSide.taskOf(environment, "call foreign"));

      api.awaitResult(task, LIMIT);
      assertTexts(task, "answer ok");
      assertThat(agent.executed()).hasSize(1);
    }
  }

  @Test
  void t30ConnectionCutDuringACallDoesNoHarm() throws Exception {
    String environment = environment();
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call cut 25000"));
    await().atMost(LIMIT).until(() -> outstanding(task) == 1);
    proxy.dropConnections();

    try (FakeAgent agent = agent(environment, "cut", plan -> FakeAgent.success(plan, "through"))) {
      api.awaitResult(task, LIMIT);
      assertTexts(task, "answer through");
      assertThat(agent.executed()).hasSize(1);
    }
  }

  @Test
  void t31ResultThatIsNoJsonIsPutAsideAndTheNextArrives() throws Exception {
    String environment = environment();
    long before = api.ready(MuranoQueues.UNREADABLE_PLAN_RESULTS.name());
    try (FakeAgent agent =
        agent(
            environment,
            "i1",
            plan ->
                step(plan) == 0
                    ? "no json".getBytes(StandardCharsets.UTF_8)
                    : FakeAgent.success(plan, "fine"))) {
      DeploymentTask task = api.send(ApiSide.taskOf(environment, "call i1 1500", "call i1"));

      api.awaitResult(task, LIMIT);
      assertTexts(task, "The murano-agent did not respond within 1.5 seconds", "answer fine");
      assertThat(api.ready(MuranoQueues.UNREADABLE_PLAN_RESULTS.name())).isEqualTo(before + 1);
      assertThat(agent.executed()).hasSize(2);
    }
  }

  @Test
  void t32PlanWhoseTimeIsUpNeverReachesTheAgent() throws Exception {
    String environment = environment();
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call absent 800", "call absent"));
    await().atMost(LIMIT).until(() -> api.textsOf(task).size() == 1);

    try (FakeAgent agent = agent(environment, "absent", plan -> FakeAgent.success(plan, "late"))) {
      api.awaitResult(task, LIMIT);
      assertTexts(task, "The murano-agent did not respond within 0.8 seconds", "answer late");
      assertThat(agent.received()).extracting(received -> step(received.plan())).containsExactly(1);
    }
  }

  @Test
  void lateResultIsRecorded() throws Exception {
    String environment = environment();
    try (FakeAgent agent =
        agent(
            environment,
            "i1",
            plan -> {
              if (step(plan) == 0) {
                pause(1500);
              }
              return FakeAgent.success(plan, "value " + step(plan));
            })) {
      DeploymentTask task = api.send(ApiSide.taskOf(environment, "call i1 500", "call i1"));

      api.awaitResult(task, LIMIT);
      assertTexts(task, "The murano-agent did not respond within 0.5 seconds", "answer value 1");
      await()
          .atMost(LIMIT)
          .until(
              () ->
                  database.count(
                          "select count(*) from murano_conductor.plan where task_id = '%s' and state = 'ANSWERED_LATE'"
                              .formatted(task.taskId()))
                      == 1);
      assertThat(agent.executed()).hasSize(2);
    }
  }

  @Test
  void cancelledTaskCallsItsPlanBack() throws Exception {
    String environment = environment();
    DeploymentTask waiting = api.send(ApiSide.taskOf(environment, "call nobody"));
    String queue = ScriptedProgram.planQueue(environment, "nobody");
    await().atMost(LIMIT).until(() -> api.ready(queue) == 1);

    api.cancel(waiting, "enough");
    api.awaitResult(waiting, LIMIT);

    await().atMost(LIMIT).until(() -> api.ready(queue) == 0);
    try (FakeAgent agent = agent(environment, "busy", plan -> new byte[0])) {
      DeploymentTask running = api.send(ApiSide.taskOf(environment, "call busy"));
      await().atMost(LIMIT).until(() -> agent.executed().size() == 1);

      api.cancel(running, "enough");
      api.awaitResult(running, LIMIT);

      await().atMost(LIMIT).until(() -> agent.received().size() == 2);
      JsonNode cancel = agent.received().get(1).plan();
      assertThat(cancel.path("Action").asString()).isEqualTo("Cancel");
      assertThat(cancel.path("SourceID").asString()).isEqualTo(agent.executed().get(0));
    }
  }

  @Test
  void manyTasksWaitForAgentsAtOnceOverOneConnection() throws Exception {
    List<DeploymentTask> tasks = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      tasks.add(api.send(ApiSide.taskOf(environment(), "call many")));
    }
    await().atMost(LIMIT).until(() -> tasks.stream().allMatch(task -> outstanding(task) == 1));

    assertThat(proxy.connections()).isEqualTo(1);
    List<FakeAgent> agents = new ArrayList<>();
    for (DeploymentTask task : tasks) {
      agents.add(agent(task.environmentId(), "many", plan -> FakeAgent.success(plan, "ok")));
    }
    tasks.forEach(task -> api.awaitResult(task, Duration.ofSeconds(60)));
    for (FakeAgent agent : agents) {
      assertThat(agent.executed()).hasSize(1);
      agent.close();
    }
  }

  @Test
  void t42QueuesOfPastEnvironmentsVanish() throws Exception {
    List<DeploymentTask> tasks =
        IntStream.range(0, 10)
            .mapToObj(i -> ApiSide.taskOf(environment(), "call a 200", "call b 200"))
            .toList();
    for (DeploymentTask task : tasks) {
      api.send(task);
    }
    tasks.forEach(task -> api.awaitResult(task, LIMIT));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                broker.queues().stream()
                    .noneMatch(
                        queue ->
                            tasks.stream()
                                .anyMatch(task -> queue.name().contains(task.environmentId()))));
  }

  private FakeAgent agent(String environment, String instance, Function<JsonNode, byte[]> answer)
      throws Exception {
    return FakeAgent.start(
        broker.uri(),
        ScriptedProgram.planQueue(environment, instance),
        ScriptedProgram.resultQueue(environment),
        answer);
  }

  private void assertTexts(DeploymentTask task, String... texts) {
    await().atMost(LIMIT).untilAsserted(() -> assertThat(api.textsOf(task)).containsExactly(texts));
  }

  private long outstanding(DeploymentTask task) {
    return database.count(
        "select count(*) from murano_conductor.plan where task_id = '%s' and state = 'OUTSTANDING'"
            .formatted(task.taskId()));
  }

  private String column(String column, DeploymentTask task) throws Exception {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select %s from murano_conductor.plan where task_id = '%s'"
                    .formatted(column, task.taskId()))) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static int step(JsonNode plan) {
    return plan.path("Parameters").path("step").asInt();
  }

  private static String environment() {
    return "env-" + UUID.randomUUID();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
