package io.murano.e2e.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream of server-sent events, read as they come (HTML standard, "server-sent events"). For one
 * thread.
 */
public final class EventStream implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BufferedReader reader;

  EventStream(InputStream stream) {
    reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /**
   * One event.
   *
   * @param id what a client sends as {@code Last-Event-ID} to go on after it
   * @param name {@code report}, {@code result}, or {@code state} of an environment
   * @param data JSON
   */
  public record Event(String id, String name, JsonNode data) {

    /** Whether no event follows. */
    public boolean isLast() {
      return name.equals("result");
    }
  }

  /** Waits for the next event; nothing when the stream has ended. */
  public Optional<Event> next() {
    String id = "";
    String name = "message";
    StringBuilder data = new StringBuilder();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            return Optional.of(new Event(id, name, JSON.readTree(data.toString())));
          }
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5).strip());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the stream of events has broken", e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
