package io.murano.common.archive;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Checks keys and enumerated values of class files. */
final class KeyCheck {

  private final String file;
  private final Findings findings;

  KeyCheck(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Warns of keys that nobody reads. */
  void check(YamlMapping mapping, Set<String> known, String what) {
    repeated(mapping);
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        findings.warning(
            file,
            entry.keyNode(),
            "\"%s\" means nothing in %s: %s"
                .formatted(
                    ArchivePath.printable(entry.key()), what, suggestion(entry.key(), known)));
      }
    }
  }

  private static String suggestion(String key, Set<String> known) {
    return known.stream()
        .filter(candidate -> candidate.equalsIgnoreCase(key))
        .findFirst()
        .map(candidate -> "write " + candidate)
        .orElseGet(() -> "known are " + String.join(", ", new TreeSet<>(known)));
  }

  /** Warns of keys that a later one replaces. */
  void repeated(YamlMapping mapping) {
    for (YamlMapping.Entry entry : mapping.repeated()) {
      findings.warning(
          file,
          entry.keyNode(),
          "\"%s\" is written twice; the later one counts"
              .formatted(ArchivePath.printable(entry.key())));
    }
  }

  /** Requires one of a few words; null is left to the default. */
  void choice(@Nullable Node node, String what, Set<String> accepted) {
    if (node == null) {
      return;
    }
    String text = YamlValues.scalarText(node);
    if (text == null || !accepted.contains(text)) {
      findings.error(
          file,
          node,
          "%s %s is none of %s"
              .formatted(
                  what, ManifestReader.shown(node), String.join(", ", new TreeSet<>(accepted))));
    }
  }
}
