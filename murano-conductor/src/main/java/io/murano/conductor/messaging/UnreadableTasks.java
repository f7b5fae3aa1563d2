package io.murano.conductor.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.murano.conductor.deployment.UnstartedTasks;
import io.murano.conductor.process.RootCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Deals with tasks that cannot be read: they go to the dead-letter queue, are counted, and if it
 * can be told which task it was, that task fails, so that its environment does not wait for ever.
 */
final class UnreadableTasks {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadableTasks.class);

  private final UnstartedTasks unstarted;
  private final Counter refused;

  UnreadableTasks(UnstartedTasks unstarted, MeterRegistry meters) {
    this.unstarted = unstarted;
    this.refused =
        Counter.builder("murano.conductor.dead.letters")
            .tag("queue", "murano.tasks")
            .description("Messages sent to a dead-letter queue")
            .register(meters);
  }

  /**
   * Deals with a task; the caller rejects the message then.
   *
   * @throws org.springframework.dao.DataAccessException if the database cannot take it now
   */
  void refuse(UnreadableTaskException cause) {
    String taskId = cause.taskId();
    String environmentId = cause.environmentId();
    if (taskId != null && environmentId != null) {
      try {
        unstarted.fail(taskId, environmentId, String.valueOf(cause.getMessage()));
      } catch (DataIntegrityViolationException e) {
        LOG.warn("The ids of an unreadable task cannot be used: {}", RootCause.of(e));
      }
    }
    refused.increment();
    LOG.error("A message of murano.tasks goes to the dead-letter queue: {}", cause.getMessage());
  }
}
