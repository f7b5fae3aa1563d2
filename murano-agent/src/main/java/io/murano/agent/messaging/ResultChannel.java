package io.murano.agent.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import io.murano.agent.plan.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one result at a time and tells whether a queue has it for certain. Owned by one thread.
 */
final class ResultChannel {

  private static final int PERSISTENT = 2;
  private static final int MAX_SHORT_STRING = 255;
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(30);

  private final BrokerLink link;
  private final ResultRoute route;
  private @Nullable Channel channel;
  private volatile boolean returned;

  ResultChannel(BrokerLink link, ResultRoute route) {
    this.link = link;
    this.route = route;
  }

  /**
   * Publishes a result and waits for the broker's word.
   *
   * @throws UndeliveredException if no queue has it, or nobody knows
   */
  void publish(PlanResult result) throws InterruptedException {
    String key = route.keyFor(result);
    try {
      Channel open = open();
      returned = false;
      open.basicPublish(route.exchange(), key, true, properties(result), result.body());
      boolean confirmed = open.waitForConfirms(CONFIRM_TIMEOUT.toMillis());
      if (returned) {
        throw new UndeliveredException("queue %s does not exist".formatted(key));
      }
      if (!confirmed) {
        throw new UndeliveredException("the broker could not store it");
      }
    } catch (TimeoutException e) {
      discard();
      throw new UndeliveredException("the broker did not confirm it in " + CONFIRM_TIMEOUT);
    } catch (IOException | AlreadyClosedException e) {
      discard();
      throw new UndeliveredException(ReplyCode.text(e));
    }
  }

  private Channel open() throws IOException, InterruptedException {
    Channel current = channel;
    if (current != null && current.isOpen()) {
      return current;
    }
    Channel opened = link.connection().createChannel();
    opened.confirmSelect();
    opened.addReturnListener(message -> returned = true);
    channel = opened;
    return opened;
  }

  private void discard() {
    Channel current = channel;
    channel = null;
    if (current != null && current.isOpen()) {
      try {
        current.abort();
      } catch (IOException e) {
        // It is of no more use either way.
      }
    }
  }

  private static AMQP.BasicProperties properties(PlanResult result) {
    AMQP.BasicProperties.Builder properties =
        new AMQP.BasicProperties.Builder()
            .contentType("text/plain")
            .contentEncoding("utf-8")
            .deliveryMode(PERSISTENT)
            .priority(0)
            .headers(Map.of());
    String id = result.planId();
    if (id != null && id.getBytes(StandardCharsets.UTF_8).length <= MAX_SHORT_STRING) {
      properties.messageId(id);
    }
    return properties.build();
  }
}
