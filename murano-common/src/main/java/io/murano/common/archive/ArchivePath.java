package io.murano.common.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Paths inside a package: relative, separated by slashes, never leaving the folder they start in.
 */
final class ArchivePath {

  private static final int MAX_DEPTH = 64;

  private ArchivePath() {}

  /**
   * Resolves a name that a package's text gives for a file below {@code folder}. Parent steps are
   * followed as long as they stay below the folder.
   *
   * @param folder a folder of the package, or empty for its root
   * @return the path from the root of the package; empty when the name leaves the folder, is
   *     absolute or is no file name at all
   */
  static Optional<String> resolve(String folder, String name) {
    if (name.startsWith("/") || !isSafeText(name)) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : name.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    String path = String.join("/", segments);
    return Optional.of(folder.isEmpty() ? path : folder + "/" + path);
  }

  /**
   * Turns the name of a zip entry into a path.
   *
   * @return the path without a trailing slash; empty for the root itself
   * @throws PackageException if the name is absolute, has a parent step, a backslash, a drive
   *     letter or control characters, or is too long
   */
  static String ofEntry(String name, int maxLength) {
    if (name.length() > maxLength) {
      throw PackageException.fatal(
          null,
          "an entry name of %d characters is longer than the %d allowed: %s…"
              .formatted(name.length(), maxLength, printable(name.substring(0, 60))));
    }
    if (name.startsWith("/") || name.matches("^[A-Za-z]:.*") || !isSafeText(name)) {
      throw unsafe(name);
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : name.split("/", -1)) {
      if (segment.equals("..")) {
        throw unsafe(name);
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    if (segments.size() > MAX_DEPTH) {
      throw PackageException.fatal(
          null, "entry %s is more than %d folders deep".formatted(printable(name), MAX_DEPTH));
    }
    return String.join("/", segments);
  }

  private static PackageException unsafe(String name) {
    return PackageException.fatal(
        null,
        ("entry name \"%s\" is not allowed: names are relative, separated by slashes, without \"..\","
                + " backslashes, drive letters and control characters")
            .formatted(printable(name)));
  }

  private static boolean isSafeText(String name) {
    return name.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }

  /** Replaces control characters, so that a name can stand in a log line. */
  static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
