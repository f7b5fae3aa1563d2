package io.murano.agent.plan;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a plan may name on the agent's disk: nothing outside the folders meant for it, and nothing a
 * file system cannot hold.
 */
public final class SafeNames {

  private static final int MAX_NAME_BYTES = 255;

  private SafeNames() {}

  /** Returns what is wrong with {@code name} as the name of one file or folder, or null if good. */
  public static @Nullable String problemOfName(String name) {
    if (name.isEmpty() || ".".equals(name) || "..".equals(name)) {
      return "is not a file name";
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      return "contains a path separator";
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return "contains a control character";
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      return "is longer than %d bytes".formatted(MAX_NAME_BYTES);
    }
    return null;
  }

  /** Returns what is wrong with {@code path} as a path below a folder, or null if it is good. */
  public static @Nullable String problemOfPath(String path) {
    if (path.startsWith("/")) {
      return "is an absolute path";
    }
    for (String part : path.split("/", -1)) {
      if ("..".equals(part)) {
        return "leaves its folder";
      }
      String problem = problemOfName(part);
      if (problem != null && !".".equals(part)) {
        return problem;
      }
    }
    return null;
  }
}
