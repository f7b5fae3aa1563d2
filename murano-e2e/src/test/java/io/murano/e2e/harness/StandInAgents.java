package io.murano.e2e.harness;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers plans in place of the agents of many machines, over one connection, so that a test can
 * have more machines than its computer has memory for agents. The machines themselves run {@link
 * #idleCommand a program that does nothing}. Thread-safe.
 */
public final class StandInAgents implements AutoCloseable {

  private final Connection connection;
  private final AtomicInteger answered = new AtomicInteger();

  private StandInAgents(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes a program that machines can run instead of {@code java}.
   *
   * @param folder where to write it
   * @return the value for {@code murano.conductor.provider.local.java}
   */
  public static Path idleCommand(Path folder) throws IOException {
    Path command = folder.resolve("idle");
    Files.writeString(command, "#!/bin/sh\nexec sleep 900\n");
    return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * Begins to answer for all machines that exist now.
   *
   * @param machines the folder of the machines, see {@link MuranoCluster#machines}
   * @param answer the value that each plan returns
   */
  public static StandInAgents start(TestBroker broker, Path machines, String answer)
      throws IOException {
    StandInAgents agents = new StandInAgents(broker.connect());
    for (Properties configuration : configurations(machines)) {
      agents.consume(
          configuration.getProperty("input_queue"),
          configuration.getProperty("result_routing_key"),
          answer);
    }
    return agents;
  }

  /** Returns the number of plans answered so far. */
  public int answered() {
    return answered.get();
  }

  @Override
  public void close() {
    connection.abort();
  }

  private static List<Properties> configurations(Path machines) throws IOException {
    try (Stream<Path> folders = Files.list(machines)) {
      return folders.map(folder -> read(folder.resolve("etc/murano/agent.conf"))).toList();
    }
  }

  /** What matters of the INI file is in lines of the form that properties have as well. */
  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void consume(String plans, String results, String answer) throws IOException {
    Channel channel = connection.createChannel();
    channel.basicConsume(
        plans,
        false,
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
              throws IOException {
            byte[] result = result(JsonMapper.shared().readTree(body), answer);
            channel.basicPublish("", results, properties, result);
            channel.basicAck(envelope.getDeliveryTag(), false);
            answered.incrementAndGet();
          }
        });
  }

  private static byte[] result(JsonNode plan, String answer) {
    Map<String, Object> result =
        Map.of(
            "FormatVersion",
            "2.0.0",
            "ID",
            plan.path("ID").asString(),
            "SourceID",
            plan.path("ID").asString(),
            "Action",
            "Execution:Result",
            "ErrorCode",
            0,
            "Body",
            answer);
    return JsonMapper.shared().writeValueAsString(result).getBytes(StandardCharsets.UTF_8);
  }
}
