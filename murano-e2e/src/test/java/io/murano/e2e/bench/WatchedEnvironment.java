package io.murano.e2e.bench;

import io.murano.e2e.harness.EventStream;
import io.murano.e2e.harness.MuranoClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An environment with one application whose stream of events stays open, as a dashboard's does. For
 * one thread.
 */
final class WatchedEnvironment implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String CLOCK = "clock ";

  private final MuranoClient client;
  private final String id;
  private final EventStream events;

  private WatchedEnvironment(MuranoClient client, String id, EventStream events) {
    this.client = client;
    this.id = id;
    this.events = events;
  }

  /** Creates an environment and deploys its application for the first time. */
  static WatchedEnvironment with(MuranoClient client, Map<String, Object> application) {
    String id = client.createEnvironment("bench-" + UUID.randomUUID());
    WatchedEnvironment environment =
        new WatchedEnvironment(client, id, client.environmentEvents(id));
    String session = client.openSession(id);
    client.addApplication(id, session, application);
    environment.deploy(session);
    return environment;
  }

  /** Id of the environment. */
  String id() {
    return id;
  }

  /** Opens a session, deploys it and waits until the environment is ready. */
  Deployed deploy() {
    long begin = System.nanoTime();
    List<Double> latencies = deploy(client.openSession(id));
    return new Deployed(
        (System.nanoTime() - begin) / 1e6,
        latencies.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Double> deploy(String session) {
    client.post("/v1/environments/" + id + "/sessions/" + session + "/deploy", null);
    List<Double> latencies = new ArrayList<>();
    boolean busy = false;
    while (true) {
      EventStream.Event event =
          events.next().orElseThrow(() -> new IllegalStateException("the stream has ended"));
      if (event.name().equals("state")) {
        String state = event.data().path("status").asString();
        if (state.equals("deploying")) {
          busy = true;
        } else if (busy) {
          if (!state.equals("ready")) {
            throw new IllegalStateException(state + client.progress(id));
          }
          return latencies;
        }
      } else {
        String text = event.data().path("text").asString("");
        if (text.startsWith(CLOCK)) {
          long then = Long.parseLong(text.substring(CLOCK.length()));
          latencies.add((ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()) - then) / 1e6);
        }
      }
    }
  }

  /** Deletes the environment with its machines. */
  @Override
  public void close() {
    events.close();
    client.deleteEnvironment(id);
    client.awaitIdle(id, LIMIT);
  }

  /**
   * One deployment.
   *
   * @param milliseconds from opening the session to the state "ready"
   * @param latencies milliseconds from the clock of the machine to the reader, for each report that
   *     tells such a time
   */
  record Deployed(double milliseconds, double[] latencies) {}
}
