package io.murano.conductor.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.ConductorRequest;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.amqp.ChannelOwner;
import io.murano.conductor.amqp.ChannelThread;
import io.murano.conductor.amqp.ChannelThread.Delivery;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.request.RequestDispatcher;
import io.murano.conductor.request.RequestProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Takes questions of the api and sends the answers. A question is acknowledged when its answering
 * begins, so that it is not asked twice; while as many as allowed are being answered, one more is
 * held and the rest stays on the broker. What its sender no longer waits for is dropped.
 */
final class RequestIntake implements SmartLifecycle, ChannelOwner {

  private static final Logger LOG = LoggerFactory.getLogger(RequestIntake.class);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final RequestDispatcher dispatcher;
  private final RequestProperties properties;
  private final AmqpAdmin admin;
  private final ExecutorService executor;
  private final ChannelThread channels;
  private int active;
  private @Nullable Held held;

  /** A question that is not acknowledged yet. */
  private record Held(Delivery delivery, Duration limit, long sinceNanos) {

    Duration remaining() {
      return limit.minusNanos(System.nanoTime() - sinceNanos);
    }
  }

  RequestIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      RequestDispatcher dispatcher,
      RequestProperties properties,
      ConductorThreads threads) {
    this.admin = admin;
    this.dispatcher = dispatcher;
    this.properties = properties;
    this.executor = threads.perTask("request-");
    this.channels = new ChannelThread("requests", connections, this, threads);
  }

  @Override
  public void start() {
    channels.start();
  }

  @Override
  public void stop() {
    channels.stop(STOP_LIMIT);
    executor.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return channels.running();
  }

  @Override
  public int getPhase() {
    return TaskIntake.PHASE;
  }

  @Override
  public void opened(Channel channel) throws IOException {
    held = null;
    admin.initialize();
    channel.basicQos(1);
    channel.basicConsume(
        MuranoQueues.REQUESTS.name(), false, channels.consumer(channel, this::take));
  }

  @Override
  public long idle(Channel channel) {
    return IDLE.toNanos();
  }

  @Override
  public void closing(Channel channel) {
    LOG.debug("No more requests are taken");
  }

  private void take(Channel channel, Delivery delivery) throws IOException {
    held = new Held(delivery, limitOf(delivery), System.nanoTime());
    begin(channel);
  }

  private void begin(Channel channel) throws IOException {
    Held next = held;
    if (next == null || active >= properties.concurrency()) {
      return;
    }
    held = null;
    channel.basicAck(next.delivery().tag(), false);
    if (next.remaining().isNegative()) {
      LOG.info("A request is dropped: its sender no longer waits");
      return;
    }
    active++;
    executor.execute(() -> answer(next));
  }

  private void answer(Held question) {
    try {
      ConductorReply reply = reply(question);
      String replyTo = question.delivery().properties().getReplyTo();
      if (replyTo == null) {
        LOG.warn("A request names no queue for its answer");
        return;
      }
      byte[] body = MuranoJson.mapper().writeValueAsBytes(reply);
      AMQP.BasicProperties properties =
          new AMQP.BasicProperties.Builder()
              .contentType("application/json")
              .contentEncoding("utf-8")
              .correlationId(question.delivery().properties().getCorrelationId())
              .build();
      channels.submit(channel -> channel.basicPublish("", replyTo, properties, body));
    } finally {
      channels.submit(
          channel -> {
            active--;
            begin(channel);
          });
    }
  }

  private ConductorReply reply(Held question) {
    try {
      ConductorRequest request =
          MuranoJson.mapper().readValue(question.delivery().body(), ConductorRequest.class);
      return dispatcher.answer(request, question.remaining());
    } catch (JacksonException | IllegalArgumentException e) {
      LOG.warn("A request cannot be read: {}", e.getClass().getSimpleName());
      return ConductorReply.failed("ValueError", "The request cannot be read", null);
    }
  }

  private Duration limitOf(Delivery delivery) {
    String expiration = delivery.properties().getExpiration();
    try {
      return expiration == null
          ? properties.timeout()
          : Duration.ofMillis(Long.parseLong(expiration));
    } catch (NumberFormatException e) {
      return properties.timeout();
    }
  }
}
