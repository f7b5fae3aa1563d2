package io.murano.common.archive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What YAML nodes stand for. */
final class YamlValues {

  private static final int MAX_NODES = 200_000;

  /** As in Python: longer ones take quadratic time to read. */
  private static final int MAX_DIGITS = 4300;

  private YamlValues() {}

  static boolean isNull(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  static boolean isString(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
  }

  /** Returns the characters of a scalar as written; null for lists and mappings. */
  static @Nullable String scalarText(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /**
   * Returns a scalar as the text that Python's {@code str} gives for it: {@code 1.10} is the number
   * 1.1, {@code yes} is {@code True}; null for lists, mappings and null itself.
   */
  static @Nullable String pythonText(Node node) {
    if (!(node instanceof ScalarNode scalar) || isNull(node)) {
      return null;
    }
    Object value = scalarValue(scalar);
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return String.valueOf(value);
  }

  /**
   * Returns the plain value: null, Boolean, Long, BigInteger, Double, String, List or Map with text
   * keys; timestamps and unknown tags stay text.
   *
   * @throws PackageException if aliases make it larger than any manifest
   */
  static @Nullable Object value(String path, Node node) {
    return new Walk(path).value(node, 0);
  }

  private static @Nullable Object scalarValue(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    try {
      if (tag.equals(Tag.NULL)) {
        return null;
      } else if (tag.equals(Tag.BOOL)) {
        return List.of("yes", "true", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
      } else if (tag.equals(Tag.INT)) {
        return integer(text.replace("_", ""));
      } else if (tag.equals(Tag.FLOAT)) {
        return floating(text.replace("_", ""));
      }
    } catch (NumberFormatException e) {
      return text;
    }
    return text;
  }

  private static Object integer(String text) {
    if (text.length() > MAX_DIGITS) {
      throw new NumberFormatException("too many digits");
    }
    boolean negative = text.startsWith("-");
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    BigInteger value;
    if (digits.startsWith("0b")) {
      value = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      value = new BigInteger(digits.substring(2), 16);
    } else if (digits.contains(":")) {
      value = BigInteger.ZERO;
      for (String part : digits.split(":")) {
        value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      value = new BigInteger(digits, 8);
    } else {
      value = new BigInteger(digits);
    }
    BigInteger signed = negative ? value.negate() : value;
    return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
  }

  private static Object floating(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.endsWith(".inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.equals(".nan")) {
      return Double.NaN;
    }
    if (!text.contains(":")) {
      return Double.parseDouble(text);
    }
    boolean negative = text.startsWith("-");
    double value = 0;
    for (String part : text.replaceFirst("^[-+]", "").split(":")) {
      value = value * 60 + Double.parseDouble(part);
    }
    return negative ? -value : value;
  }

  /** Counts nodes, because aliases can make a small file stand for a huge value. */
  private static final class Walk {

    private static final int MAX_DEPTH = 200;

    private final String path;
    private int nodes;

    Walk(String path) {
      this.path = path;
    }

    @Nullable Object value(Node node, int depth) {
      if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
        throw PackageException.fatal(path, "YAML aliases make this file too large or endless");
      }
      if (node instanceof SequenceNode sequence) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          list.add(value(item, depth + 1));
        }
        return Collections.unmodifiableList(list);
      }
      if (node instanceof MappingNode mapping) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = pythonText(tuple.getKeyNode());
          map.put(key == null ? "null" : key, value(tuple.getValueNode(), depth + 1));
        }
        return Collections.unmodifiableMap(map);
      }
      return scalarValue((ScalarNode) node);
    }
  }
}
