package io.murano.api.support;

import io.murano.common.json.MuranoJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads server-sent events on a thread of its own. */
public final class EventReader implements AutoCloseable {

  private static final Event END = new Event("", "end of stream", MuranoJson.mapper().nullNode());

  private final InputStream stream;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  EventReader(InputStream stream) {
    this.stream = stream;
    Thread reader = new Thread(this::read, "events");
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns the next event; fails after ten seconds and at the end of the stream. */
  public Event next() {
    Event event = poll();
    if (event == null || event.isEnd()) {
      throw new AssertionError(event == null ? "no event within 10 s" : "the stream has ended");
    }
    return event;
  }

  /** Returns all events up to the end of the stream, which must come. */
  public List<Event> rest() {
    List<Event> rest = new ArrayList<>();
    while (true) {
      Event event = poll();
      if (event == null) {
        throw new AssertionError("the stream does not end; so far: " + rest);
      }
      if (event.isEnd()) {
        return rest;
      }
      rest.add(event);
    }
  }

  private @Nullable Event poll() {
    try {
      return events.poll(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          events.add(new Event(id, name, MuranoJson.mapper().readTree(line.substring(6))));
        }
      }
    } catch (IOException e) {
      // The test has closed the stream, or the server has cut it: either way it is over.
    } finally {
      events.add(END);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One event. */
  public record Event(String id, String name, JsonNode data) {

    private boolean isEnd() {
      return equals(END);
    }
  }
}
