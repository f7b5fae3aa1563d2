package io.murano.common.topology;

import java.util.List;
import java.util.stream.Stream;

/**
 * The queues between api and conductor. All are addressed through the default exchange with the
 * queue name as routing key; each work queue has a dead-letter queue beside it that nobody consumes
 * and an operator looks at.
 */
public final class MuranoQueues {

  /** Suffix of the dead-letter queue of a queue. */
  public static final String DEAD_LETTER_SUFFIX = ".dead";

  /** {@code DeploymentTask}, api → conductor. */
  public static final QueueDefinition TASKS = work("murano.tasks");

  /** {@code TaskCancellation}, api → conductor. */
  public static final QueueDefinition CANCELLATIONS = work("murano.cancellations");

  /** {@code TaskEvent}, conductor → api. */
  public static final QueueDefinition REPORTS = work("murano.reports");

  /** {@code TaskResult}, conductor → api. */
  public static final QueueDefinition RESULTS = work("murano.results");

  /** {@code ConductorRequest}, api → conductor; messages carry an expiration. */
  public static final QueueDefinition REQUESTS =
      new QueueDefinition("murano.requests", QueueDefinition.Type.CLASSIC, null, null);

  /** Agents' results that no conductor can read end here. */
  public static final QueueDefinition UNREADABLE_PLAN_RESULTS =
      deadLetter("murano.plan-results" + DEAD_LETTER_SUFFIX);

  private static final List<QueueDefinition> WORK =
      List.of(TASKS, CANCELLATIONS, REPORTS, RESULTS, REQUESTS);

  private MuranoQueues() {}

  /** Returns the queues that services consume. */
  public static List<QueueDefinition> work() {
    return WORK;
  }

  /** Returns the queues that nobody consumes and an operator looks at. */
  public static List<QueueDefinition> deadLetters() {
    return Stream.concat(
            WORK.stream()
                .filter(queue -> queue.deadLetterQueue() != null)
                .map(MuranoQueues::deadLetterQueueOf),
            Stream.of(UNREADABLE_PLAN_RESULTS))
        .toList();
  }

  /**
   * Returns the dead-letter queue of a work queue. It is a classic queue: a quorum queue drops a
   * message after it has been put back a number of times, and looking at one is putting it back.
   *
   * @throws IllegalArgumentException if the queue has none
   */
  public static QueueDefinition deadLetterQueueOf(QueueDefinition queue) {
    String name = queue.deadLetterQueue();
    if (name == null) {
      throw new IllegalArgumentException("Queue " + queue.name() + " has no dead-letter queue");
    }
    return deadLetter(name);
  }

  private static QueueDefinition deadLetter(String name) {
    return new QueueDefinition(name, QueueDefinition.Type.CLASSIC, null, null);
  }

  private static QueueDefinition work(String name) {
    return QueueDefinition.work(name, name + DEAD_LETTER_SUFFIX);
  }
}
