package io.murano.api.messaging;

import io.murano.api.deployment.TaskResults;
import io.murano.api.http.LogContext;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.TaskResult;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Results of tasks. */
@Component
final class ResultHandler implements MessageHandler<TaskResult> {

  private final TaskResults results;

  ResultHandler(TaskResults results) {
    this.results = results;
  }

  @Override
  public QueueDefinition queue() {
    return MuranoQueues.RESULTS;
  }

  @Override
  public TaskResult decode(byte[] body) {
    return MuranoJson.mapper().readValue(body, TaskResult.class);
  }

  @Override
  public void handle(List<TaskResult> messages) {
    for (TaskResult result : messages) {
      LogContext.with(
          Map.of(
              LogContext.TASK_ID, result.taskId(),
              LogContext.ENVIRONMENT_ID, result.environmentId()),
          () -> results.take(result));
    }
  }

  @Override
  public String describe(TaskResult message) {
    return "Result of run " + message.taskId();
  }
}
