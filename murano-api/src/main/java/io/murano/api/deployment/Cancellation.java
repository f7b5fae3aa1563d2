package io.murano.api.deployment;

import io.murano.api.domain.Task;
import io.murano.api.identity.Caller;
import io.murano.api.outbox.Outbox;
import io.murano.common.message.TaskCancellation;
import io.murano.common.topology.MuranoQueues;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells the conductors that somebody wants a run stopped. */
@Component
final class Cancellation {

  private final Outbox outbox;
  private final Clock clock;

  Cancellation(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  void request(Task task, Caller caller) {
    outbox.add(
        MuranoQueues.CANCELLATIONS,
        task.id(),
        new TaskCancellation(
            task.id(),
            task.environmentId(),
            caller.userId(),
            "Cancelled by user " + caller.userId(),
            clock.instant()));
  }
}
