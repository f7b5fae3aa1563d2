package io.murano.conductor.deployment;

import io.murano.common.message.TaskCancellation;
import io.murano.conductor.database.NotificationListener;
import io.murano.conductor.outbox.Outbox;
import io.murano.conductor.outbox.OutboxMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wishes to stop a task. A wish is stored first, since it may come before the task itself or while
 * another conductor runs it; then whoever has the task acts on it. Thread-safe.
 */
public final class Cancellations implements NotificationListener {

  /** Notification channel whose payload is the id of a task to stop. */
  static final String CHANNEL = "murano_conductor_cancellation";

  private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);

  private final JdbcClient jdbc;
  private final ExecutionRepository repository;
  private final ExecutionRunner runner;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Cancellations(
      JdbcClient jdbc,
      ExecutionRepository repository,
      ExecutionRunner runner,
      Outbox outbox,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.runner = runner;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Stores a wish and has it acted on. Returns after the commit; the same wish twice is one.
   *
   * @throws org.springframework.dao.DataAccessException if the database cannot take it now
   */
  public void accept(TaskCancellation cancellation) {
    LOG.info("{} asks to cancel task {}", cancellation.userId(), cancellation.taskId());
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into cancellation (task_id, environment_id, user_id, reason)
                  values (?, ?, ?, ?)
                  on conflict do nothing
                  """)
              .param(cancellation.taskId())
              .param(cancellation.environmentId())
              .param(cancellation.userId())
              .param("Cancelled: " + cancellation.reason())
              .update();
          jdbc.sql("select pg_notify(?, ?)")
              .param(CHANNEL)
              .param(cancellation.taskId())
              .query((row, number) -> number)
              .list();
        });
    endWaiting();
  }

  @Override
  public void notified(String payload) {
    for (RunningExecution execution : runner.running()) {
      if (execution.taskId().equals(payload)) {
        execution.stop(new StopCause(StopCause.Kind.CANCELLED, reason(payload)));
      }
    }
  }

  /** Does nothing: the renewal of a lease finds what was missed. */
  @Override
  public void reconnected() {}

  /** Ends the tasks that were cancelled before they could start. */
  void endWaiting() {
    List<CancelledTask> ended =
        transactions.execute(
            status -> {
              List<CancelledTask> tasks = repository.endCancelled();
              List<OutboxMessage> messages = new ArrayList<>();
              tasks.forEach(task -> messages.addAll(messages(task)));
              outbox.append(messages);
              if (!tasks.isEmpty()) {
                repository.announceWork();
              }
              return tasks;
            });
    ended.forEach(task -> LOG.info("Task {} was cancelled before it ran", task.taskId()));
  }

  private List<OutboxMessage> messages(CancelledTask task) {
    TaskMessages messages = new TaskMessages(task.taskId(), task.environmentId(), clock);
    return List.of(
        messages.failure(task.sequence(), task.reason(), null),
        messages.result(task.sequence(), TaskOutcome.failure(task.reason(), null, null)));
  }

  private String reason(String taskId) {
    return jdbc.sql("select reason from cancellation where task_id = ?")
        .param(taskId)
        .query(String.class)
        .optional()
        .orElse("Cancelled");
  }
}
