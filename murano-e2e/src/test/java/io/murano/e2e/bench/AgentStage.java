package io.murano.e2e.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.murano.testkit.Project;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The queues and the configuration of one agent, and the conductor's end of them. */
final class AgentStage implements AutoCloseable {

  /** A plan without scripts. */
  static final String PLAIN =
      """
      {"FormatVersion": "2.0.0", "ID": "%s", "Stamp": %d, "Action": "Execute",
       "Parameters": {"name": "x"}, "Body": "return '{0}'.format(args.name)\\n",
       "Files": {}, "Scripts": {}}
      """;

  /** A plan with one shell script. */
  static final String SCRIPT =
      """
      {"FormatVersion": "2.0.0", "ID": "%s", "Stamp": %d, "Action": "Execute",
       "Parameters": {"name": "x"}, "Body": "return hello(args.name).stdout\\n",
       "Files": {"f": {"Name": "hello.sh", "BodyType": "Text", "Body": "#!/bin/sh\\necho $1\\n"}},
       "Scripts": {"hello": {"Type": "Application", "Version": "1.0.0", "EntryPoint": "f",
         "Files": [], "Options": {"captureStdout": true, "captureStderr": true}}}}
      """;

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int DAY_MILLIS = 86_400_000;

  private final Connection connection;
  private final Channel channel;
  private final Path folder;
  private final String planQueue;
  private final BlockingQueue<byte[]> results = new LinkedBlockingQueue<>();
  private long stamp = System.currentTimeMillis() * 10;

  private AgentStage(Connection connection, Channel channel, Path folder, String planQueue) {
    this.connection = connection;
    this.channel = channel;
    this.folder = folder;
    this.planQueue = planQueue;
  }

  static AgentStage on(TestBroker broker) throws IOException {
    String name = UUID.randomUUID().toString().substring(0, 8);
    Path folder = Project.buildFolder().resolve("testkit/bench-agent-" + name);
    Files.createDirectories(folder);
    Connection connection = broker.connect();
    AgentStage stage =
        new AgentStage(connection, connection.createChannel(), folder, "e1-h" + name);
    stage.prepare(broker);
    return stage;
  }

  /** Returns the folder with the agent's configuration. */
  Path folder() {
    return folder;
  }

  /** Waits until the agent consumes. */
  void awaitAgent() throws IOException, InterruptedException {
    awaitConsumers(1);
  }

  /** Waits until the broker has noticed the agent's end. */
  void awaitNoAgent() throws IOException, InterruptedException {
    awaitConsumers(0);
  }

  /** Sends a plan and returns how long its result took. */
  long roundTripNanos(String plan) throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString().replace("-", "");
    byte[] body = plan.formatted(id, ++stamp).getBytes(StandardCharsets.US_ASCII);
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType("text/plain")
            .contentEncoding("utf-8")
            .deliveryMode(2)
            .messageId(id)
            .headers(Map.of("signature", ""))
            .build();
    long begin = System.nanoTime();
    channel.basicPublish("", planQueue, properties, body);
    byte[] result = results.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    long nanos = System.nanoTime() - begin;
    String text = result == null ? "none" : new String(result, StandardCharsets.UTF_8);
    if (!text.contains(id) || !text.matches("(?s).*\"Body\": ?\"x\".*")) {
      throw new IllegalStateException("unexpected result: " + text);
    }
    return nanos;
  }

  @Override
  public void close() {
    connection.abort();
  }

  private void prepare(TestBroker broker) throws IOException {
    String resultQueue = "-execution-results-" + planQueue;
    for (String queue : new String[] {planQueue, resultQueue}) {
      channel.queueDeclare(
          queue, true, false, false, Map.of("x-ha-policy", "all", "x-expires", DAY_MILLIS));
    }
    channel.basicConsume(
        resultQueue,
        true,
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            results.add(body);
          }
        });
    Files.writeString(
        folder.resolve("agent.conf"),
        """
        [DEFAULT]
        storage=%s
        [rabbitmq]
        host=%s
        port=%d
        login=%s
        password=%s
        virtual_host=%s
        input_queue=%s
        result_routing_key=%s
        """
            .formatted(
                folder.resolve("plans"),
                broker.host(),
                broker.port(),
                broker.username(),
                broker.password(),
                broker.virtualHost(),
                planQueue,
                resultQueue));
  }

  private void awaitConsumers(int count) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (channel.queueDeclarePassive(planQueue).getConsumerCount() != count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not %d agents after %s".formatted(count, LIMIT));
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
