package io.murano.api.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What PostgreSQL's {@code jsonb} cannot hold although it is valid JSON: the character NUL, halves
 * of surrogate pairs, and numbers beyond the range of {@code numeric}. Stateless.
 */
public final class StorableJson {

  private static final int MAX_EXPONENT = 10_000;
  private static final char REPLACEMENT = '\uFFFD';

  private StorableJson() {}

  /** Returns what cannot be stored, in words, or null when all of it can. */
  public static @Nullable String problem(JsonNode node) {
    if (node.isString()) {
      return isStorable(node.stringValue()) ? null : "a character that cannot be stored";
    }
    if (node.isNumber()) {
      return isStorable(node) ? null : "a number that is out of range";
    }
    if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        if (!isStorable(member.getKey())) {
          return "a member name with a character that cannot be stored";
        }
        String problem = problem(member.getValue());
        if (problem != null) {
          return problem;
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (JsonNode element : array) {
        String problem = problem(element);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  /**
   * Returns the document with everything that cannot be stored replaced: characters by U+FFFD,
   * numbers by their text. Returns the same instance when nothing has to change. Meant for
   * documents of our own services, which must not be lost for one odd character.
   */
  public static JsonNode storable(JsonNode node) {
    return problem(node) == null ? node : replace(node);
  }

  /** Returns the text with every character that cannot be stored replaced by U+FFFD. */
  public static String storable(String text) {
    if (isStorable(text)) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        result.append(c).append(text.charAt(++i));
      } else {
        result.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return result.toString();
  }

  private static JsonNode replace(JsonNode node) {
    if (node.isString()) {
      return StringNode.valueOf(storable(node.stringValue()));
    }
    if (node.isNumber()) {
      return isStorable(node) ? node : StringNode.valueOf(node.asString());
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.forEachEntry((name, value) -> copy.set(storable(name), replace(value)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(replace(element)));
      return copy;
    }
    return node;
  }

  private static boolean isStorable(JsonNode number) {
    if (number.isFloatingPointNumber()) {
      if (number.isBigDecimal()) {
        BigDecimal value = number.decimalValue();
        return Math.abs((long) value.precision() - value.scale()) <= MAX_EXPONENT
            && Math.abs((long) value.scale()) <= MAX_EXPONENT;
      }
      return Double.isFinite(number.doubleValue());
    }
    return !number.isBigInteger() || number.bigIntegerValue().bitLength() <= 3 * MAX_EXPONENT;
  }

  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
