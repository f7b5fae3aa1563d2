package io.murano.conductor.agent;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.deployment.ExecutionHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stored plans and the stamps of plan queues. Stamps and deadlines follow the clock of the
 * database. What running tasks ask for outlasts outages of the database. Thread-safe.
 */
final class PlanRepository {

  /** Notification channel whose payload is the id of an answered plan. */
  static final String CHANNEL = "murano_conductor_plan";

  private static final String COLUMNS =
      """
      plan_id, queue, stamp, state, body, result,
      extract(epoch from deadline - clock_timestamp()) * 1000 as remaining
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final DatabasePatience patience;
  private final String conductor;

  PlanRepository(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      DatabasePatience patience,
      String conductor) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.patience = patience;
    this.conductor = conductor;
  }

  /** Finds the plan that an earlier run of the task has stored for a call. */
  Optional<StoredPlan> find(String taskId, String key) {
    return patience.call(
        () ->
            jdbc.sql("select " + COLUMNS + " from plan where task_id = ? and call_key = ?")
                .param(taskId)
                .param(key)
                .query((row, number) -> plan(row))
                .optional());
  }

  /** Finds a plan by its id. */
  Optional<StoredPlan> find(String planId) {
    return patience.call(
        () ->
            jdbc.sql("select " + COLUMNS + " from plan where plan_id = ?")
                .param(planId)
                .query((row, number) -> plan(row))
                .optional());
  }

  /**
   * Stores a plan under a stamp above all others of its queue.
   *
   * @return the plan; empty if the run has lost its task
   */
  Optional<StoredPlan> insert(ExecutionHandle execution, AgentCall call, PlanState state) {
    return patience.call(
        () -> {
          try {
            return insertNew(execution, call, state);
          } catch (DuplicateKeyException e) {
            // Stored by an attempt whose answer was lost: keys are unique within a run.
            return find(execution.taskId(), call.key());
          }
        });
  }

  private Optional<StoredPlan> insertNew(
      ExecutionHandle execution, AgentCall call, PlanState state) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              Stamp stamp = nextStamp(call.address().planQueue());
              ObjectNode content = call.plan();
              String id = idOf(content);
              Instant deadline =
                  state == PlanState.OUTSTANDING ? stamp.now().plus(call.timeout()) : null;
              byte[] body = PlanMessage.body(content, id, stamp.value(), deadline);
              StoredPlan plan =
                  new StoredPlan(
                      id,
                      call.address().planQueue(),
                      stamp.value(),
                      state,
                      body,
                      deadline == null ? null : call.timeout(),
                      null);
              return insert(execution, call, plan) ? Optional.of(plan) : Optional.empty();
            }));
  }

  /** Returns a stamp above all others of a queue, for a message that is not a plan. */
  long stamp(String queue) {
    return patience.call(() -> nextStamp(queue).value());
  }

  /** Ends the wait for a plan; returns false if its result has come meanwhile. */
  boolean timeOut(String planId) {
    return patience.call(
        () ->
            jdbc.sql(
                        """
                        update plan set state = 'TIMED_OUT', body = null
                         where plan_id = ? and state = 'OUTSTANDING'
                        """)
                    .param(planId)
                    .update()
                == 1);
  }

  /**
   * Stores results, and notifies the conductors whose runs wait for them.
   *
   * @param results JSON texts by plan id
   * @return what became of those that belong to a plan and had not come before
   */
  List<Answer> answer(Map<String, String> results) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              List<Answer> answers = storeAnswers(results);
              String[] elsewhere =
                  answers.stream()
                      .filter(answer -> !conductor.equals(answer.owner()))
                      .map(Answer::planId)
                      .toArray(String[]::new);
              if (elsewhere.length > 0) {
                jdbc.sql("select pg_notify(?, id) from unnest(?) as id")
                    .param(CHANNEL)
                    .param(elsewhere)
                    .query((row, number) -> number)
                    .list();
              }
              return answers;
            }));
  }

  /** Returns the results of those plans that have one. */
  Map<String, String> results(Collection<String> planIds) {
    Map<String, String> results = new LinkedHashMap<>();
    jdbc.sql("select plan_id, result from plan where plan_id = any (?) and state = 'ANSWERED'")
        .param(planIds.toArray(String[]::new))
        .query(
            row -> {
              results.put(row.getString("plan_id"), row.getString("result"));
            });
    return results;
  }

  /** Returns the names of all queues, plan and result, that an environment's plans have used. */
  List<String> queuesOf(String environmentId) {
    return patience.call(
        () ->
            jdbc.sql(
                    """
                    select distinct unnest(array[p.queue, p.result_queue]) as queue
                      from plan p join execution e using (task_id)
                     where e.environment_id = ?
                    """)
                .param(environmentId)
                .query(String.class)
                .list());
  }

  /** Forgets the stamps of queues. */
  void forget(List<String> queues) {
    patience.call(
        () ->
            jdbc.sql("delete from agent_queue where queue = any (?)")
                .param(queues.toArray(String[]::new))
                .update());
  }

  /** Forgets the stamps of queues that nothing was sent to for a time. */
  int purge(Duration unused) {
    return jdbc.sql(
            """
            delete from agent_queue q
             where q.last_sent < now() - ? * interval '1 ms'
               and not exists (select from plan p
                                where p.queue = q.queue and p.state = 'OUTSTANDING')
            """)
        .param(unused.toMillis())
        .update();
  }

  /**
   * The result of a plan, stored.
   *
   * @param planId id of the plan
   * @param taskId id of its task
   * @param late whether the call had ended before
   * @param owner the conductor that runs the task, or null
   */
  record Answer(String planId, String taskId, boolean late, @Nullable String owner) {}

  private record Stamp(long value, Instant now) {}

  private Stamp nextStamp(String queue) {
    return jdbc.sql(
            """
            insert into agent_queue as q (queue, last_stamp)
            values (?, floor(extract(epoch from clock_timestamp()) * 10000))
            on conflict (queue) do update
               set last_stamp = greatest(q.last_stamp + 1, excluded.last_stamp), last_sent = now()
            returning last_stamp, clock_timestamp() as time
            """)
        .param(queue)
        .query(
            (row, number) ->
                new Stamp(row.getLong("last_stamp"), row.getTimestamp("time").toInstant()))
        .single();
  }

  /** Returns the id a plan brings along, unless it was used before, else a new one. */
  private String idOf(ObjectNode plan) {
    String given = PlanMessage.idOf(plan);
    return given == null || find(given).isPresent() ? PlanMessage.newId() : given;
  }

  private boolean insert(ExecutionHandle execution, AgentCall call, StoredPlan plan) {
    Duration remaining = plan.remaining();
    return jdbc.sql(
                """
                insert into plan (plan_id, task_id, call_key, queue, result_queue, stamp, body,
                                  state, deadline)
                select :id, e.task_id, :key, :queue, :resultQueue, :stamp, :body, :state,
                       clock_timestamp() + :timeout * interval '1 ms'
                  from execution e
                 where e.task_id = :task and e.epoch = :epoch and e.state = 'RUNNING'
                """)
            .param("id", plan.id())
            .param("key", call.key())
            .param("queue", plan.queue())
            .param("resultQueue", call.address().resultQueue())
            .param("stamp", plan.stamp())
            .param("body", plan.body())
            .param("state", plan.state().name())
            .param(
                "timeout", remaining == null ? null : remaining.toMillis(), java.sql.Types.BIGINT)
            .param("task", execution.taskId())
            .param("epoch", execution.epoch())
            .update()
        == 1;
  }

  private List<Answer> storeAnswers(Map<String, String> results) {
    return jdbc.sql(
            """
            with answer as (select * from unnest(?, ?) as a (plan_id, result)),
            stored as (
              update plan p
                 set state = case p.state when 'TIMED_OUT' then 'ANSWERED_LATE'
                                          else 'ANSWERED' end,
                     result = a.result::json, answered = now(), body = null
                from answer a
               where p.plan_id = a.plan_id and p.state in ('OUTSTANDING', 'SENT', 'TIMED_OUT')
              returning p.plan_id, p.task_id, p.queue, p.state),
            seen as (
              update agent_queue q set last_seen = now()
               where q.queue in (select queue from stored))
            select s.plan_id, s.task_id, s.state = 'ANSWERED_LATE' as late, e.owner
              from stored s join execution e using (task_id)
            """)
        .param(results.keySet().toArray(String[]::new))
        .param(results.values().toArray(String[]::new))
        .query(
            (row, number) ->
                new Answer(
                    row.getString("plan_id"),
                    row.getString("task_id"),
                    row.getBoolean("late"),
                    row.getString("owner")))
        .list();
  }

  private static StoredPlan plan(ResultSet row) throws SQLException {
    double remaining = row.getDouble("remaining");
    boolean bounded = !row.wasNull();
    return new StoredPlan(
        row.getString("plan_id"),
        row.getString("queue"),
        row.getLong("stamp"),
        PlanState.valueOf(row.getString("state")),
        row.getBytes("body"),
        bounded ? Duration.ofMillis((long) remaining) : null,
        row.getString("result"));
  }
}
