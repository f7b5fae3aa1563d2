package io.murano.common.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A mapping by the text of its keys, in file order; of a repeated key the last one counts. */
final class YamlMapping {

  /** A key with its value. */
  record Entry(String key, Node keyNode, Node value) {}

  private final MappingNode node;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Entry> repeated = new ArrayList<>();
  private final List<Node> otherKeys = new ArrayList<>();

  private YamlMapping(MappingNode node) {
    this.node = node;
    for (NodeTuple tuple : node.getValue()) {
      String key = YamlValues.scalarText(tuple.getKeyNode());
      if (key == null) {
        otherKeys.add(tuple.getKeyNode());
        continue;
      }
      Entry previous = entries.put(key, new Entry(key, tuple.getKeyNode(), tuple.getValueNode()));
      if (previous != null) {
        repeated.add(previous);
      }
    }
  }

  static @Nullable YamlMapping of(@Nullable Node node) {
    return node instanceof MappingNode mapping ? new YamlMapping(mapping) : null;
  }

  MappingNode node() {
    return node;
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  /** Entries that a later one of the same key replaces. */
  List<Entry> repeated() {
    return repeated;
  }

  /** Keys that are lists or mappings. */
  List<Node> otherKeys() {
    return otherKeys;
  }

  @Nullable Entry entry(String key) {
    return entries.get(key);
  }

  /** Returns the value; null if the key is absent or its value is null. */
  @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null || YamlValues.isNull(entry.value()) ? null : entry.value();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }
}
