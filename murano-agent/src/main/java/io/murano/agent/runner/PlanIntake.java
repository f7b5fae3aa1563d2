package io.murano.agent.runner;

import io.murano.agent.messaging.PlanHandler;
import io.murano.agent.messaging.ResultPublisher;
import io.murano.agent.plan.EngineKey;
import io.murano.agent.plan.InvalidPlanException;
import io.murano.agent.plan.PlanDocument;
import io.murano.agent.plan.PlanMessage;
import io.murano.agent.plan.PlanOutcome;
import io.murano.agent.plan.ResultFormat;
import io.murano.agent.store.KnownPlan;
import io.murano.agent.store.PlanStore;
import io.murano.agent.store.StoredPlan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a message: stored as a plan, answered from the store, answered with an
 * error, or dropped. Called by the delivery thread.
 */
public final class PlanIntake implements PlanHandler {

  private static final Logger log = LoggerFactory.getLogger(PlanIntake.class);

  private final PlanStore store;
  private final PlanWorker worker;
  private final ResultPublisher publisher;
  private final ResultFormat format;
  private final ActivityLog activity;
  private final @Nullable EngineKey key;

  /**
   * Creates an intake.
   *
   * @param key key that plans must be signed with, or null if signatures are not checked
   */
  public PlanIntake(
      PlanStore store,
      PlanWorker worker,
      ResultPublisher publisher,
      ResultFormat format,
      ActivityLog activity,
      @Nullable EngineKey key) {
    this.store = store;
    this.worker = worker;
    this.publisher = publisher;
    this.format = format;
    this.activity = activity;
    this.key = key;
  }

  @Override
  public void handle(PlanMessage message) throws IOException, InterruptedException {
    worker.awaitRoom();
    if (key != null && !key.verifies(message)) {
      activity.dropped(message.messageId(), "it is not signed with the engine's key");
      return;
    }
    try {
      PlanDocument document = PlanDocument.read(message);
      if (document.isCancel()) {
        cancel(document);
      } else {
        take(message, document, document.stamp());
      }
    } catch (InvalidPlanException e) {
      refuse(message, e);
    }
  }

  private void take(PlanMessage message, PlanDocument document, @Nullable Long stamp)
      throws IOException {
    String id = document.id();
    KnownPlan known = id == null ? null : store.find(id);
    if (known != null && known.isSameAs(stamp)) {
      answerAgain(known);
      return;
    }
    if (stamp != null && stamp <= store.lastStamp()) {
      activity.dropped(
          message.messageId(),
          "its stamp %d is not above %d, the last one accepted"
              .formatted(stamp, store.lastStamp()));
      return;
    }
    StoredPlan plan = store.add(message, id, stamp);
    activity.received(plan, document.title(), message.body().length);
    worker.submit(plan, document);
  }

  private void answerAgain(KnownPlan known) throws IOException {
    StoredPlan plan = known.plan();
    if (!known.finished()) {
      log.info("Plan {}: delivered again while it waits or runs", plan.label());
    } else if (known.sent()) {
      log.info("Plan {}: delivered again, its stored result is sent again", plan.label());
      store.sendAgain(plan);
      publisher.send(plan);
    } else {
      log.info("Plan {}: delivered again, its result is on the way", plan.label());
    }
  }

  private void cancel(PlanDocument document) {
    String id = document.cancelledId();
    KnownPlan known = id == null ? null : store.find(id);
    if (known == null) {
      log.warn("A cancel message names no plan this agent knows");
    } else if (worker.cancel(known.plan())) {
      log.info("Plan {}: cancelled on request", known.plan().label());
    } else {
      log.info("Plan {}: is to be cancelled, but has ended", known.plan().label());
    }
  }

  private void refuse(PlanMessage message, InvalidPlanException problem) throws IOException {
    String id = message.messageId();
    if (id == null || id.isEmpty()) {
      activity.dropped(id, String.valueOf(problem.getMessage()));
      return;
    }
    KnownPlan known = store.find(id);
    if (known != null) {
      answerAgain(known);
      return;
    }
    log.warn("Message {} is refused: {}", id, problem.getMessage());
    PlanOutcome outcome =
        PlanOutcome.refused(problem.errorCode(), String.valueOf(problem.getMessage()), null);
    publisher.send(store.addAnswer(format.write(id, message.replyTo(), outcome)));
  }
}
