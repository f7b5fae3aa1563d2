package io.murano.conductor.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.MessageProperties;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.StatusReport;
import io.murano.common.message.TaskAction;
import io.murano.common.message.TaskCancellation;
import io.murano.common.message.TaskEvent;
import io.murano.common.message.TaskResult;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Plays the api: sends tasks, collects what the conductors say. */
public final class ApiSide implements AutoCloseable {

  private final Connection connection;
  private final Channel channel;
  private final List<TaskResult> results = new CopyOnWriteArrayList<>();
  private final List<TaskEvent> events = new CopyOnWriteArrayList<>();

  /** Connects and declares the queues, as the api does before it sends. */
  public ApiSide(String brokerUri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(brokerUri);
    connection = factory.newConnection("test api");
    channel = connection.createChannel();
    for (QueueDefinition queue : MuranoQueues.work()) {
      declare(queue);
    }
    channel.confirmSelect();
  }

  /** Begins to consume reports and results. */
  public ApiSide listen() throws IOException {
    consume(MuranoQueues.REPORTS, body -> events.add(read(body, TaskEvent.class)));
    consume(MuranoQueues.RESULTS, body -> results.add(read(body, TaskResult.class)));
    return this;
  }

  /** Returns a task for an environment of its own. */
  public static DeploymentTask task(String... steps) {
    return taskOf("env-" + UUID.randomUUID(), steps);
  }

  /** Returns a task whose action has the given steps, each a word and an argument. */
  public static DeploymentTask taskOf(String environmentId, String... steps) {
    ArrayNode list = MuranoJson.mapper().createArrayNode();
    for (String step : steps) {
      ArrayNode words = list.addArray();
      for (String word : step.split(" ", 2)) {
        words.add(word);
      }
    }
    JsonNode args = MuranoJson.mapper().createObjectNode().set("steps", list);
    JsonNode model =
        MuranoJson.mapper()
            .readTree("{\"Objects\": {\"?\": {\"id\": \"%s\"}}}".formatted(environmentId));
    return new DeploymentTask(
        DeploymentTask.FORMAT_VERSION,
        "task-" + UUID.randomUUID(),
        environmentId,
        new TaskAction(environmentId, "deploy", args),
        model,
        "secret-token",
        "project",
        "user",
        Instant.now());
  }

  /** Sends a task and waits for the broker's confirm. */
  public DeploymentTask send(DeploymentTask task) throws Exception {
    publish(MuranoQueues.TASKS, MuranoJson.mapper().writeValueAsBytes(task));
    return task;
  }

  /** Asks to cancel a task. */
  public void cancel(DeploymentTask task, String reason) throws Exception {
    TaskCancellation cancellation =
        new TaskCancellation(task.taskId(), task.environmentId(), "user", reason, Instant.now());
    publish(MuranoQueues.CANCELLATIONS, MuranoJson.mapper().writeValueAsBytes(cancellation));
  }

  /** Sends any body to a queue. */
  public void publish(QueueDefinition queue, byte[] body) throws Exception {
    channel.basicPublish("", queue.name(), true, MessageProperties.PERSISTENT_BASIC, body);
    channel.waitForConfirmsOrDie(10_000);
  }

  /** Returns the number of messages that are ready in a queue. */
  public long ready(String queue) throws IOException {
    return channel.messageCount(queue);
  }

  /** Returns the result of a task, waiting for it. */
  public TaskResult awaitResult(DeploymentTask task, Duration limit) {
    await("result of " + task)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> resultOf(task) != null);
    TaskResult result = resultOf(task);
    assertThat(result).isNotNull();
    return java.util.Objects.requireNonNull(result);
  }

  /** Returns the first result of a task that has come, or null. */
  public @Nullable TaskResult resultOf(DeploymentTask task) {
    return resultsOf(task).stream().findFirst().orElse(null);
  }

  /** Returns all results of a task that have come, duplicates included. */
  public List<TaskResult> resultsOf(DeploymentTask task) {
    return results.stream().filter(result -> result.taskId().equals(task.taskId())).toList();
  }

  /** Returns the events of a task that have come so far, each once, in the order of numbers. */
  public List<TaskEvent> eventsOf(DeploymentTask task) {
    Map<Long, TaskEvent> bySequence = new HashMap<>();
    events.stream()
        .filter(event -> event.taskId().equals(task.taskId()))
        .forEach(event -> bySequence.put(event.sequence(), event));
    return bySequence.values().stream()
        .sorted(Comparator.comparingLong(TaskEvent::sequence))
        .toList();
  }

  /** Returns the texts of the reports of a task. */
  public List<String> textsOf(DeploymentTask task) {
    return eventsOf(task).stream().map(event -> ((StatusReport) event).text()).toList();
  }

  /** Returns the number of results that have come, duplicates included. */
  public int resultCount() {
    return results.size();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void declare(QueueDefinition queue) throws IOException {
    Map<String, Object> arguments = new HashMap<>();
    if (queue.deadLetterQueue() != null) {
      declare(MuranoQueues.deadLetterQueueOf(queue));
      arguments.put("x-dead-letter-exchange", "");
      arguments.put("x-dead-letter-routing-key", queue.deadLetterQueue());
    }
    if (queue.type() == QueueDefinition.Type.QUORUM) {
      arguments.put("x-queue-type", "quorum");
    }
    channel.queueDeclare(queue.name(), true, false, false, arguments);
  }

  private void consume(QueueDefinition queue, java.util.function.Consumer<byte[]> consumer)
      throws IOException {
    Channel consuming = connection.createChannel();
    consuming.basicQos(500);
    consuming.basicConsume(
        queue.name(),
        false,
        new DefaultConsumer(consuming) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
              throws IOException {
            consumer.accept(body);
            consuming.basicAck(envelope.getDeliveryTag(), false);
          }
        });
  }

  private static <T> T read(byte[] body, Class<T> type) {
    return MuranoJson.mapper().readValue(body, type);
  }
}
