package io.murano.api.conductor;

import io.murano.api.error.ApiException;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.ConductorRequest;
import io.murano.common.topology.MuranoQueues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.AsyncRabbitTemplate;
import tools.jackson.core.JacksonException;

/**
 * Asks any conductor and hands out the answer as a future, so that no thread waits for it.
 * Thread-safe.
 */
public final class ConductorClient {

  private static final Logger log = LoggerFactory.getLogger(ConductorClient.class);

  private static final String DEFAULT_EXCHANGE = "";

  private final AsyncRabbitTemplate rabbit;
  private final Duration timeout;
  private final Semaphore places;

  ConductorClient(AsyncRabbitTemplate rabbit, Duration timeout, int maxConcurrent) {
    this.rabbit = rabbit;
    this.timeout = timeout;
    this.places = new Semaphore(maxConcurrent);
  }

  /**
   * Asks a question. The future fails with 503 when the broker cannot be reached or no conductor
   * answers in time; an answer that reports a failure is a normal answer.
   */
  public CompletableFuture<ConductorReply> ask(ConductorRequest request) {
    if (!places.tryAcquire()) {
      return CompletableFuture.failedFuture(
          ApiException.unavailable("Too many questions to the conductors are open; try again"));
    }
    CompletableFuture<Message> answer;
    try {
      answer =
          rabbit.sendAndReceive(DEFAULT_EXCHANGE, MuranoQueues.REQUESTS.name(), message(request));
    } catch (AmqpException e) {
      places.release();
      return CompletableFuture.failedFuture(unavailable(e));
    }
    return answer.handle(
        (message, failure) -> {
          places.release();
          if (failure != null) {
            throw unavailable(failure);
          }
          return decode(message);
        });
  }

  private Message message(ConductorRequest request) {
    return MessageBuilder.withBody(MuranoJson.mapper().writeValueAsBytes(request))
        .setContentType(MessageProperties.CONTENT_TYPE_JSON)
        .setContentEncoding(StandardCharsets.UTF_8.name())
        .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
        .setExpiration(Long.toString(timeout.toMillis()))
        .build();
  }

  private static ConductorReply decode(Message message) {
    try {
      return MuranoJson.mapper().readValue(message.getBody(), ConductorReply.class);
    } catch (JacksonException e) {
      log.warn("A conductor's answer cannot be read: {}", e.getOriginalMessage());
      throw ApiException.unavailable("A conductor gave an answer that cannot be read");
    }
  }

  private ApiException unavailable(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    log.warn("No answer from a conductor: {}", String.valueOf(cause));
    return ApiException.unavailable(
        "No conductor has answered within %d s; try again".formatted(timeout.toSeconds()));
  }
}
