package io.murano.conductor.support;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the agent of a machine: takes plans from its queue, polling until the queue exists, runs
 * each id once, refuses stamps that do not rise, and answers.
 */
public final class FakeAgent implements AutoCloseable {

  /** A plan as it came. */
  public record Received(JsonNode plan, AMQP.BasicProperties properties, byte[] body) {}

  private final Connection connection;
  private final String planQueue;
  private final String resultQueue;
  private final Function<JsonNode, byte[]> answer;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<String> executed = new CopyOnWriteArrayList<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Thread poller;
  private long lastStamp;
  private volatile boolean running = true;

  private FakeAgent(
      String uri, String planQueue, String resultQueue, Function<JsonNode, byte[]> answer)
      throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    this.connection = factory.newConnection("fake agent");
    this.planQueue = planQueue;
    this.resultQueue = resultQueue;
    this.answer = answer;
    this.poller = new Thread(this::poll, "fake-agent-" + planQueue);
    this.poller.setDaemon(true);
  }

  /** Starts an agent that answers each plan with what a function returns. */
  public static FakeAgent start(
      String uri, String planQueue, String resultQueue, Function<JsonNode, byte[]> answer)
      throws Exception {
    FakeAgent agent = new FakeAgent(uri, planQueue, resultQueue, answer);
    agent.poller.start();
    return agent;
  }

  /** Returns the result message of a plan that succeeded with a value. */
  public static byte[] success(JsonNode plan, String value) {
    ObjectNode result = result(plan, 0);
    result.put("Body", value);
    return bytes(result);
  }

  /** Returns the result message of a plan that failed. */
  public static byte[] failure(JsonNode plan, int code, String message) {
    ObjectNode result = result(plan, code);
    ObjectNode body = result.putObject("Body");
    body.put("Message", message);
    body.putObject("AdditionalInfo").put("exitCode", 3);
    return bytes(result);
  }

  /** Returns all plans that have come, repetitions included. */
  public List<Received> received() {
    return received;
  }

  /** Returns the ids of the plans that were run, in order. */
  public List<String> executed() {
    return executed;
  }

  @Override
  public void close() throws IOException {
    running = false;
    connection.close();
  }

  private void poll() {
    while (running) {
      try {
        Channel channel = connection.createChannel();
        channel.basicQos(1);
        channel.basicConsume(
            planQueue,
            false,
            new DefaultConsumer(channel) {
              @Override
              public void handleDelivery(
                  String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                  throws IOException {
                take(channel, envelope.getDeliveryTag(), properties, body);
              }
            });
        while (running && channel.isOpen()) {
          Thread.sleep(20);
        }
      } catch (IOException | AlreadyClosedException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void take(Channel channel, long tag, AMQP.BasicProperties properties, byte[] body)
      throws IOException {
    JsonNode plan = MuranoJson.mapper().readTree(body);
    received.add(new Received(plan, properties, body));
    channel.basicAck(tag, false);
    String id = plan.path("ID").asString(properties.getMessageId());
    long stamp = plan.path("Stamp").asLong(-1);
    if (!known.add(id) || (stamp >= 0 && stamp <= lastStamp)) {
      return;
    }
    lastStamp = stamp;
    executed.add(id);
    byte[] result = answer.apply(plan);
    if (result.length > 0) {
      channel.basicPublish("", resultQueue, properties.builder().build(), result);
    }
  }

  private static ObjectNode result(JsonNode plan, int code) {
    ObjectNode result = MuranoJson.mapper().createObjectNode();
    result.put("FormatVersion", "2.0.0");
    result.put("ID", "00000000000000000000000000000000");
    result.put("SourceID", plan.path("ID").asString());
    result.put("Action", "Execution:Result");
    result.put("ErrorCode", code);
    result.put("Time", "2026-01-31 11:04:53.824934");
    return result;
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
