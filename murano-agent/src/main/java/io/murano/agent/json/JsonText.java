package io.murano.agent.json;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Reads and writes JSON as plain values: null, {@link Boolean}, {@link Long} or, beyond its range,
 * {@link BigInteger}, {@link Double}, {@link String}, {@link List} and {@link Map} in member order.
 * Like Python's json module it accepts and writes {@code NaN} and {@code Infinity}, lets the last
 * of equal members win, and escapes everything that is not ASCII. Stateless and thread-safe.
 */
public final class JsonText {

  private static final int MAX_NESTING_DEPTH = 500;
  private static final int MAX_STRING_LENGTH = 128 * 1024 * 1024;
  private static final int MAX_NUMBER_LENGTH = 4300;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING_DEPTH)
                  .maxStringLength(MAX_STRING_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_NESTING_DEPTH).build())
          .build();

  private JsonText() {}

  /**
   * Reads one value.
   *
   * @throws JsonFormatException if the bytes are not exactly one JSON value in UTF-8
   */
  public static @Nullable Object read(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
      return readWhole(parser);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** Reads one value from a text; see {@link #read(byte[])}. */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return readWhole(parser);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /**
   * Writes one value without line breaks.
   *
   * @throws JsonFormatException if the value holds something JSON has no form for
   */
  public static byte[] write(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      writeValue(generator, value);
    } catch (JacksonException e) {
      throw new JsonFormatException("Cannot be written as JSON: " + e.getOriginalMessage());
    }
    return out.toByteArray();
  }

  private static @Nullable Object readWhole(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new JsonFormatException("Not JSON: the text is empty");
    }
    Object value = readValue(parser, first);
    if (parser.nextToken() != null) {
      throw new JsonFormatException("Not JSON: something follows the value");
    }
    return value;
  }

  private static JsonFormatException malformed(JacksonException e) {
    return new JsonFormatException(
        "Not JSON at byte or character %d"
            .formatted(
                e.getLocation() == null
                    ? -1
                    : Math.max(e.getLocation().getByteOffset(), e.getLocation().getCharOffset())));
  }

  private static @Nullable Object readValue(JsonParser parser, JsonToken token) {
    switch (token) {
      case START_OBJECT:
        return readObject(parser);
      case START_ARRAY:
        return readArray(parser);
      case VALUE_STRING:
        return parser.getString();
      case VALUE_NUMBER_INT:
        return readInteger(parser);
      case VALUE_NUMBER_FLOAT:
        return parser.getDoubleValue();
      case VALUE_TRUE:
        return Boolean.TRUE;
      case VALUE_FALSE:
        return Boolean.FALSE;
      case VALUE_NULL:
        return null;
      default:
        throw new JsonFormatException("Not JSON: unexpected " + token);
    }
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, readValue(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> readArray(JsonParser parser) {
    List<@Nullable Object> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(readValue(parser, token));
      token = parser.nextToken();
    }
    return items;
  }

  private static Object readInteger(JsonParser parser) {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return parser.getBigIntegerValue();
    }
    return parser.getLongValue();
  }

  private static void writeValue(JsonGenerator generator, @Nullable Object value) {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof Double number) {
      writeFloat(generator, number);
    } else if (value instanceof BigInteger number) {
      generator.writeNumber(number);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.longValue());
    } else if (value instanceof Map<?, ?> map) {
      writeObject(generator, map);
    } else if (value instanceof Iterable<?> items) {
      writeArray(generator, items);
    } else {
      throw new JsonFormatException("Cannot be written as JSON: " + value.getClass().getName());
    }
  }

  private static void writeFloat(JsonGenerator generator, double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      generator.writeNumber(number);
    } else {
      generator.writeNumber(FloatText.repr(number));
    }
  }

  private static void writeObject(JsonGenerator generator, Map<?, ?> map) {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeName(String.valueOf(entry.getKey()));
      writeValue(generator, entry.getValue());
    }
    generator.writeEndObject();
  }

  private static void writeArray(JsonGenerator generator, Iterable<?> items) {
    generator.writeStartArray();
    for (Object item : items) {
      writeValue(generator, item);
    }
    generator.writeEndArray();
  }
}
