package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.library.regex.YaqlRegex;
import io.murano.conductor.yaql.type.DataConverter;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.DateTime.Origin;
import io.murano.conductor.yaql.value.DateTime.Zone;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.TimeSpan;
import io.murano.conductor.yaql.value.Tuple;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns the values of case files into engine values. Lists and objects become mutable ones. */
public final class InputValues {

  private InputValues() {}

  /**
   * Returns the engine value of a JSON value; a single member that begins with a dollar is a tag.
   */
  public static @Nullable Object decode(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isIntegralNumber()) {
      return Numbers.normalize(node.bigIntegerValue());
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isArray() ? list(node) : object(node);
  }

  private static MutableList list(JsonNode node) {
    MutableList list = new MutableList();
    node.forEach(item -> list.add(decode(item)));
    return list;
  }

  private static @Nullable Object object(JsonNode node) {
    Map.Entry<String, JsonNode> only =
        node.size() == 1 ? node.properties().iterator().next() : null;
    if (only != null && only.getKey().startsWith("$")) {
      return tagged(only.getKey(), only.getValue());
    }
    MutableDict dict = new MutableDict();
    node.properties().forEach(entry -> dict.put(entry.getKey(), decode(entry.getValue())));
    return dict;
  }

  private static Object tagged(String tag, JsonNode value) {
    return switch (tag) {
      case "$int" -> Numbers.normalize(new BigInteger(value.stringValue()));
      case "$float" -> floating(value.stringValue());
      case "$dict" -> dict(value);
      case "$set" -> FrozenSet.copyOf(Tuple.copyOf(frozen(value)));
      case "$tuple" -> Tuple.copyOf(list(value));
      case "$iterator" -> list(value).iterate();
      case "$datetime" -> dateTime(value.stringValue());
      case "$timespan" -> TimeSpan.ofMicros(value.bigIntegerValue());
      case "$bytes" -> bytes(value.stringValue());
      case "$regex" -> YaqlRegex.compile(value.stringValue());
      case "$object" -> FixtureObject.of(value);
      case "$novalue" -> NoValue.INSTANCE;
      default -> throw new IllegalArgumentException("unknown tag " + tag);
    };
  }

  private static MutableList frozen(JsonNode value) {
    MutableList items = new MutableList();
    value.forEach(item -> items.add(DataConverter.freeze(decode(item))));
    return items;
  }

  private static double floating(String name) {
    return switch (name) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(name);
    };
  }

  private static MutableDict dict(JsonNode pairs) {
    MutableDict dict = new MutableDict();
    pairs.forEach(pair -> dict.put(DataConverter.freeze(decode(pair.get(0))), decode(pair.get(1))));
    return dict;
  }

  private static Tuple bytes(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    @Nullable Object[] items = new Object[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      items[i] = (long) (bytes[i] & 0xFF);
    }
    return Tuple.wrap(items);
  }

  private static DateTime dateTime(String iso) {
    int time = iso.indexOf('T');
    boolean aware = time > 0 && (iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0);
    if (!aware) {
      return new DateTime(LocalDateTime.parse(iso), null);
    }
    OffsetDateTime parsed = OffsetDateTime.parse(iso);
    TimeSpan offset = TimeSpan.ofMicros(parsed.getOffset().getTotalSeconds() * 1_000_000L);
    return new DateTime(parsed.toLocalDateTime(), new Zone(offset, Origin.HOST));
  }
}
