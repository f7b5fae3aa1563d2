package io.murano.conductor.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.ConductorRequest;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.OperationsQuery;
import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Questions of the api and their answers. */
@NeedsBroker
@NeedsDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String DIRECT_REPLY = "amq.rabbitmq.reply-to";

  private final Conductors conductors;
  private final ApiSide api;
  private final Connection connection;
  private final Channel channel;
  private final Map<String, ConductorReply> replies = new ConcurrentHashMap<>();

  RequestIntegrationTests(TestBroker broker, TestDatabase database) throws Exception {
    this.conductors =
        new Conductors(broker, database).set("murano.conductor.requests.concurrency", 2);
    this.api = new ApiSide(broker.uri());
    this.connection = broker.connect();
    this.channel = connection.createChannel();
  }

  @BeforeAll
  void start() throws Exception {
    api.listen();
    channel.basicConsume(
        DIRECT_REPLY,
        true,
        (tag, delivery) ->
            replies.put(
                delivery.getProperties().getCorrelationId(),
                MuranoJson.mapper().readValue(delivery.getBody(), ConductorReply.class)),
        tag -> {});
    conductors.start();
  }

  @AfterAll
  void stop() throws Exception {
    conductors.close();
    api.close();
    connection.close();
  }

  @Test
  void staticCallIsAnswered() throws Exception {
    ConductorReply reply = awaitReply(ask(call("a.B", "echo", "{\"x\": [1, null]}"), 10_000));

    assertThat(reply.failure()).isNull();
    assertThat(reply.result()).isEqualTo(MuranoJson.mapper().readTree("{\"x\": [1, null]}"));
  }

  @Test
  void schemaIsAnswered() throws Exception {
    ConductorReply reply =
        awaitReply(ask(new SchemaRequest("a.B", List.of(), null, "=0", null, "p", "u"), 10_000));

    assertThat(result(reply).path("class").asString()).isEqualTo("a.B");
  }

  @Test
  void failureKeepsItsTypeAndText() throws Exception {
    ConductorReply reply = awaitReply(ask(call("NoMethodFound", "fail", "{}"), 10_000));

    assertThat(reply.failure())
        .isEqualTo(new ConductorReply.Failure("NoMethodFound", "as asked", "trace"));
  }

  @Test
  void defectIsAnsweredWithoutItsText() throws Exception {
    ConductorReply reply = awaitReply(ask(call("a.B", "crash", "{}"), 10_000));

    assertThat(reply.failure())
        .isEqualTo(
            new ConductorReply.Failure(
                "InternalError", "Internal error of the conductor (IllegalStateException)", null));
  }

  @Test
  void answerThatTakesTooLongIsGivenUp() throws Exception {
    ConductorReply reply = awaitReply(ask(call("a.B", "sleep", "{\"millis\": 60000}"), 700));

    assertThat(reply.failure()).isNotNull();
    assertThat(Objects.requireNonNull(reply.failure()).type()).isEqualTo("TimeoutException");
  }

  @Test
  void slowAnswersDoNotBlockMoreThanTheirShare() throws Exception {
    String slow = ask(call("a.B", "sleep", "{\"millis\": 3000}"), 10_000);
    String quick = ask(call("a.B", "echo", "{}"), 10_000);

    awaitReply(quick);

    assertThat(replies).doesNotContainKey(slow);
    awaitReply(slow);
  }

  @Test
  void requestThatIsNoRequestIsAnsweredToo() throws Exception {
    String id = UUID.randomUUID().toString();
    channel.basicPublish(
        "",
        MuranoQueues.REQUESTS.name(),
        new AMQP.BasicProperties.Builder().replyTo(DIRECT_REPLY).correlationId(id).build(),
        "{\"kind\": \"riddle\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(Objects.requireNonNull(awaitReply(id).failure()).type()).isEqualTo("ValueError");
  }

  @Test
  void operatorsSeeRunningTasksWithActivityAndPlans() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("call nobody 30000"));

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              JsonNode found = execution(task);
              assertThat(found.path("state").asString()).isEqualTo("RUNNING");
              assertThat(found.path("method").asString()).isEqualTo("deploy");
              assertThat(found.path("owner").asString()).isNotEmpty();
              assertThat(found.path("activity").path(0).asString()).isEqualTo("step 0");
              assertThat(found.path("plans").path(0).path("queue").asString())
                  .startsWith("eenv-")
                  .endsWith("-hnobody");
            });
    JsonNode agents =
        result(
            awaitReply(
                ask(
                    new OperationsQuery(
                        OperationsQuery.Subject.AGENTS,
                        execution(task).path("plans").path(0).path("queue").asString()),
                    10_000)));
    assertThat(agents.path("agents").path(0).path("outstanding").asInt()).isEqualTo(1);
    assertThat(agents.path("agents").path(0).path("depth").asInt()).isEqualTo(1);
    assertThat(agents.path("agents").path(0).path("consumers").asInt()).isZero();
    api.cancel(task, "seen");
    api.awaitResult(task, LIMIT);
    assertThat(execution(task).path("reason").asString()).isEqualTo("Cancelled: seen");
  }

  private JsonNode execution(DeploymentTask task) throws Exception {
    ConductorReply reply =
        awaitReply(
            ask(new OperationsQuery(OperationsQuery.Subject.EXECUTIONS, task.taskId()), 10_000));
    return result(reply).path("executions").path(0);
  }

  private static JsonNode result(ConductorReply reply) {
    assertThat(reply.failure()).isNull();
    return Objects.requireNonNull(reply.result());
  }

  private String ask(ConductorRequest request, long patience) throws Exception {
    String id = UUID.randomUUID().toString();
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .replyTo(DIRECT_REPLY)
            .correlationId(id)
            .expiration(Long.toString(patience))
            .build();
    byte[] body = MuranoJson.mapper().writerFor(ConductorRequest.class).writeValueAsBytes(request);
    channel.basicPublish("", MuranoQueues.REQUESTS.name(), properties, body);
    return id;
  }

  private ConductorReply awaitReply(String id) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> replies.containsKey(id));
    return Objects.requireNonNull(replies.get(id));
  }

  private static StaticActionCall call(String className, String method, String args) {
    return new StaticActionCall(
        className, method, null, "=0", MuranoJson.mapper().readTree(args), "secret", "p", "u");
  }
}
