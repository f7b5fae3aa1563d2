package io.murano.api.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.murano.api.error.ApiException;
import io.murano.api.notification.NotificationListener;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The open streams of this instance. A few workers read for all of them in turn, one page at a
 * time, so that a busy stream does not keep the others waiting. Thread-safe.
 */
final class StreamRegistry implements NotificationListener, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StreamRegistry.class);

  private final StreamProperties properties;
  private final Map<String, Set<EventStream>> byEnvironment = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService workers;
  private volatile boolean running;
  private @Nullable Future<?> ticking;

  StreamRegistry(StreamProperties properties, MeterRegistry metrics) {
    this.properties = properties;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        Executors.newScheduledThreadPool(
            properties.workers(),
            task -> {
              Thread thread = new Thread(task, "stream-" + number.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
    Gauge.builder("murano.api.streams.open", open, AtomicInteger::get)
        .description("Streams that clients follow through this instance")
        .register(metrics);
  }

  /** Opens a stream for an asynchronous request, in the place reserved for it. */
  void open(EventSource source, AsyncContext async) throws IOException {
    EventStream stream = new EventStream(source, async, this);
    byEnvironment
        .computeIfAbsent(source.environmentId(), id -> ConcurrentHashMap.newKeySet())
        .add(stream);
    stream.open();
  }

  /** Takes a place for a stream, or fails with 503. */
  void reserve() {
    if (open.incrementAndGet() > properties.maxOpen() || !running) {
      open.decrementAndGet();
      throw ApiException.unavailable("This instance serves as many streams as it may; try again");
    }
  }

  void remove(EventStream stream) {
    byEnvironment.computeIfPresent(
        stream.source().environmentId(),
        (id, streams) -> {
          if (streams.remove(stream)) {
            open.decrementAndGet();
          }
          return streams.isEmpty() ? null : streams;
        });
  }

  void execute(EventStream stream) {
    try {
      workers.execute(stream::pump);
    } catch (RejectedExecutionException e) {
      log.debug("Stopping; no more pages are read");
    }
  }

  @Override
  public String channel() {
    return "murano_api_environment";
  }

  @Override
  public void notified(String environmentId) {
    byEnvironment.getOrDefault(environmentId, Set.of()).forEach(EventStream::wake);
  }

  @Override
  public void missed() {
    all().forEach(EventStream::wake);
  }

  @Override
  public void start() {
    running = true;
    long period = Math.max(100, properties.heartbeat().toMillis() / 3);
    ticking = workers.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
  }

  /** Ends all streams, so that the server need not wait for them; clients resume elsewhere. */
  @Override
  public void stop() {
    running = false;
    Future<?> task = ticking;
    if (task != null) {
      task.cancel(false);
    }
    all().forEach(EventStream::close);
    workers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void tick() {
    all().forEach(stream -> stream.tick(properties));
  }

  private List<EventStream> all() {
    List<EventStream> streams = new ArrayList<>();
    byEnvironment.values().forEach(streams::addAll);
    return streams;
  }
}
