package io.murano.conductor.deployment;

import io.murano.conductor.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets tasks fail that never became executions. Thread-safe. */
public final class UnstartedTasks {

  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final Clock clock;

  UnstartedTasks(Outbox outbox, TransactionTemplate transactions, Clock clock) {
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Tells the api that a task has failed.
   *
   * @throws org.springframework.dao.DataAccessException if the database cannot take it now
   */
  public void fail(String taskId, String environmentId, String reason) {
    TaskMessages messages = new TaskMessages(taskId, environmentId, clock);
    transactions.executeWithoutResult(
        status ->
            outbox.append(
                List.of(
                    messages.failure(1, reason, null),
                    messages.result(1, TaskOutcome.failure(reason, null, null)))));
  }
}
