package io.murano.conductor.stack.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What names one process for ever: its id, which the system gives out again, and its start as the
 * system counts it.
 *
 * @param pid process id
 * @param start clock ticks since boot where {@code /proc} exists, else milliseconds
 */
record ProcessMark(long pid, String start) {

  /** Fields of {@code /proc/<pid>/stat} after the command's name, counted from 0. */
  private static final int STATE_FIELD = 0;

  private static final int START_FIELD = 19;
  private static final String ZOMBIE = "Z";

  /** Returns the mark of a living process. */
  static Optional<ProcessMark> of(long pid) {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().startInstant())
          .map(start -> new ProcessMark(pid, String.valueOf(start.toEpochMilli())));
    }
    try {
      String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
      String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
      return fields[STATE_FIELD].equals(ZOMBIE)
          ? Optional.empty()
          : Optional.of(new ProcessMark(pid, fields[START_FIELD]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns whether the process lives. */
  boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** Returns the line that a pid file holds. */
  String line() {
    return pid + " " + start + "\n";
  }
}
