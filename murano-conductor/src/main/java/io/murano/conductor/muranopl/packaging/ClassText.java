package io.murano.conductor.muranopl.packaging;

import java.util.List;
import java.util.Map;

/** Writes class files. Texts are quoted, so that nothing is an expression by accident. */
final class ClassText {

  private final StringBuilder text = new StringBuilder();

  /** Returns a text as a YAQL string literal. */
  static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String yaml(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String expression(String value) {
    return "!yaql " + yaml(value);
  }

  private ClassText append(int level, String line) {
    text.append("  ".repeat(level)).append(line).append('\n');
    return this;
  }

  /** Writes a key with a text. */
  ClassText line(int level, String key, String value) {
    return append(level, key + ": " + yaml(value));
  }

  /** Writes a key whose value follows at the next level. */
  ClassText open(int level, String key) {
    return append(level, key + ":");
  }

  /** Writes a list item with a first key and an expression. */
  ClassText item(int level, String key, String value) {
    return append(level, "- " + key + ": " + expression(value));
  }

  /** Writes a list item whose first key's value follows. */
  ClassText itemOpen(int level, String key) {
    return append(level, "- " + key + ":");
  }

  /** Writes an expression as a statement. */
  ClassText call(int level, String value) {
    return append(level, "- " + expression(value));
  }

  /** Writes an assignment. */
  ClassText assign(int level, String target, String value) {
    return append(level, "- ? " + expression(target)).append(level, "  : " + expression(value));
  }

  /** Writes a property with an expression as contract. */
  ClassText expressionProperty(String name, String contract, String usage) {
    open(1, name).append(2, "Contract: " + expression(contract));
    return line(2, "Usage", usage);
  }

  /** Writes a property with a dictionary as contract and an empty one as default. */
  ClassText dictionaryProperty(
      String name, List<Map.Entry<String, String>> contracts, String usage) {
    open(1, name);
    if (contracts.isEmpty()) {
      append(2, "Contract: {}");
    } else {
      open(2, "Contract");
      for (Map.Entry<String, String> entry : contracts) {
        append(3, yaml(entry.getKey()) + ": " + expression(entry.getValue()));
      }
    }
    return append(2, "Default: {}").line(2, "Usage", usage);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
