package io.murano.api.deployment;

import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.http.ApiDates;
import io.murano.common.message.InstanceEvent;
import io.murano.common.message.TaskEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the events of conductors, each exactly once in effect: (task, sequence) is the key of
 * idempotence. Events of tasks that are gone are dropped. Thread-safe, also across instances.
 */
@Component
public final class TaskEvents {

  private static final Logger log = LoggerFactory.getLogger(TaskEvents.class);

  private final EventRepository events;
  private final EnvironmentRepository environments;
  private final InstanceStatistics statistics;
  private final RunFinisher finisher;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TaskEvents(
      EventRepository events,
      EnvironmentRepository environments,
      InstanceStatistics statistics,
      RunFinisher finisher,
      EventTransactions transactions) {
    this.events = events;
    this.environments = environments;
    this.statistics = statistics;
    this.finisher = finisher;
    this.transactions = transactions.template();
    this.clock = transactions.clock();
  }

  /** Stores events; when the method returns they are committed, and results they held back too. */
  public void store(List<TaskEvent> received) {
    Set<String> taskIds =
        received.stream()
            .map(TaskEvent::taskId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Collection<EventBatch.TaskRow> ended =
        transactions.execute(status -> storeOfRunning(received, taskIds));
    if (ended != null) {
      ended.forEach(task -> storeLate(task, received));
    }
    finisher.finishComplete(taskIds);
  }

  /** Stores what belongs to running tasks and returns the tasks that have ended already. */
  private Collection<EventBatch.TaskRow> storeOfRunning(
      List<TaskEvent> received, Set<String> taskIds) {
    Map<String, EventBatch.TaskRow> tasks = events.lockTasks(taskIds);
    if (tasks.size() < taskIds.size()) {
      log.debug("Dropped events of {} tasks that are gone", taskIds.size() - tasks.size());
    }
    List<TaskEvent> ofRunning = new ArrayList<>();
    for (TaskEvent event : received) {
      EventBatch.TaskRow task = tasks.get(event.taskId());
      if (task != null && !task.ended()) {
        ofRunning.add(event);
      }
    }
    insert(ofRunning, tasks);
    return tasks.values().stream().filter(EventBatch.TaskRow::ended).toList();
  }

  /**
   * Late events may turn a good end into a bad one, which is a matter of environment and session
   * too; they are locked first, in the order everybody follows.
   */
  private void storeLate(EventBatch.TaskRow task, List<TaskEvent> received) {
    List<TaskEvent> late =
        received.stream().filter(event -> event.taskId().equals(task.id())).toList();
    transactions.executeWithoutResult(
        status -> {
          if (environments.lock(task.environmentId()).isEmpty()) {
            return;
          }
          Map<String, EventBatch.TaskRow> tasks = events.lockTasks(Set.of(task.id()));
          if (tasks.isEmpty()) {
            return;
          }
          Map<String, EventBatch.Counts> counts = insert(late, tasks);
          EventBatch.Counts count = counts.get(task.id());
          if (count != null && count.hasTrouble()) {
            log.info("Late trouble reported for run {} that has ended", task.id());
            finisher.judgeAgain(task.id());
          }
        });
  }

  private Map<String, EventBatch.Counts> insert(
      List<TaskEvent> received, Map<String, EventBatch.TaskRow> tasks) {
    Map<String, EventBatch.Counts> counts = new HashMap<>();
    if (received.isEmpty()) {
      return counts;
    }
    EventBatch batch = new EventBatch(received, tasks);
    if (batch.hasReports()) {
      events.insertReports(batch, counts);
    }
    for (InstanceEvent event : batch.instances()) {
      if (events.insertInstanceEvent(event.taskId(), event.sequence())) {
        EventRepository.count(counts, event.taskId()).add(null);
        statistics.apply(event, batch.task(event.taskId()));
      }
    }
    if (!counts.isEmpty()) {
      events.addCounts(counts, ApiDates.now(clock));
      events.announce(
          counts.keySet().stream()
              .map(id -> batch.task(id).environmentId())
              .collect(Collectors.toSet()));
    }
    return counts;
  }

  /** What the storing runs in. */
  record EventTransactions(TransactionTemplate template, Clock clock) {}
}
