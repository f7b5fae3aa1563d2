package io.murano.conductor.deployment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Figures about the runs of this conductor. Thread-safe. */
final class ExecutionMetrics {

  private final MeterRegistry meters;
  private final Counter takeovers;

  ExecutionMetrics(MeterRegistry meters, Slots slots) {
    this.meters = meters;
    this.takeovers =
        Counter.builder("murano.conductor.takeovers")
            .description("Tasks taken over from conductors that were lost")
            .register(meters);
    Gauge.builder("murano.conductor.slots.total", slots, Slots::total)
        .description("Tasks that may run at once")
        .register(meters);
    Gauge.builder("murano.conductor.slots.used", slots, Slots::used)
        .description("Tasks that run")
        .register(meters);
  }

  /** Counts a task that came from a lost conductor. */
  void takenOver() {
    takeovers.increment();
  }

  /** Measures a run from claim to end. */
  void ended(String outcome, Duration time) {
    Timer.builder("murano.conductor.runs")
        .description("Runs of tasks, from start to stored end")
        .tag("outcome", outcome)
        .register(meters)
        .record(time);
  }
}
