package io.murano.agent;

import java.util.Map;

/**
 * How log lines look: time, level, where from, message; the same on standard output and in files.
 */
final class LogFormat {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p %-30.-30logger{0} %m%n%ex";

  static final Map<String, Object> PROPERTIES =
      Map.of(
          "logging.pattern.console",
          PATTERN,
          "logging.pattern.file",
          PATTERN,
          "logging.level.root",
          "WARN",
          "logging.level.io.murano",
          "INFO");

  private LogFormat() {}
}
