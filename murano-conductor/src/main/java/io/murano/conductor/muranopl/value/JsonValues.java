package io.murano.conductor.muranopl.value;

import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns JSON into values and back. */
public final class JsonValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonValues() {}

  /** Returns the value of a JSON document; collections are new and mutable, as Python's are. */
  public static @Nullable Object fromJson(@Nullable JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node instanceof ObjectNode object) {
      MutableDict dict = new MutableDict();
      object.properties().forEach(entry -> dict.put(entry.getKey(), fromJson(entry.getValue())));
      return dict;
    }
    if (node instanceof ArrayNode array) {
      MutableList list = new MutableList();
      array.forEach(item -> list.add(fromJson(item)));
      return list;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      BigInteger value = node.bigIntegerValue();
      return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
    return node.isNumber() ? (Object) node.doubleValue() : node.asString();
  }

  /**
   * Returns a value as JSON. Keys become text as Python's JSON writer has it; what JSON has no form
   * for becomes its text.
   */
  public static JsonNode toJson(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof String text) {
      return NODES.stringNode(text);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof YaqlDict dict) {
      ObjectNode object = NODES.objectNode();
      dict.forEach((key, item) -> object.set(key(key), toJson(item)));
      return object;
    }
    if (value instanceof YaqlSequence sequence) {
      return array(sequence);
    }
    if (value instanceof YaqlSet set) {
      return array(Tuple.drain(set.iterate()));
    }
    if (value instanceof DateTime time) {
      return NODES.stringNode(time.iso('T'));
    }
    if (value instanceof ByteString bytes) {
      return NODES.stringNode(bytes.toBase64());
    }
    return NODES.stringNode(Text.str(value));
  }

  private static JsonNode number(Number number) {
    if (number instanceof BigInteger big) {
      return NODES.numberNode(big);
    }
    if (number instanceof Double || number instanceof Float) {
      return NODES.numberNode(number.doubleValue());
    }
    return NODES.numberNode(number.longValue());
  }

  private static ArrayNode array(Iterable<? extends @Nullable Object> items) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(item -> array.add(toJson(item)));
    return array;
  }

  private static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key == null) {
      return "null";
    }
    return key instanceof Boolean ? key.toString() : Text.str(key);
  }
}
