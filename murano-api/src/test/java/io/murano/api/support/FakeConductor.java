package io.murano.api.support;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.ActionResult;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.ConductorRequest;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.ReportLevel;
import io.murano.common.message.StatusReport;
import io.murano.common.message.TaskCancellation;
import io.murano.common.message.TaskEvent;
import io.murano.common.message.TaskResult;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Stands where a conductor stands: takes tasks, reports, answers, and does nothing by itself. */
public final class FakeConductor implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connection connection;
  private final Channel channel;

  private FakeConductor(Connection connection, Channel channel) {
    this.connection = connection;
    this.channel = channel;
  }

  /** Connects to the broker of the tests; what waits there stays. */
  public static FakeConductor join() {
    Connection connection = Servers.broker().connect();
    try {
      return new FakeConductor(connection, connection.createChannel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FakeConductor start() {
    FakeConductor conductor = join();
    conductor.forget(MuranoQueues.TASKS);
    conductor.forget(MuranoQueues.CANCELLATIONS);
    return conductor;
  }

  /** Waits for the next task and takes it. */
  public DeploymentTask takeTask() {
    return MuranoJson.mapper().readValue(take(MuranoQueues.TASKS), DeploymentTask.class);
  }

  /** Waits for the next cancellation and takes it. */
  public TaskCancellation takeCancellation() {
    return MuranoJson.mapper().readValue(take(MuranoQueues.CANCELLATIONS), TaskCancellation.class);
  }

  /** Returns the next task if there is one now. */
  public Optional<DeploymentTask> pollTask() {
    return get(MuranoQueues.TASKS.name())
        .map(response -> MuranoJson.mapper().readValue(response.getBody(), DeploymentTask.class));
  }

  /** Reports a line. */
  public void report(DeploymentTask task, long sequence, ReportLevel level, String text) {
    send(
        new StatusReport(
            task.taskId(),
            task.environmentId(),
            sequence,
            task.environmentId(),
            level,
            text,
            null,
            Instant.now()));
  }

  /** Sends an event. */
  public void send(TaskEvent event) {
    publish(MuranoQueues.REPORTS, MuranoJson.mapper().writeValueAsBytes(event));
  }

  /** Ends a task well, leaving the model deployed as it was sent. */
  public TaskResult succeed(DeploymentTask task, long lastSequence) {
    return finish(task, lastSequence, deployed(task), new ActionResult(false, null));
  }

  /** Ends a task with an exception. */
  public TaskResult fail(DeploymentTask task, long lastSequence, @Nullable JsonNode model) {
    ObjectNode failure = MuranoJson.mapper().createObjectNode();
    failure.put("message", "the stack could not be made").put("details", "a trace");
    return finish(task, lastSequence, model, new ActionResult(true, failure));
  }

  /** Ends a task. */
  public TaskResult finish(
      DeploymentTask task, long lastSequence, @Nullable JsonNode model, ActionResult action) {
    TaskResult result =
        new TaskResult(
            1, task.taskId(), task.environmentId(), action, model, lastSequence, Instant.now());
    send(result);
    return result;
  }

  /** Sends a result. */
  public void send(TaskResult result) {
    publish(MuranoQueues.RESULTS, MuranoJson.mapper().writeValueAsBytes(result));
  }

  /** Sends bytes, whatever they are. */
  public void publish(QueueDefinition queue, byte[] body) {
    try {
      AMQP.BasicProperties properties =
          new AMQP.BasicProperties.Builder()
              .contentType("application/json")
              .deliveryMode(2)
              .messageId("from-test")
              .build();
      channel.basicPublish("", queue.name(), properties, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers the next question. */
  public ConductorRequest answer(Function<ConductorRequest, ConductorReply> reply) {
    GetResponse question = await(MuranoQueues.REQUESTS.name());
    ConductorRequest request =
        MuranoJson.mapper().readValue(question.getBody(), ConductorRequest.class);
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType("application/json")
            .correlationId(question.getProps().getCorrelationId())
            .build();
    try {
      channel.basicPublish(
          "",
          question.getProps().getReplyTo(),
          properties,
          MuranoJson.mapper().writeValueAsBytes(reply.apply(request)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return request;
  }

  /** Returns the model a successful run leaves. */
  public static JsonNode deployed(DeploymentTask task) {
    ObjectNode model = task.model().deepCopy().asObject();
    model.set("ObjectsCopy", task.action() == null ? NullNode.getInstance() : model.get("Objects"));
    return model;
  }

  /** Throws away what a queue holds. */
  public void forget(QueueDefinition queue) {
    try {
      channel.queuePurge(queue.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a queue, as a careless operator may. */
  public void delete(String queue) {
    try {
      channel.queueDelete(queue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many messages a queue holds now. */
  public long count(String queue) {
    try {
      return channel.messageCount(queue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] take(QueueDefinition queue) {
    return await(queue.name()).getBody();
  }

  private GetResponse await(String queue) {
    return Awaitility.await("a message in " + queue)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> get(queue), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<GetResponse> get(String queue) {
    try {
      return Optional.ofNullable(channel.basicGet(queue, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    connection.abort();
  }
}
