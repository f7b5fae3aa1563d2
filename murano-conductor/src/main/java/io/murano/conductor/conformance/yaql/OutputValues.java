package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.library.regex.YaqlRegex;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.TimeSpan;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlCallable;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns engine values into the notation of case files. */
public final class OutputValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final BigInteger EXACT = BigInteger.valueOf((1L << 53) - 1);

  private final boolean tuplesDiffer;

  /** Creates an encoder; {@code tuplesDiffer} where results keep tuples and lists apart. */
  public OutputValues(boolean tuplesDiffer) {
    this.tuplesDiffer = tuplesDiffer;
  }

  /** Returns the JSON value of an engine value; what JSON lacks is written with a tag. */
  public JsonNode encode(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Boolean b) {
      return NODES.booleanNode(b);
    }
    if (value instanceof String s) {
      return NODES.stringNode(s);
    }
    if (value instanceof Double d) {
      return floating(d);
    }
    if (value instanceof Number number) {
      return integer(number);
    }
    if (value instanceof YaqlSequence list) {
      boolean tagged = tuplesDiffer && list instanceof Tuple;
      return tagged ? tag("$tuple", items(list)) : items(list);
    }
    if (value instanceof YaqlDict dict) {
      return dict(dict);
    }
    return value instanceof YaqlSet set ? tag("$set", items(set)) : other(value);
  }

  private static JsonNode floating(double d) {
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      return tag("$float", NODES.stringNode(Text.str(d)));
    }
    return NODES.numberNode(d);
  }

  private static JsonNode integer(Number number) {
    if (number instanceof Long l && Math.abs(l) <= EXACT.longValue() && l != Long.MIN_VALUE) {
      return NODES.numberNode(l);
    }
    return tag("$int", NODES.stringNode(number.toString()));
  }

  private ArrayNode items(Iterable<? extends @Nullable Object> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(item -> array.add(encode(item)));
    return array;
  }

  private JsonNode dict(YaqlDict dict) {
    boolean plain = dict.keySet().stream().allMatch(key -> key instanceof String);
    boolean looksTagged =
        dict.size() == 1 && String.valueOf(dict.iterate().advance()).startsWith("$");
    if (plain && !looksTagged) {
      ObjectNode object = NODES.objectNode();
      dict.forEach((key, item) -> object.set(String.valueOf(key), encode(item)));
      return object;
    }
    ArrayNode pairs = NODES.arrayNode();
    dict.forEach((key, item) -> pairs.add(NODES.arrayNode().add(encode(key)).add(encode(item))));
    return tag("$dict", pairs);
  }

  private static JsonNode other(Object value) {
    if (value instanceof DateTime dateTime) {
      return tag("$datetime", NODES.stringNode(dateTime.iso('T')));
    }
    if (value instanceof TimeSpan span) {
      return tag("$timespan", NODES.numberNode(span.totalMicros()));
    }
    if (value instanceof YaqlRegex regex) {
      return tag("$regex", NODES.stringNode(regex.pattern()));
    }
    if (value == NoValue.INSTANCE) {
      return tag("$novalue", NODES.booleanNode(true));
    }
    if (value instanceof Context) {
      return tag("$context", NODES.booleanNode(true));
    }
    if (value instanceof FixtureObject object) {
      return tag("$object", NODES.stringNode(object.label()));
    }
    if (value instanceof ExecutableNode node) {
      return tag("$expression", NODES.stringNode(node.toString()));
    }
    return value instanceof YaqlCallable
        ? tag("$function", NODES.booleanNode(true))
        : tag("$other", NODES.stringNode(Text.typeName(value)));
  }

  private static ObjectNode tag(String name, JsonNode value) {
    ObjectNode object = NODES.objectNode();
    object.set(name, value);
    return object;
  }
}
