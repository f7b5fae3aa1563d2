package io.murano.conductor.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user or project as the identity service describes it. Immutable.
 *
 * @param name its name
 * @param domain name of its domain, or the domain's id where the name may not be asked
 * @param attributes everything else that is said about it
 */
public record DirectoryEntry(
    String name, String domain, Map<String, ? extends @Nullable Object> attributes) {

  /** Copies the attributes. */
  public DirectoryEntry {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
