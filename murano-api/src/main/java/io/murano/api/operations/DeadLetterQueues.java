package io.murano.api.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.murano.api.error.ApiException;
import io.murano.api.outbox.ConfirmedPublisher;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;
import org.springframework.stereotype.Component;

/**
 * Looks into dead-letter queues and acts on what is in them. Messages are taken without being
 * acknowledged; whatever is not acted upon goes back when the look is over.
 */
@Component
class DeadLetterQueues {

  private static final int MAX_LOOK = 1000;
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(10);

  private final RabbitTemplate rabbit;
  private final AmqpAdmin admin;
  private final ConfirmedPublisher publisher;
  private final MessagePropertiesConverter converter = new DefaultMessagePropertiesConverter();

  DeadLetterQueues(RabbitTemplate rabbit, AmqpAdmin admin, ConfirmedPublisher publisher) {
    this.rabbit = rabbit;
    this.admin = admin;
    this.publisher = publisher;
  }

  /** Returns how many messages each dead-letter queue holds; null when the queue does not exist. */
  List<Depth> depths() {
    return MuranoQueues.deadLetters().stream()
        .map(queue -> new Depth(queue.name(), depth(queue.name())))
        .toList();
  }

  /** Returns the first messages of a queue, which stay in it. */
  List<DeadLetter> look(String queue, int limit) {
    requireKnown(queue);
    List<DeadLetter> letters = new ArrayList<>();
    visit(
        queue,
        limit,
        (letter, response) -> {
          letters.add(letter);
          return false;
        });
    return letters;
  }

  /** Throws messages away and returns how many. */
  int discard(String queue, Selection selection) {
    requireKnown(queue);
    return visit(queue, MAX_LOOK, (letter, response) -> selection.includes(letter));
  }

  /** Puts messages back into the queue they came from, confirmed, and returns how many. */
  int replay(String queue, Selection selection) {
    String origin = originOf(queue);
    return visit(
        queue,
        MAX_LOOK,
        (letter, response) -> {
          if (!selection.includes(letter)) {
            return false;
          }
          requireTaken(publish(origin, response));
          return true;
        });
  }

  private ConfirmedPublisher.Outcome publish(String queue, GetResponse response) {
    Message message =
        ConfirmedPublisher.message(response.getProps().getMessageId(), response.getBody());
    return publisher
        .publish(List.of(new ConfirmedPublisher.Outgoing(queue, message)), CONFIRM_TIMEOUT)
        .get(0);
  }

  /** Shows up to a number of messages to a visitor and acknowledges those it is done with. */
  private int visit(String queue, int limit, Visitor visitor) {
    try {
      Integer done =
          rabbit.execute(
              channel -> {
                List<Long> untouched = new ArrayList<>();
                try {
                  return visit(channel, queue, limit, visitor, untouched);
                } finally {
                  for (Long tag : untouched) {
                    channel.basicNack(tag, false, true);
                  }
                }
              });
      return done == null ? 0 : done;
    } catch (AmqpException e) {
      throw ApiException.unavailable("The broker does not answer: " + e.getMessage());
    }
  }

  private int visit(Channel channel, String queue, int limit, Visitor visitor, List<Long> untouched)
      throws IOException {
    int done = 0;
    for (int i = 0; i < Math.min(limit, MAX_LOOK); i++) {
      GetResponse response = channel.basicGet(queue, false);
      if (response == null) {
        return done;
      }
      long tag = response.getEnvelope().getDeliveryTag();
      untouched.add(tag);
      MessageProperties properties =
          converter.toMessageProperties(
              response.getProps(), response.getEnvelope(), StandardCharsets.UTF_8.name());
      DeadLetter letter = DeadLetter.of(response.getBody(), properties);
      if (visitor.isDoneWith(letter, response)) {
        channel.basicAck(tag, false);
        untouched.remove(tag);
        done++;
      }
    }
    return done;
  }

  private @Nullable Long depth(String queue) {
    try {
      QueueInformation information = admin.getQueueInfo(queue);
      return information == null ? null : information.getMessageCount();
    } catch (AmqpException e) {
      throw ApiException.unavailable("The broker does not answer: " + e.getMessage());
    }
  }

  private static void requireKnown(String queue) {
    List<String> known = MuranoQueues.deadLetters().stream().map(QueueDefinition::name).toList();
    if (!known.contains(queue)) {
      throw ApiException.notFound(
          "There is no dead-letter queue %s; there are %s".formatted(queue, known));
    }
  }

  private static String originOf(String queue) {
    requireKnown(queue);
    return MuranoQueues.work().stream()
        .filter(work -> queue.equals(work.deadLetterQueue()))
        .map(QueueDefinition::name)
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.conflict(
                    "Messages of %s came from many queues and cannot be replayed"
                        .formatted(queue)));
  }

  private static void requireTaken(ConfirmedPublisher.Outcome outcome) {
    if (outcome != ConfirmedPublisher.Outcome.CONFIRMED) {
      throw ApiException.unavailable("The broker did not take the message: " + outcome);
    }
  }

  /** Decides about one message; true when it may leave the queue. */
  private interface Visitor {
    boolean isDoneWith(DeadLetter letter, GetResponse response);
  }

  /** Size of a queue. */
  record Depth(
      @JsonProperty("name") String name, @JsonProperty("messages") @Nullable Long messages) {}

  /** Which messages are meant: all, or those with certain keys. */
  record Selection(Predicate<DeadLetter> predicate) {

    static Selection all() {
      return new Selection(letter -> true);
    }

    static Selection of(Set<String> keys) {
      return new Selection(letter -> keys.contains(letter.key()));
    }

    boolean includes(DeadLetter letter) {
      return predicate.test(letter);
    }
  }
}
