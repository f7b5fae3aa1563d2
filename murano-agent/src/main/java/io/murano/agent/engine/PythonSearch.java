package io.murano.agent.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds a system Python. Stateless. */
public final class PythonSearch {

  private PythonSearch() {}

  /**
   * Looks for an interpreter.
   *
   * @param name a path, or a name to look up in {@code PATH}
   */
  public static Optional<Path> find(String name, Map<String, String> environment) {
    if (name.contains("/")) {
      return Optional.of(Path.of(name)).filter(Files::isExecutable);
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
