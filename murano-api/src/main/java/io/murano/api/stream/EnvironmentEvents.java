package io.murano.api.stream;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** State changes and reports of an environment: the present state first, unless it is resumed. */
final class EnvironmentEvents implements EventSource {

  private final StreamQueries queries;
  private final String environmentId;
  private final Clock clock;
  private @Nullable Long position;

  /**
   * Creates the source.
   *
   * @param after id of the last event the client has seen, or null
   */
  EnvironmentEvents(
      StreamQueries queries, String environmentId, @Nullable Long after, Clock clock) {
    this.queries = queries;
    this.environmentId = environmentId;
    this.clock = clock;
    this.position = after;
  }

  @Override
  public String environmentId() {
    return environmentId;
  }

  @Override
  public Page next() {
    Optional<ServerSentEvent> present = queries.environment(environmentId);
    if (present.isEmpty()) {
      StreamQueries.State deleted =
          new StreamQueries.State(environmentId, "deleted", 0, clock.instant());
      long last = position == null ? 0 : position;
      return new Page(List.of(StreamQueries.event(last, "state", deleted)), false, true);
    }
    Long after = position;
    if (after == null) {
      position = present.get().id();
      return new Page(List.of(present.get()), true, false);
    }
    List<ServerSentEvent> events = queries.changesOfEnvironment(environmentId, after);
    if (!events.isEmpty()) {
      position = events.get(events.size() - 1).id();
    }
    return new Page(events, events.size() == StreamQueries.PAGE, false);
  }
}
