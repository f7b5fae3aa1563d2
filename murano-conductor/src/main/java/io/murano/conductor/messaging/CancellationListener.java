package io.murano.conductor.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.TaskCancellation;
import io.murano.conductor.deployment.Cancellations;
import io.murano.conductor.process.BackOff;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;

/** Takes cancellations; holds one back, unacknowledged, while the database is away. */
final class CancellationListener implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(CancellationListener.class);

  private final Cancellations cancellations;
  private final Counter refused;
  private final BooleanSupplier running;

  /**
   * Creates the listener.
   *
   * @param running false once the container stops
   */
  CancellationListener(Cancellations cancellations, MeterRegistry meters, BooleanSupplier running) {
    this.cancellations = cancellations;
    this.running = running;
    this.refused =
        Counter.builder("murano.conductor.dead.letters")
            .tag("queue", "murano.cancellations")
            .description("Messages sent to a dead-letter queue")
            .register(meters);
  }

  @Override
  public void onMessage(Message message) {
    TaskCancellation cancellation = read(message);
    BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    while (true) {
      try {
        cancellations.accept(cancellation);
        return;
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("A cancellation cannot be stored now: {}", e.getMessage());
        pause(backOff.afterFailure());
      }
    }
  }

  private TaskCancellation read(Message message) {
    try {
      return MuranoJson.mapper().readValue(message.getBody(), TaskCancellation.class);
    } catch (JacksonException e) {
      refused.increment();
      LOG.error(
          "A message of murano.cancellations is unreadable and goes to the dead-letter queue");
      throw new AmqpRejectAndDontRequeueException("unreadable cancellation", e);
    }
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImmediateRequeueAmqpException("stopping");
    }
    if (!running.getAsBoolean()) {
      throw new ImmediateRequeueAmqpException("stopping");
    }
  }
}
