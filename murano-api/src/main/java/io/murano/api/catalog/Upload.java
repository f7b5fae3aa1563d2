package io.murano.api.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An uploaded file in temporary space, which closing gives back.
 *
 * @param file where it is
 * @param metadata what the client says about it
 */
record Upload(Path file, UploadMetadata metadata) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Upload.class);

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("Temporary file {} stays behind: {}", file, e.toString());
    }
  }
}
