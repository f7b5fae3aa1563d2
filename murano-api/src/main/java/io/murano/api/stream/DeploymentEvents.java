package io.murano.api.stream;

import io.murano.api.deployment.DeploymentState;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reports of a run in the order in which they were stored, then its result. */
final class DeploymentEvents implements EventSource {

  private final StreamQueries queries;
  private final String environmentId;
  private final String taskId;
  private long position;

  DeploymentEvents(StreamQueries queries, String environmentId, String taskId, long after) {
    this.queries = queries;
    this.environmentId = environmentId;
    this.taskId = taskId;
    this.position = after;
  }

  @Override
  public String environmentId() {
    return environmentId;
  }

  /** The end is looked at first: what was stored before it is then seen by the second look. */
  @Override
  public Page next() {
    Optional<StreamQueries.RunState> run = queries.run(taskId);
    if (run.isEmpty()) {
      return end("deleted", null);
    }
    List<ServerSentEvent> events = new ArrayList<>(queries.reportsOfRun(taskId, position));
    if (!events.isEmpty()) {
      position = events.get(events.size() - 1).id();
    }
    if (events.size() == StreamQueries.PAGE) {
      return new Page(events, true, false);
    }
    if (run.get().finished() == null) {
      return new Page(events, false, false);
    }
    StreamQueries.RunState state = run.get();
    events.addAll(end(DeploymentState.of(true, state.errors(), state.warnings()), state).events());
    return new Page(events, false, true);
  }

  private Page end(String state, StreamQueries.@Nullable RunState run) {
    OffsetDateTime finished = run == null ? null : run.finished();
    StreamQueries.RunEnd end =
        new StreamQueries.RunEnd(
            taskId,
            state,
            finished == null ? null : finished.toInstant(),
            run == null ? "{}" : run.result());
    return new Page(List.of(StreamQueries.event(position, "result", end)), false, true);
  }
}
