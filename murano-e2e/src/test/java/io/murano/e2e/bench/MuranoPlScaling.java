package io.murano.e2e.bench;

import io.murano.conductor.muranopl.MuranoPlEngine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Executions that have nothing to do with each other, on one engine: how many a second by one
 * thread and by as many as there are processors. They are measured in turns, since the machine's
 * speed varies.
 */
final class MuranoPlScaling {

  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final int SLICES = 5;
  private static final String PROGRAM = "calls";
  private static final int COUNT = 1_000;

  private MuranoPlScaling() {}

  static void run(PrintStream out, MuranoPlEngine engine) throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    executions(engine, processors);
    long one = 0;
    long all = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      one += executions(engine, 1);
      all += executions(engine, processors);
    }
    double seconds = SLICES * SLICE.toSeconds();
    Table table = new Table("executions at once", "per second", "times one");
    table.row("1", one / seconds, 1.0);
    table.row(Integer.toString(processors), all / seconds, (double) all / one);
    table.print(out);
  }

  private static long executions(MuranoPlEngine engine, int threads) throws Exception {
    AtomicLong done = new AtomicLong();
    long end = System.nanoTime() + SLICE.toNanos();
    Parallel.run(
        threads,
        () -> {
          while (System.nanoTime() < end) {
            MuranoPlSpeed.execute(engine, PROGRAM, COUNT);
            done.incrementAndGet();
          }
        });
    return done.get();
  }
}
