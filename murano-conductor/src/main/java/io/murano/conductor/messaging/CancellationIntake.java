package io.murano.conductor.messaging;

import com.rabbitmq.client.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.TaskCancellation;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.amqp.ChannelOwner;
import io.murano.conductor.amqp.ChannelThread;
import io.murano.conductor.amqp.ChannelThread.Delivery;
import io.murano.conductor.deployment.Cancellations;
import io.murano.conductor.process.ConductorThreads;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.core.JacksonException;

/** Takes cancellations; holds one back, unacknowledged, while the database is away. */
final class CancellationIntake implements SmartLifecycle, ChannelOwner {

  private static final Logger LOG = LoggerFactory.getLogger(CancellationIntake.class);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final Cancellations cancellations;
  private final AmqpAdmin admin;
  private final Counter refused;
  private final ChannelThread channels;
  private final PatientStore store;

  CancellationIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      Cancellations cancellations,
      MeterRegistry meters,
      ConductorThreads threads) {
    this.cancellations = cancellations;
    this.admin = admin;
    this.channels = new ChannelThread("cancellations", connections, this, threads);
    this.store = new PatientStore("A cancellation", channels);
    this.refused =
        Counter.builder("murano.conductor.dead.letters")
            .tag("queue", "murano.cancellations")
            .description("Messages sent to a dead-letter queue")
            .register(meters);
  }

  @Override
  public void start() {
    channels.start();
  }

  @Override
  public void stop() {
    channels.stop(STOP_LIMIT);
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
    admin.initialize();
    channel.basicQos(1);
    channel.basicConsume(
        MuranoQueues.CANCELLATIONS.name(), false, channels.consumer(channel, this::take));
  }

  @Override
  public long idle(Channel channel) {
    return IDLE.toNanos();
  }

  @Override
  public void closing(Channel channel) {
    LOG.debug("No more cancellations are taken");
  }

  private void take(Channel channel, Delivery delivery) throws IOException, InterruptedException {
    try {
      TaskCancellation cancellation =
          MuranoJson.mapper().readValue(delivery.body(), TaskCancellation.class);
      store.store(
          () -> {
            cancellations.accept(cancellation);
            return cancellation;
          });
      channel.basicAck(delivery.tag(), false);
    } catch (JacksonException | DataIntegrityViolationException e) {
      refused.increment();
      LOG.error("A message of murano.cancellations cannot be read: it goes to the dead letters");
      channel.basicReject(delivery.tag(), false);
    }
  }
}
