package io.murano.conductor.agent;

import com.rabbitmq.client.AMQP;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.agent.PlanResultParser.UnreadableResultException;
import io.murano.conductor.amqp.ChannelThread.Delivery;
import io.murano.conductor.amqp.ConfirmingPublisher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import tools.jackson.databind.JsonNode;

/**
 * Stores results and wakes the calls that wait for them. What is no result goes to a dead-letter
 * queue. Thread-safe.
 */
final class ResultStore {

  private static final Logger LOG = LoggerFactory.getLogger(ResultStore.class);
  private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(5);

  private final PlanRepository plans;
  private final PlanWaiters waiters;
  private final ConfirmingPublisher deadLetters;
  private final Counter unreadable;
  private final Counter late;
  private final Counter unknown;

  ResultStore(
      PlanRepository plans,
      PlanWaiters waiters,
      ConfirmingPublisher deadLetters,
      MeterRegistry meters) {
    this.plans = plans;
    this.waiters = waiters;
    this.deadLetters = deadLetters;
    this.unreadable =
        Counter.builder("murano.conductor.dead.letters")
            .tag("queue", "murano.plan-results")
            .description("Messages sent to a dead-letter queue")
            .register(meters);
    this.late =
        Counter.builder("murano.conductor.plan.results.late")
            .description("Results of agents that came after the call had ended")
            .register(meters);
    this.unknown =
        Counter.builder("murano.conductor.plan.results.unknown")
            .description("Results of agents that belong to no plan, or had come before")
            .register(meters);
  }

  /**
   * Stores results; the caller acknowledges them then.
   *
   * @throws org.springframework.dao.DataAccessException if the database is away
   * @throws AmqpException if an unreadable one cannot be put aside
   */
  void store(List<Delivery> deliveries) throws InterruptedException {
    Map<String, JsonNode> results = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      try {
        JsonNode result = PlanResultParser.parse(delivery.body());
        String planId = PlanResultParser.planIdOf(result, delivery.properties().getMessageId());
        results.putIfAbsent(planId, result);
        texts.putIfAbsent(planId, PlanResultParser.text(result));
      } catch (UnreadableResultException e) {
        putAside(delivery, e);
      }
    }
    if (texts.isEmpty()) {
      return;
    }
    List<PlanRepository.Answer> answers = plans.answer(texts);
    unknown.increment((double) texts.size() - answers.size());
    answers.forEach(answer -> deliver(answer, results));
  }

  private void deliver(PlanRepository.Answer answer, Map<String, JsonNode> results) {
    JsonNode result = results.get(answer.planId());
    if (answer.late()) {
      late.increment();
      LOG.warn(
          "The result of plan {} of task {} came after the call had ended",
          answer.planId(),
          answer.taskId());
    } else if (result != null) {
      waiters.complete(answer.planId(), result);
    }
  }

  private void putAside(Delivery delivery, UnreadableResultException cause)
      throws InterruptedException {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .deliveryMode(2)
            .messageId(UUID.randomUUID().toString())
            .headers(Map.of("x-murano-reason", String.valueOf(cause.getMessage())))
            .build();
    ConfirmingPublisher.Outcome outcome =
        deadLetters.publishAndWait(
            MuranoQueues.UNREADABLE_PLAN_RESULTS.name(),
            properties,
            delivery.body(),
            CONFIRM_TIMEOUT);
    if (outcome != ConfirmingPublisher.Outcome.CONFIRMED) {
      throw new AmqpException("An unreadable result cannot be put aside: " + outcome);
    }
    unreadable.increment();
    LOG.error("An agent's result goes to the dead-letter queue: {}", cause.getMessage());
  }
}
