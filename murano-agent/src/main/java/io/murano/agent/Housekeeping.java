package io.murano.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small tasks that repeat while the agent runs. Owned by the thread that starts and stops it. */
final class Housekeeping implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledExecutorService timer;
  private final List<Future<?>> tasks = new ArrayList<>();

  Housekeeping(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Repeats a task; its failures are logged and do not end the repetition. */
  void every(Duration interval, String name, Task task) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (Exception e) {
            log.warn("{} failed: {}", name, e.getMessage());
          }
        };
    long millis = interval.toMillis();
    tasks.add(timer.scheduleWithFixedDelay(guarded, millis, millis, TimeUnit.MILLISECONDS));
  }

  /** Ends the repetitions and the timer. */
  @Override
  public void close() {
    tasks.forEach(task -> task.cancel(false));
    timer.shutdownNow();
  }

  /** What is repeated. */
  interface Task {
    void run() throws Exception;
  }
}
