package io.murano.agent.runner;

import io.murano.agent.process.ProcessSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How plans are run.
 *
 * @param files folder in which each plan gets a folder for its files
 * @param processes how their processes are run
 * @param strictUtf8 whether output that is not UTF-8 fails a script
 * @param limit longest run of a plan that names no limit itself, or null for none; caps those that
 *     do
 * @param environment the agent's environment, for proxy settings
 */
public record RunnerSettings(
    Path files,
    ProcessSettings processes,
    boolean strictUtf8,
    @Nullable Duration limit,
    Map<String, String> environment) {

  /** Copies the map. */
  public RunnerSettings {
    environment = Map.copyOf(environment);
  }

  /** Returns the limit for a plan that asks for {@code wanted}, or null for none. */
  @Nullable Duration limitFor(@Nullable Duration wanted) {
    if (limit == null) {
      return wanted;
    }
    return wanted != null && wanted.compareTo(limit) < 0 ? wanted : limit;
  }

  /** Leaves the environment out, which may hold secrets. */
  @Override
  public String toString() {
    return "RunnerSettings[files=%s, limit=%s]".formatted(files, limit);
  }
}
