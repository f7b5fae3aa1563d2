package io.murano.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NeedsBroker
class TestBrokerIntegrationTests {

  private static final Map<String, Object> QUORUM = Map.of("x-queue-type", "quorum");

  private final TestBroker broker;

  TestBrokerIntegrationTests(TestBroker broker) {
    this.broker = broker;
  }

  @Test
  void givesEachTestClassAVirtualHost() {
    TestBroker other = TestBroker.of(TestDatabaseIntegrationTests.class);

    assertThat(TestBroker.of(getClass())).isSameAs(broker);
    assertThat(other.port()).isEqualTo(broker.port());
    assertThat(other.virtualHost()).isNotEqualTo(broker.virtualHost());
  }

  @Test
  void hasAUriThatStockClientsUnderstand() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(broker.uri());
    try (Connection connection = factory.newConnection()) {
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void describesQueues() throws Exception {
    try (Connection connection = broker.connect();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("described", true, false, false, Map.of("x-expires", 60_000));
      channel.basicPublish("", "described", null, "x".getBytes(UTF_8));

      await()
          .untilAsserted(
              () ->
                  assertThat(broker.queue("described"))
                      .contains(
                          new QueueState(
                              "described", "classic", true, Map.of("x-expires", 60_000), 1)));
    }
    assertThat(broker.queue("absent")).isEmpty();
  }

  @Test
  void keepsDurableMessagesWhenKilled() throws Exception {
    publishConfirmed("killed", QUORUM);
    publishConfirmed("killed-classic", Map.of());

    broker.kill();
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(broker::connect);
    broker.start();

    assertThat(take("killed")).isEqualTo("hello");
    assertThat(take("killed-classic")).isEqualTo("hello");
  }

  @Test
  void keepsDurableMessagesWhenRestarted() throws Exception {
    publishConfirmed("restarted", QUORUM);

    broker.restart();

    assertThat(take("restarted")).isEqualTo("hello");
  }

  @Test
  void closesConnectionsFromItsSide() throws Exception {
    Connection connection = broker.connect();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(broker.closeConnections()).isPositive());

    await().untilAsserted(() -> assertThat(connection.isOpen()).isFalse());
  }

  @Test
  void canBeReachedThroughAProxyThatCuts() throws Exception {
    try (TcpProxy proxy = broker.proxy()) {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setUri(broker.uri(proxy));
      factory.setAutomaticRecoveryEnabled(false);
      Connection connection = factory.newConnection();

      proxy.cut();

      await().untilAsserted(() -> assertThat(connection.isOpen()).isFalse());
      assertThatExceptionOfType(Exception.class).isThrownBy(factory::newConnection);
      proxy.restore();
      factory.newConnection().close();
    }
  }

  private void publishConfirmed(String queue, Map<String, Object> arguments) throws Exception {
    try (Connection connection = broker.connect();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(queue, true, false, false, arguments);
      channel.confirmSelect();
      channel.basicPublish(
          "", queue, MessageProperties.PERSISTENT_TEXT_PLAIN, "hello".getBytes(UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  private String take(String queue) throws Exception {
    try (Connection connection = broker.connect();
        Channel channel = connection.createChannel()) {
      GetResponse response = await().until(() -> channel.basicGet(queue, true), r -> r != null);
      return new String(response.getBody(), UTF_8);
    }
  }
}
