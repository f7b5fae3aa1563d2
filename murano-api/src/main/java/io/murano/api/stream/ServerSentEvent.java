package io.murano.api.stream;

import java.nio.charset.StandardCharsets;

/**
 * One event on the wire (HTML standard, "server-sent events").
 *
 * @param id the client sends it as {@code Last-Event-ID} to resume after it
 * @param name type of the event
 * @param data one line of JSON
 */
record ServerSentEvent(long id, String name, String data) {

  static final byte[] HEARTBEAT = ": \n\n".getBytes(StandardCharsets.UTF_8);

  /** Asks the client to come back after this many milliseconds when it loses the connection. */
  static final byte[] PREAMBLE = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

  byte[] encode() {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(id, name, data)
        .getBytes(StandardCharsets.UTF_8);
  }
}
