package io.murano.e2e.harness;

import io.murano.testkit.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Prints the ends of the service logs that a failed test has written to. */
public final class LogsOnFailure implements BeforeEachCallback, TestExecutionExceptionHandler {

  private static final int LINES = 40;

  /** Notes the time, to tell the logs of this test from others. */
  @Override
  public void beforeEach(ExtensionContext context) {
    store(context).put("begin", Instant.now());
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Instant begin = store(context).getOrDefault("begin", Instant.class, Instant.EPOCH);
    Path folder = Project.buildFolder().resolve("testkit/logs");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> logs = Files.list(folder).sorted()) {
        logs.filter(log -> isNewer(log, begin)).forEach(log -> print(log, System.err));
      }
    }
    throw failure;
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(LogsOnFailure.class));
  }

  private static boolean isNewer(Path log, Instant begin) {
    try {
      return Files.getLastModifiedTime(log).compareTo(FileTime.from(begin)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void print(Path log, PrintStream out) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      out.println("---- end of " + log);
      lines.stream().skip(Math.max(0, lines.size() - LINES)).forEach(out::println);
    } catch (IOException e) {
      out.println("---- cannot read " + log + ": " + e.getMessage());
    }
  }
}
