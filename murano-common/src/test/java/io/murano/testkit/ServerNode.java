package io.murano.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One private server, run by one of the launcher's scripts. Thread-safe; the verbs return when the
 * server is in the wanted state.
 */
final class ServerNode {

  private static final Logger log = LoggerFactory.getLogger(ServerNode.class);
  private static final Duration LIMIT = Duration.ofMinutes(12);

  private final String script;
  private final Path folder;
  private Map<String, String> connection = Map.of();
  private boolean running;

  private ServerNode(String script, Path folder) {
    this.script = script;
    this.folder = folder;
  }

  /** Starts a server of its own below the folder of the test run. */
  static ServerNode start(String script, String name) {
    Guard guard = Guard.current();
    ServerNode node = new ServerNode(script, guard.folder().resolve(name));
    guard.watchServer(script, node.folder);
    node.start();
    return node;
  }

  /** Returns a connection setting that the script printed. */
  String setting(String key) {
    String value = connection.get(key);
    if (value == null) {
      throw new IllegalStateException(script + " gave no " + key + ", only " + connection.keySet());
    }
    return value;
  }

  synchronized void start() {
    long begin = System.nanoTime();
    connection = Map.copyOf(settings(run("start")));
    running = true;
    log.info("{} start: {} ms", script, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
  }

  synchronized void startIfStopped() {
    if (!running) {
      start();
    }
  }

  synchronized void stop() {
    running = false;
    run("stop");
  }

  synchronized void kill() {
    running = false;
    run("kill");
  }

  private List<String> run(String verb) {
    Path output = folder.resolveSibling(folder.getFileName() + ".out");
    Path errors = folder.resolveSibling(folder.getFileName() + ".err");
    ProcessBuilder builder =
        new ProcessBuilder("bash", Project.script(script).toString(), verb, folder.toString())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("MURANO_FOR_TESTS", "1");
    String repository = System.getProperty("localRepository");
    if (repository != null) {
      builder.environment().put("MURANO_MAVEN_REPOSITORY", repository);
    }
    Guard.current().mark(builder);
    try {
      Process process = builder.start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw failure(verb, "did not end in " + LIMIT, errors);
      }
      if (process.exitValue() != 0) {
        throw failure(verb, "failed", errors);
      }
      return Files.readAllLines(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(script + " " + verb, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + script + " " + verb, e);
    }
  }

  private IllegalStateException failure(String verb, String what, Path errors) throws IOException {
    String text = Files.readString(errors, StandardCharsets.UTF_8).strip();
    return new IllegalStateException(script + " " + verb + " " + what + ":\n" + text);
  }

  private static Map<String, String> settings(List<String> lines) {
    Map<String, String> settings = new TreeMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        settings.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return settings;
  }

  /** Returns the value of an environment variable, or null if it is absent or empty. */
  static @Nullable String environment(String name) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Returns a short name for what belongs to one test class, fit for hosts and databases. */
  static String nameFor(Class<?> testClass) {
    Class<?> top = testClass;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    String simple = top.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    List<String> parts = new ArrayList<>();
    parts.add(simple.length() > 40 ? simple.substring(0, 40) : simple);
    parts.add(Integer.toHexString(top.getName().hashCode()));
    parts.add(Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX));
    return String.join("_", parts);
  }
}
