package io.murano.conductor.conformance.muranopl;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.muranopl.value.CalendarDate;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes values the way the case files do; they have sets as lists. */
final class ValueEncoder {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern FILE_PATH = Pattern.compile("File \"[^\"]*/");
  private static final long MAX_EXACT = (1L << 53) - 1;

  private ValueEncoder() {}

  static JsonNode encode(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof String text) {
      return NODES.stringNode(shortened(text));
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof YaqlDict dict) {
      return dictionary(dict);
    }
    if (value instanceof YaqlIterable iterable) {
      return array(Tuple.drain(iterable.iterate()));
    }
    return host(value);
  }

  /** Returns a text with class files in stack traces shown by their base name. */
  static String shortened(String text) {
    return FILE_PATH.matcher(text).replaceAll("File \"");
  }

  private static JsonNode host(Object value) {
    if (value instanceof MuranoObject object) {
      ObjectNode node = NODES.objectNode();
      node.put("$object", object.id());
      node.put("class", object.type().typeString());
      return node;
    }
    if (value instanceof TypeReference reference) {
      return tagged("$type", NODES.stringNode(reference.type().typeString()));
    }
    if (value instanceof MuranoClass type) {
      return tagged("$typeinfo", NODES.stringNode(type.typeString()));
    }
    if (value instanceof DateTime time) {
      return tagged("$datetime", NODES.stringNode(time.iso('T')));
    }
    if (value instanceof CalendarDate date) {
      return tagged("$datetime", NODES.stringNode(date.str()));
    }
    return tagged("$other", NODES.stringNode(Text.str(value)));
  }

  private static JsonNode number(Number number) {
    if (number instanceof Double d) {
      if (d.isNaN()) {
        return tagged("$float", NODES.stringNode("nan"));
      }
      return d.isInfinite()
          ? tagged("$float", NODES.stringNode(d > 0 ? "inf" : "-inf"))
          : NODES.numberNode(d);
    }
    if (number instanceof BigInteger || Math.abs(number.longValue()) > MAX_EXACT) {
      return tagged("$int", NODES.stringNode(number.toString()));
    }
    return NODES.numberNode(number.longValue());
  }

  private static JsonNode dictionary(YaqlDict dict) {
    boolean plain = dict.keySet().stream().allMatch(String.class::isInstance);
    if (plain) {
      ObjectNode node = NODES.objectNode();
      dict.forEach((key, item) -> node.set(String.valueOf(key), encode(item)));
      return node;
    }
    ArrayNode pairs = NODES.arrayNode();
    dict.forEach((key, item) -> pairs.addArray().add(encode(key)).add(encode(item)));
    return tagged("$dict", pairs);
  }

  private static ArrayNode array(Iterable<? extends @Nullable Object> items) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(item -> array.add(encode(item)));
    return array;
  }

  private static ObjectNode tagged(String tag, JsonNode value) {
    ObjectNode node = NODES.objectNode();
    node.set(tag, value);
    return node;
  }
}
