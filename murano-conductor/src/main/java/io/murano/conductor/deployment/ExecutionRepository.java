package io.murano.conductor.deployment;

import io.murano.common.message.DeploymentTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who works on which task: the execution table. All times are the database's, so that the clocks of
 * the conductors do not matter. Thread-safe.
 */
final class ExecutionRepository {

  private final JdbcClient jdbc;
  private final String owner;
  private final Duration lease;

  /**
   * Creates the repository.
   *
   * @param owner id of this conductor
   * @param lease how long a claim holds without renewal
   */
  ExecutionRepository(JdbcClient jdbc, String owner, Duration lease) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.lease = lease;
  }

  /**
   * Stores a task as running under this conductor, unless its environment is busy, or the task is
   * known already or cancelled.
   */
  Optional<ClaimedExecution> insertRunning(DeploymentTask task, String body) {
    return jdbc.sql(
            """
            insert into execution (task_id, environment_id, project_id, user_id, method, task,
                                   state, owner, epoch, lease_until, attempts, started)
            select :task, :environment, :project, :user, :method, :body::json,
                   'RUNNING', :owner, 1, now() + :lease * interval '1 ms', 1, now()
             where not exists (select from execution
                                where environment_id = :environment
                                  and state in ('WAITING', 'RUNNING'))
               and not exists (select from cancellation where task_id = :task)
            on conflict do nothing
            returning epoch
            """)
        .params(columns(task, body))
        .param("owner", owner)
        .param("lease", lease.toMillis())
        .query(
            (row, number) ->
                new ClaimedExecution(
                    new RunKey(task.taskId(), row.getInt("epoch")),
                    task.environmentId(),
                    body,
                    1,
                    0,
                    Duration.ZERO,
                    null,
                    null))
        .optional();
  }

  /** Stores a task to be started later, by any conductor; returns false if it is known already. */
  boolean insertWaiting(DeploymentTask task, String body) {
    return jdbc.sql(
                """
                insert into execution (task_id, environment_id, project_id, user_id, method, task,
                                       state)
                values (:task, :environment, :project, :user, :method, :body::json, 'WAITING')
                on conflict (task_id) do nothing
                """)
            .params(columns(task, body))
            .update()
        == 1;
  }

  /**
   * Claims the oldest task that can run: one whose conductor was lost, or one that waits and whose
   * environment is free.
   */
  Optional<ClaimedExecution> claim() {
    try {
      return jdbc.sql(
              """
              with candidate as (
                select e.task_id, e.owner as previous_owner
                  from execution e
                 where (e.state = 'RUNNING' and e.lease_until < now())
                    or (e.state = 'WAITING'
                        and not exists (
                          select from execution o
                           where o.environment_id = e.environment_id
                             and (o.state = 'RUNNING'
                                  or o.state = 'WAITING' and o.arrival < e.arrival)))
                 order by e.arrival
                 limit 1
                   for update skip locked),
              claimed as (
                update execution e
                   set state = 'RUNNING', owner = :owner, epoch = e.epoch + 1,
                       lease_until = now() + :lease * interval '1 ms', attempts = e.attempts + 1,
                       started = coalesce(e.started, now()), activity = null
                  from candidate c
                 where e.task_id = c.task_id
                returning e.*, c.previous_owner),
              audit as (
                insert into execution_audit (task_id, conductor, epoch, event, detail)
                select task_id, owner, epoch, 'TAKEN_OVER', 'from ' || previous_owner
                  from claimed
                 where previous_owner is not null)
              select claimed.*, cancellation.reason as cancellation,
                     extract(epoch from now() - claimed.started) * 1000 as elapsed
                from claimed left join cancellation using (task_id)
              """)
          .param("owner", owner)
          .param("lease", lease.toMillis())
          .query((row, number) -> claimed(row))
          .optional();
    } catch (DuplicateKeyException e) {
      // Another conductor started a task of the same environment in the same moment.
      return Optional.empty();
    }
  }

  /**
   * Prolongs the leases of this conductor's runs.
   *
   * @param runs the runs and what they are doing, a JSON array of frames or null
   * @return for each run that still belongs to this conductor why it was cancelled, or an empty
   *     text
   */
  Map<RunKey, String> renew(Map<RunKey, @Nullable String> runs) {
    List<RunKey> keys = List.copyOf(runs.keySet());
    Map<RunKey, String> renewed = new java.util.HashMap<>();
    jdbc.sql(
            """
            update execution e
               set lease_until = now() + ? * interval '1 ms',
                   activity = coalesce(r.activity::json, e.activity)
              from unnest(?, ?, ?) as r (task_id, epoch, activity)
             where e.task_id = r.task_id and e.epoch = r.epoch and e.state = 'RUNNING'
            returning e.task_id, e.epoch,
                      (select c.reason from cancellation c where c.task_id = e.task_id) as reason
            """)
        .param(lease.toMillis())
        .param(taskIds(keys))
        .param(epochs(keys))
        .param(keys.stream().map(runs::get).toArray(String[]::new))
        .query(
            row -> {
              String reason = row.getString("reason");
              renewed.put(
                  new RunKey(row.getString("task_id"), row.getInt("epoch")),
                  reason == null ? "" : reason);
            });
    return Map.copyOf(renewed);
  }

  /**
   * Notes the numbers of the last events of runs.
   *
   * @return the runs that still belong to this conductor; the others must not write anything
   */
  Set<RunKey> advance(Map<RunKey, Long> lastSequences) {
    List<RunKey> keys = List.copyOf(lastSequences.keySet());
    Set<RunKey> owned = new HashSet<>();
    jdbc.sql(
            """
            update execution e set last_sequence = r.last_sequence
              from unnest(?, ?, ?) as r (task_id, epoch, last_sequence)
             where e.task_id = r.task_id and e.epoch = r.epoch and e.state = 'RUNNING'
            returning e.task_id, e.epoch
            """)
        .param(taskIds(keys))
        .param(epochs(keys))
        .param(keys.stream().map(lastSequences::get).toArray(Long[]::new))
        .query(
            row -> {
              owned.add(new RunKey(row.getString("task_id"), row.getInt("epoch")));
            });
    return Set.copyOf(owned);
  }

  /** Ends a run; the caller has made sure that it belongs to this conductor. */
  void end(RunKey run, ExecutionState state, @Nullable String reason) {
    requireTransition(ExecutionState.RUNNING, state);
    jdbc.sql(
            """
            update execution
               set state = :state, reason = :reason, finished = now(), task = null,
                   owner = null, lease_until = null, activity = null
             where task_id = :task and epoch = :epoch and state = 'RUNNING'
            """)
        .param("state", state.name())
        .param("reason", reason)
        .param("task", run.taskId())
        .param("epoch", run.epoch())
        .update();
    audit(run, state.name(), reason);
  }

  /** Gives a run back, so that any conductor starts the task again; it does not count. */
  void handOver(RunKey run) {
    int rows =
        jdbc.sql(
                """
                update execution
                   set state = 'WAITING', owner = null, lease_until = null, activity = null,
                       attempts = attempts - 1
                 where task_id = :task and epoch = :epoch and state = 'RUNNING'
                """)
            .param("task", run.taskId())
            .param("epoch", run.epoch())
            .update();
    if (rows == 1) {
      audit(run, "HANDED_OVER", null);
    }
  }

  /** Ends all waiting tasks that were cancelled, and returns them with the numbers of events. */
  List<CancelledTask> endCancelled() {
    return jdbc.sql(
            """
            update execution e
               set state = 'CANCELLED', reason = c.reason, finished = now(), task = null,
                   last_sequence = e.last_sequence + 1
              from cancellation c
             where c.task_id = e.task_id and e.state = 'WAITING'
            returning e.task_id, e.environment_id, e.last_sequence, c.reason
            """)
        .query(
            (row, number) ->
                new CancelledTask(
                    row.getString("task_id"),
                    row.getString("environment_id"),
                    row.getLong("last_sequence"),
                    row.getString("reason")))
        .list();
  }

  /** Tells all conductors, after the commit, that there may be something to start. */
  void announceWork() {
    jdbc.sql("select pg_notify(?, '')")
        .param(ExecutionCoordinator.CHANNEL)
        .query((row, number) -> number)
        .list();
  }

  /** Returns the number of executions that wait, over all conductors. */
  long waiting() {
    return jdbc.sql("select count(*) from execution where state = 'WAITING'")
        .query(Long.class)
        .single();
  }

  /** Removes executions that ended long ago, with their plans, and stale cancellations. */
  int purge(Duration retention) {
    jdbc.sql(
            """
            delete from cancellation c
             where c.received < now() - ? * interval '1 ms'
               and not exists (select from execution e where e.task_id = c.task_id
                                                         and e.finished is null)
            """)
        .param(retention.toMillis())
        .update();
    return jdbc.sql("delete from execution where finished < now() - ? * interval '1 ms'")
        .param(retention.toMillis())
        .update();
  }

  private void audit(RunKey run, String event, @Nullable String detail) {
    jdbc.sql(
            """
            insert into execution_audit (task_id, conductor, epoch, event, detail)
            values (?, ?, ?, ?, ?)
            """)
        .param(run.taskId())
        .param(owner)
        .param(run.epoch())
        .param(event)
        .param(detail)
        .update();
  }

  private static void requireTransition(ExecutionState from, ExecutionState to) {
    if (!from.successors().contains(to)) {
      throw new IllegalStateException("No transition from " + from + " to " + to);
    }
  }

  private static Map<String, @Nullable Object> columns(DeploymentTask task, String body) {
    Map<String, @Nullable Object> columns = new java.util.HashMap<>();
    columns.put("task", task.taskId());
    columns.put("environment", task.environmentId());
    columns.put("project", task.projectId());
    columns.put("user", task.userId());
    columns.put("method", task.action() == null ? null : task.action().method());
    columns.put("body", body);
    return columns;
  }

  private static ClaimedExecution claimed(ResultSet row) throws SQLException {
    return new ClaimedExecution(
        new RunKey(row.getString("task_id"), row.getInt("epoch")),
        row.getString("environment_id"),
        row.getString("task"),
        row.getInt("attempts"),
        row.getLong("last_sequence"),
        Duration.ofMillis(row.getLong("elapsed")),
        row.getString("previous_owner"),
        row.getString("cancellation"));
  }

  private static String[] taskIds(List<RunKey> keys) {
    return keys.stream().map(RunKey::taskId).toArray(String[]::new);
  }

  private static Integer[] epochs(List<RunKey> keys) {
    return keys.stream().map(RunKey::epoch).toArray(Integer[]::new);
  }
}
