package io.murano.api.messaging;

import io.murano.api.deployment.TaskEvents;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.TaskEvent;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports and other events of running tasks. */
@Component
final class ReportHandler implements MessageHandler<TaskEvent> {

  /** The api's own lines have the places beyond. */
  private static final long MAX_SEQUENCE = Long.MAX_VALUE - 2;

  private final TaskEvents events;

  ReportHandler(TaskEvents events) {
    this.events = events;
  }

  @Override
  public QueueDefinition queue() {
    return MuranoQueues.REPORTS;
  }

  @Override
  public TaskEvent decode(byte[] body) {
    TaskEvent event = MuranoJson.mapper().readValue(body, TaskEvent.class);
    if (event.sequence() < 1 || event.sequence() > MAX_SEQUENCE) {
      throw new IllegalArgumentException("Sequence number " + event.sequence());
    }
    return event;
  }

  @Override
  public void handle(List<TaskEvent> messages) {
    events.store(messages);
  }

  @Override
  public String describe(TaskEvent message) {
    return "Event %d of run %s".formatted(message.sequence(), message.taskId());
  }
}
