package io.murano.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link ServiceProcess} and starts it. The process inherits the environment except
 * settings of Murano, Spring and the JVM, so that only what a test gives it counts. Not
 * thread-safe.
 */
public final class ServiceProcessBuilder {

  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final List<String> NOT_INHERITED =
      List.of("MURANO_", "SPRING_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private final String name;
  private final List<String> program;
  private final boolean jvm;
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private @Nullable Path workingFolder;

  ServiceProcessBuilder(String name, List<String> program, boolean jvm) {
    this.name = name;
    this.program = program;
    this.jvm = jvm;
  }

  /** Adds options of the JVM. */
  public ServiceProcessBuilder jvmOptions(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** Adds arguments of the program. */
  public ServiceProcessBuilder arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** Adds a Spring property, as {@code --name=value}. */
  public ServiceProcessBuilder property(String property, Object value) {
    return arguments("--" + property + "=" + value);
  }

  /** Sets an environment variable. */
  public ServiceProcessBuilder environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Sets the working folder; without it the process has the test's. */
  public ServiceProcessBuilder workingFolder(Path folder) {
    workingFolder = folder;
    return this;
  }

  /** Starts the process; it is not ready yet. */
  public ServiceProcess start() {
    Path logFile =
        Project.buildFolder()
            .resolve("testkit/logs")
            .resolve("%s-%03d.log".formatted(name, STARTED.incrementAndGet()));
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(ServiceProcessBuilder::isNotInherited);
    builder.environment().putAll(environment);
    Guard guard = Guard.current();
    guard.mark(builder);
    if (workingFolder != null) {
      builder.directory(workingFolder.toFile());
    }
    try {
      Files.createDirectories(logFile.getParent());
      Process process =
          builder
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(logFile.toFile())
              .start();
      guard.watch(process);
      return new ServiceProcess(name, process, logFile);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (jvm) {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvmOptions);
    }
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }

  private static boolean isNotInherited(String variable) {
    return NOT_INHERITED.stream().anyMatch(variable::startsWith);
  }
}
