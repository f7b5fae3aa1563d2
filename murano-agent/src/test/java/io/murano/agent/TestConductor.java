package io.murano.agent;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.impl.LongStringHelper;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The other end of the queues: sends plans as the original's engine does and reads results. */
final class TestConductor implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int DAY_MILLIS = 86_400_000;
  private static final byte[] UNSIGNED = {};

  private final TestBroker broker;
  private final String planQueue = "e1-h" + UUID.randomUUID().toString().replace("-", "");
  private final String resultQueue = "-execution-results-" + planQueue;
  private @Nullable Connection connection;
  private @Nullable Channel channel;

  TestConductor(TestBroker broker) {
    this.broker = broker;
  }

  String planQueue() {
    return planQueue;
  }

  String resultQueue() {
    return resultQueue;
  }

  /** Declares both queues. */
  TestConductor declareQueues() {
    declare(planQueue);
    declare(resultQueue);
    return this;
  }

  void declare(String queue) {
    declare(queue, DAY_MILLIS);
  }

  void declare(String queue, int expiryMillis) {
    run(
        open ->
            open.queueDeclare(
                queue,
                true,
                false,
                false,
                Map.of("x-ha-policy", "all", "x-expires", expiryMillis)));
  }

  void delete(String queue) {
    run(open -> open.queueDelete(queue));
  }

  /** Sends a plan, unsigned. */
  void send(TestPlan plan) {
    send(plan.messageId(), plan.bytes(), UNSIGNED);
  }

  void send(@Nullable String messageId, byte[] body, byte[] signature) {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType("text/plain")
            .contentEncoding("utf-8")
            .deliveryMode(2)
            .priority(0)
            .messageId(messageId)
            .headers(Map.of("signature", LongStringHelper.asLongString(signature)))
            .build();
    run(open -> open.basicPublish("", planQueue, properties, body));
  }

  /** Sends a plan and returns its result. */
  TestResult call(TestPlan plan) {
    send(plan);
    return awaitResult();
  }

  /** Returns the next result. */
  TestResult awaitResult() {
    return awaitResult(LIMIT);
  }

  TestResult awaitResult(Duration limit) {
    TestResult result = pollResult(limit);
    if (result == null) {
      throw new AssertionError("No result in " + limit);
    }
    return result;
  }

  /** Returns the next {@code count} results. */
  List<TestResult> awaitResults(int count) {
    List<TestResult> results = new ArrayList<>();
    while (results.size() < count) {
      results.add(awaitResult());
    }
    return results;
  }

  /** Returns the next result, or null if none comes in time. */
  @Nullable TestResult pollResult(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    do {
      GetResponse response = call(open -> open.basicGet(resultQueue, true));
      if (response != null) {
        return TestResult.read(response.getProps(), response.getBody());
      }
      pause();
    } while (System.nanoTime() < end);
    return null;
  }

  /** Returns how many messages wait in the plan queue, ready to be delivered. */
  int waitingPlans() {
    AMQP.Queue.DeclareOk queue = call(open -> open.queueDeclarePassive(planQueue));
    return queue == null ? 0 : queue.getMessageCount();
  }

  /** Forgets the connection, as after a restart of the broker. */
  void reconnect() {
    close();
    connection = null;
    channel = null;
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.abort();
    }
  }

  private interface Action<T> {
    @Nullable T on(Channel channel) throws IOException;
  }

  private interface Command {
    void on(Channel channel) throws IOException;
  }

  private void run(Command command) {
    call(
        open -> {
          command.on(open);
          return true;
        });
  }

  private <T> @Nullable T call(Action<T> action) {
    try {
      if (connection == null || !connection.isOpen()) {
        connection = broker.connect();
      }
      if (channel == null || !channel.isOpen()) {
        channel = connection.createChannel();
      }
      return action.on(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a result", e);
    }
  }
}
