package io.murano.conductor.stack.hot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of the thing behind a resource when the resource is deleted. */
public enum DeletionPolicy {
  /** It is deleted too. */
  DELETE,
  /** It stays. */
  RETAIN,
  /** A snapshot is kept, where its kind has snapshots; else as {@link #DELETE}. */
  SNAPSHOT;

  /**
   * Reads the policy of a resource; null is {@link #DELETE}.
   *
   * @throws HotException if the text is no policy of the version
   */
  static DeletionPolicy of(@Nullable Object text, HotVersion version, String path) {
    if (text == null) {
      return DELETE;
    }
    for (DeletionPolicy policy : values()) {
      String lower = policy.name().toLowerCase(Locale.ROOT);
      String capital = policy.name().charAt(0) + lower.substring(1);
      if (text.equals(capital) || (text.equals(lower) && version.since(HotVersion.V2016_10_14))) {
        return policy;
      }
    }
    throw HotException.at(path, "expected Delete, Retain or Snapshot, got '%s'".formatted(text));
  }
}
