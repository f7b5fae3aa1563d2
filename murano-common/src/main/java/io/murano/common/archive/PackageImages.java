package io.murano.common.archive;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logos: recognised by their content, never by their name (REST contract 5.4). */
final class PackageImages {

  static final int MAX_BYTES = 500 * 1024;

  private PackageImages() {}

  /**
   * Reads an image.
   *
   * @param named path the manifest gives; null for none
   * @param byDefault path used when the manifest gives none and the file exists
   */
  static Optional<byte[]> read(PackageFiles files, @Nullable String named, String byDefault) {
    String path = named == null ? byDefault : named;
    if (!files.contains(path)) {
      if (named == null) {
        return Optional.empty();
      }
      throw PackageException.fatal(path, "is named as logo and is not in the package");
    }
    if (files.size(path) > MAX_BYTES) {
      throw PackageException.fatal(
          path, "has %d bytes; a logo may have %d".formatted(files.size(path), MAX_BYTES));
    }
    byte[] content = files.read(path);
    if (!isPng(content) && !isJpeg(content) && !isGif(content)) {
      throw PackageException.fatal(path, "is no PNG, JPEG or GIF image");
    }
    return Optional.of(content);
  }

  private static boolean isPng(byte[] content) {
    return startsWith(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
  }

  private static boolean isJpeg(byte[] content) {
    return startsWith(content, 0xFF, 0xD8, 0xFF);
  }

  private static boolean isGif(byte[] content) {
    return startsWith(content, 'G', 'I', 'F', '8', '7', 'a')
        || startsWith(content, 'G', 'I', 'F', '8', '9', 'a');
  }

  private static boolean startsWith(byte[] content, int... magic) {
    if (content.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((content[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
