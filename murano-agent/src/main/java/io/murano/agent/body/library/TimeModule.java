package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Types;
import io.murano.agent.process.PlanStoppedException;
import io.murano.agent.process.StopReason;
import io.murano.agent.process.StopSignal;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The module time, as far as bodies use it. */
final class TimeModule {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double MAX_SLEEP_SECONDS = 1e8;

  private TimeModule() {}

  static Map<String, Object> members(StopSignal stop) {
    return Map.of(
        "time", Builtin.function("time", given -> System.currentTimeMillis() / MILLIS_PER_SECOND),
        "monotonic", Builtin.function("monotonic", given -> System.nanoTime() / NANOS_PER_SECOND),
        "sleep", Builtin.function("sleep", given -> sleep(given, stop)));
  }

  private static Object sleep(Arguments arguments, StopSignal stop) {
    Object seconds = Given.bind(arguments, "sleep", 1, "secs").get(0);
    if (!Numbers.isNumber(seconds)) {
      throw PyError.of(
          "TypeError",
          "'%s' object cannot be interpreted as an integer".formatted(Types.nameOf(seconds)));
    }
    double duration = Numbers.toDouble(seconds);
    if (duration < 0) {
      throw PyError.of("ValueError", "sleep length must be non-negative");
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable wake = stopped::countDown;
    stop.register(wake);
    try {
      long nanos = (long) (Math.min(duration, MAX_SLEEP_SECONDS) * NANOS_PER_SECOND);
      if (stopped.await(nanos, TimeUnit.NANOSECONDS)) {
        stop.check();
      }
      return None.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlanStoppedException(StopReason.INTERRUPTED);
    } finally {
      stop.unregister(wake);
    }
  }
}
