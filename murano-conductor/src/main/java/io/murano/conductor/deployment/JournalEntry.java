package io.murano.conductor.deployment;

import io.murano.conductor.outbox.OutboxMessage;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something a run wants written. Entries of one run are written in the order they were given. */
sealed interface JournalEntry {

  /** Returns the run the entry belongs to. */
  RunKey run();

  /** Returns the number of the run's last event at this point. */
  long lastSequence();

  /** Returns what is completed with true once the entry is stored, with false if it was refused. */
  CompletableFuture<Boolean> written();

  /**
   * An event of a run.
   *
   * @param run the run
   * @param lastSequence number of the event
   * @param written completed when it is stored or refused
   * @param message the event as it goes to the api
   */
  record Event(
      RunKey run, long lastSequence, CompletableFuture<Boolean> written, OutboxMessage message)
      implements JournalEntry {}

  /**
   * The end of a task.
   *
   * @param run the run
   * @param lastSequence number of the last event
   * @param written completed when it is stored or refused
   * @param state the final state
   * @param reason why it failed or was cancelled, or null
   * @param result the result as it goes to the api
   */
  record End(
      RunKey run,
      long lastSequence,
      CompletableFuture<Boolean> written,
      ExecutionState state,
      @Nullable String reason,
      OutboxMessage result)
      implements JournalEntry {}

  /**
   * A run gives its task back.
   *
   * @param run the run
   * @param lastSequence number of the last event
   * @param written completed when it is stored or refused
   */
  record HandOver(RunKey run, long lastSequence, CompletableFuture<Boolean> written)
      implements JournalEntry {}
}
