package io.murano.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A service that runs in a JVM of its own, so that SIGKILL is SIGKILL. Its output goes to a log
 * file that stays after the test. Whatever happens to the test, the process ends with it. Built by
 * {@link ServiceProcessBuilder}; thread-safe.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final int TAIL = 60;

  private final String name;
  private final Process process;
  private final Path logFile;

  ServiceProcess(String name, Process process, Path logFile) {
    this.name = name;
    this.process = process;
    this.logFile = logFile;
  }

  /** Begins the description of a process that runs an executable jar. */
  public static ServiceProcessBuilder jar(String name, Path jar) {
    return new ServiceProcessBuilder(name, List.of("-jar", jar.toString()), true);
  }

  /** Begins the description of a process that runs a class from a class path. */
  public static ServiceProcessBuilder main(String name, String classPath, String mainClass) {
    return new ServiceProcessBuilder(name, List.of("-cp", classPath, mainClass), true);
  }

  /** Begins the description of a process that is no JVM, such as a shell script. */
  public static ServiceProcessBuilder command(String name, String... command) {
    return new ServiceProcessBuilder(name, List.of(command), false);
  }

  /** Name given by the test. */
  public String name() {
    return name;
  }

  /** Process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** File to which the process writes its output. */
  public Path logFile() {
    return logFile;
  }

  /** Returns what the process has written so far. */
  public String log() {
    try {
      return new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the output holds a match of the regular expression. */
  public ServiceProcess awaitLog(String regex, Duration limit) {
    Pattern pattern = Pattern.compile(regex);
    return await("a log line like " + regex, limit, () -> pattern.matcher(log()).find());
  }

  /** Waits until the URI answers with a status below 300. */
  public ServiceProcess awaitHttp(URI uri, Duration limit) {
    return await("an answer from " + uri, limit, () -> answers(uri));
  }

  private ServiceProcess await(String what, Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name + " ended while waiting for " + what + tail());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(name + ": no " + what + " in " + limit + tail());
      }
      pause();
    }
    return this;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }

  private static boolean answers(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() < 300;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Sends SIGTERM and waits for the end; returns the exit code. */
  public int terminate(Duration limit) {
    process.destroy();
    return awaitExit(limit);
  }

  /** Sends SIGKILL to this process alone and waits for the end. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(10));
  }

  /** Holds the process (SIGSTOP), as a machine that is starved or swapped out would. */
  public void suspend() {
    signal("STOP");
  }

  /** Lets the process go on after {@link #suspend()}. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      int code =
          new ProcessBuilder("kill", "-s", signal, Long.toString(pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("cannot send SIG" + signal + " to " + this);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending SIG" + signal, e);
    }
  }

  /** Waits for the end of the process; returns the exit code. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(this + " still runs after " + limit + tail());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + this, e);
    }
  }

  /** Kills the process and what it has started. */
  @Override
  public void close() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    awaitExit(Duration.ofSeconds(10));
  }

  /** Returns the last lines of the log, for messages of failed tests. */
  public String tail() {
    List<String> lines = log().lines().toList();
    int from = Math.max(0, lines.size() - TAIL);
    return "\n--- end of " + logFile + "\n" + String.join("\n", lines.subList(from, lines.size()));
  }

  @Override
  public String toString() {
    return "process %s (pid %d)".formatted(name, pid());
  }
}
