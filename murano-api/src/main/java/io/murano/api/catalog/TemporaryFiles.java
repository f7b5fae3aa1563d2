package io.murano.api.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names of temporary files. */
final class TemporaryFiles {

  private TemporaryFiles() {}

  static Path create(@Nullable Path folder, String purpose) throws IOException {
    String prefix = "murano-" + purpose + "-";
    if (folder == null) {
      return Files.createTempFile(prefix, ".zip");
    }
    Files.createDirectories(folder);
    return Files.createTempFile(folder, prefix, ".zip");
  }
}
