package io.murano.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a test run leaves no process behind. It is a shell process that is told what has
 * been started and cleans up when its input ends: at the end of the test JVM, however it ends. Not
 * earlier, since a test that failed is run again by a second launch in the same JVM, which finds
 * the shared fixtures of the first. Thread-safe.
 */
final class Guard {

  private static final String TAG_NAME = "MURANO_TESTKIT_RUN";
  private static final String REMOVED = "removed";
  private static final Duration END_LIMIT = Duration.ofSeconds(20);

  private static @Nullable Guard current;

  private final String tag = UUID.randomUUID().toString();
  private final Path folder;
  private final Path log;
  private final Process process;
  private final Writer input;

  private Guard() {
    folder =
        Project.buildFolder().resolve("testkit").resolve("run-" + ProcessHandle.current().pid());
    log = folder.resolve("guard.log");
    try {
      Files.createDirectories(folder);
      process =
          new ProcessBuilder("bash", Project.script("guard.sh").toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the guard of the test run", e);
    }
    input = process.outputWriter(StandardCharsets.UTF_8);
    send("tag " + TAG_NAME + "=" + tag);
    if (Boolean.getBoolean("murano.testkit.keep")) {
      send("keep");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "testkit-guard"));
  }

  /** Returns the guard of this JVM, starting one if there is none or it has died. */
  static synchronized Guard current() {
    if (current == null || !current.process.isAlive()) {
      current = new Guard();
    }
    return current;
  }

  /** The folder of this run; the guard removes the servers' folders below it. */
  Path folder() {
    return folder;
  }

  /** Marks a process to be started, so that whatever it starts in turn is cleaned up as well. */
  void mark(ProcessBuilder builder) {
    builder.environment().put(TAG_NAME, tag);
  }

  void watch(Process started) {
    send("process " + started.pid());
  }

  void watchServer(String script, Path serverFolder) {
    send("node " + script + " " + serverFolder);
  }

  private synchronized void send(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the guard of the test run has died", e);
    }
  }

  /** Has everything removed that was started in this run and waits until it has gone. */
  private void end() {
    try {
      input.close();
      long deadline = System.nanoTime() + END_LIMIT.toNanos();
      while (process.isAlive()
          && !Files.readString(log).contains(REMOVED)
          && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
