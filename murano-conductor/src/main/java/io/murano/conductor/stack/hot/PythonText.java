package io.murano.conductor.stack.hot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that values have in Heat, which is written in Python: scalars as {@code str()} shows
 * them, maps and lists as {@code json.dumps(sort_keys=True)} does.
 */
final class PythonText {

  private static final double MIN_PLAIN = 1e-4;
  private static final double MAX_PLAIN = 1e16;
  private static final char LAST_ASCII = 127;

  private PythonText() {}

  /** Returns the text of a scalar. */
  static String ofScalar(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return value instanceof Double number ? ofDouble(number) : String.valueOf(value);
  }

  /** Returns the JSON text of a value with sorted keys. */
  static String json(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      writeMap(map, out);
    } else if (value instanceof List<?> list) {
      writeList(list, out);
    } else if (value instanceof String text) {
      writeString(text, out);
    } else if (value instanceof Double number) {
      out.append(ofDouble(number));
    } else {
      out.append(value);
    }
  }

  private static void writeMap(Map<?, ?> map, StringBuilder out) {
    List<String> keys = new ArrayList<>();
    map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    Collections.sort(keys);
    out.append('{');
    for (int i = 0; i < keys.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      writeString(keys.get(i), out);
      out.append(": ");
      write(map.get(keys.get(i)), out);
    }
    out.append('}');
  }

  private static void writeList(List<?> list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(list.get(i), out);
    }
    out.append(']');
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> writeChar(c, out);
      }
    }
    out.append('"');
  }

  private static void writeChar(char c, StringBuilder out) {
    if (c < ' ' || c > LAST_ASCII) {
      out.append("\\u%04x".formatted((int) c));
    } else {
      out.append(c);
    }
  }

  private static String ofDouble(double number) {
    double size = Math.abs(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    String shortest = Double.toString(number);
    if (number == 0 || (size >= MIN_PLAIN && size < MAX_PLAIN)) {
      String plain = new BigDecimal(shortest).toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    return scientific(shortest);
  }

  private static String scientific(String shortest) {
    int mark = shortest.indexOf('E');
    String mantissa = shortest.substring(0, mark);
    int exponent = Integer.parseInt(shortest.substring(mark + 1));
    String digits =
        mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa;
    return "%se%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
