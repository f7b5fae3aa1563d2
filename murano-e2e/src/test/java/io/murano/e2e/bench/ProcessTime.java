package io.murano.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of other processes: proc(5), which counts in hundredths of a second. It says what
 * a call costs whatever else the machine does. Stateless.
 */
final class ProcessTime {

  private static final double MILLIS_PER_TICK = 10;
  private static final int FIRST_FIELD = 11;
  private static final int FIELDS = 4;

  private ProcessTime() {}

  /** Milliseconds of a process and of the children it has waited for, in user and system mode. */
  static double millis(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = FIRST_FIELD; field < FIRST_FIELD + FIELDS; field++) {
      ticks += Long.parseLong(afterName[field]);
    }
    return ticks * MILLIS_PER_TICK;
  }
}
