package io.murano.agent.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The logging options of oslo.log that make sense here, as Spring Boot's logging properties.
 *
 * @param debug whether the agent logs its steps
 * @param file log file, or null for standard output only
 */
record LoggingConf(boolean debug, @Nullable Path file) {

  private static final String DEBUG = "debug";
  private static final String LOG_FILE = "log_file";
  private static final String LOG_DIR = "log_dir";
  private static final Set<String> KEYS = Set.of(DEBUG, LOG_FILE, LOG_DIR);
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");

  static LoggingConf of(Map<String, String> section, UnaryOperator<String> substitution) {
    boolean debug = TRUE.contains(section.getOrDefault(DEBUG, "").toLowerCase(Locale.ROOT));
    String name = substitution.apply(section.getOrDefault(LOG_FILE, ""));
    String folder = substitution.apply(section.getOrDefault(LOG_DIR, ""));
    if (name.isBlank()) {
      return new LoggingConf(debug, null);
    }
    return new LoggingConf(debug, folder.isBlank() ? Path.of(name) : Path.of(folder, name));
  }

  static boolean isKnown(String section, String key) {
    return "DEFAULT".equals(section) && KEYS.contains(key);
  }

  void addTo(Map<String, Object> properties) {
    if (debug) {
      properties.put("logging.level.io.murano", "DEBUG");
    }
    if (file != null && isWritable(file)) {
      properties.put("logging.file.name", file.toString());
    }
  }

  /** A log file that cannot be written must not keep the agent from its work. */
  private static boolean isWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return Files.exists(file) ? Files.isWritable(file) : folder != null && Files.isWritable(folder);
  }
}
