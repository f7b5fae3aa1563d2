package io.murano.e2e.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints what happens with the time since the beginning of the step it belongs to. */
final class Timeline {

  private static final String INDENT = " ".repeat(24);

  private final PrintStream out;
  private long begin = System.nanoTime();

  Timeline(PrintStream out) {
    this.out = out;
  }

  /** Begins a step: times count from here. */
  void step(String title) {
    begin = System.nanoTime();
    out.println();
    out.println(title);
  }

  /** Prints one line about the given subject. */
  void line(String subject, String text) {
    out.println(format(Duration.ofNanos(System.nanoTime() - begin), subject, text));
  }

  /** Prints a report of a deployment. */
  void report(JsonNode report, Map<String, String> names) {
    String entity = report.path("entity_id").asString("");
    String level = report.path("level").asString("info");
    String text = report.path("text").asString("");
    line(names.getOrDefault(entity, ""), level.equals("info") ? text : level + ": " + text);
    if (!level.equals("info") && report.path("details").isString()) {
      out.println(report.path("details").asString().indent(INDENT.length()).stripTrailing());
    }
  }

  /** Returns the time since the beginning of the step, for a closing line. */
  String elapsed() {
    return seconds(Duration.ofNanos(System.nanoTime() - begin));
  }

  static String format(Duration time, String subject, String text) {
    return "  %8s  %-10s  %s".formatted(seconds(time), subject, text.replace("\n", "\n" + INDENT));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }
}
