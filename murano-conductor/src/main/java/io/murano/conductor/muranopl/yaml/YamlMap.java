package io.murano.conductor.muranopl.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a YAML document in the order it was written. A repeated key keeps its first place
 * and takes its last value, as in Python. Keys may be any scalar, expressions included; two
 * expressions are never the same key. Immutable.
 *
 * @param entries the pairs
 * @param span where the mapping stands
 */
public record YamlMap(List<Entry> entries, SourceSpan span) {

  /**
   * One pair.
   *
   * @param key a scalar or an expression
   * @param value any value
   */
  public record Entry(@Nullable Object key, @Nullable Object value) {}

  /** Merges repeated keys and copies the list. */
  public YamlMap {
    List<Entry> merged = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      int index = indexOf(merged, entry.key());
      if (index < 0) {
        merged.add(entry);
      } else {
        merged.set(index, new Entry(merged.get(index).key(), entry.value()));
      }
    }
    entries = List.copyOf(merged);
  }

  private static int indexOf(List<Entry> entries, @Nullable Object key) {
    for (int i = 0; i < entries.size(); i++) {
      if (YamlScalars.sameKey(entries.get(i).key(), key)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the value under a text key; null if there is none or it is null. */
  public @Nullable Object get(String key) {
    int index = indexOf(entries, key);
    return index < 0 ? null : entries.get(index).value();
  }

  /** Returns whether there is such a text key. */
  public boolean has(String key) {
    return indexOf(entries, key) >= 0;
  }

  /** Returns the number of pairs. */
  public int size() {
    return entries.size();
  }

  /** Returns whether there are no pairs. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
