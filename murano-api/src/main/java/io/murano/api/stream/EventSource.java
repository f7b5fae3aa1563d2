package io.murano.api.stream;

import java.util.List;

/** Where a stream's events come from. Called by one thread at a time. */
interface EventSource {

  /** Returns the environment whose news wake the stream. */
  String environmentId();

  /** Returns the next events after those returned before, at most a page of them. */
  Page next();

  /**
   * Some events.
   *
   * @param events the events in order
   * @param more whether there may be more at once
   * @param last whether the stream ends after them
   */
  record Page(List<ServerSentEvent> events, boolean more, boolean last) {
    public Page {
      events = List.copyOf(events);
    }
  }
}
