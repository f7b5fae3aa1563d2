package io.murano.conductor.yaql.library.format;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The name of a replacement field: an argument, and items of it in brackets. */
final class FieldName {

  private static final BigInteger LARGEST_INDEX = BigInteger.valueOf(Long.MAX_VALUE);

  private FieldName() {}

  static @Nullable Object resolve(FormatTemplate template, String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = argument(template, name.substring(0, end));
    int i = end;
    while (i < name.length()) {
      if (name.charAt(i) != '[') {
        throw attribute(name, i);
      }
      int close = name.indexOf(']', i);
      if (close < 0) {
        throw NativeException.valueError("Missing ']' in format string");
      }
      if (close == i + 1) {
        throw NativeException.valueError("Empty attribute in format string");
      }
      value = item(value, name.substring(i + 1, close));
      i = close + 1;
      if (i < name.length() && name.charAt(i) != '.' && name.charAt(i) != '[') {
        throw NativeException.valueError(
            "Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  /** Templates come from packages: what an attribute would reach is nobody's business. */
  private static NativeException attribute(String name, int dot) {
    String attribute = name.substring(dot + 1);
    return attribute.isEmpty()
        ? NativeException.valueError("Empty attribute in format string")
        : NativeException.attributeError(
            "format fields cannot access attributes, only items: " + name);
  }

  private static @Nullable Object argument(FormatTemplate template, String first) {
    if (first.isEmpty()) {
      return template.next();
    }
    BigInteger index = index(first);
    if (index == null) {
      return template.named(first);
    }
    return template.numbered(index.bitLength() > 31 ? Integer.MAX_VALUE : index.intValue());
  }

  private static @Nullable BigInteger index(String text) {
    StringBuilder digits = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      int digit =
          Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
      if (digit < 0) {
        return null;
      }
      digits.append(digit);
    }
    BigInteger index = new BigInteger(digits.toString());
    if (index.compareTo(LARGEST_INDEX) > 0) {
      throw NativeException.valueError("Too many decimal digits in format string");
    }
    return index;
  }

  private static @Nullable Object item(@Nullable Object value, String key) {
    BigInteger index = index(key);
    if (value instanceof YaqlDict dict) {
      Object found = dict.find(index == null ? key : (Object) index.longValue());
      if (found == NoValue.INSTANCE) {
        throw NativeException.keyError(index == null ? Text.repr(key) : key);
      }
      return found;
    }
    if (value instanceof YaqlSequence || value instanceof String) {
      if (index == null) {
        throw NativeException.typeError(
            Text.typeName(value) + " indices must be integers or slices, not str");
      }
      YaqlSequence items =
          value instanceof YaqlSequence list ? list : CodePoints.characters((String) value);
      if (index.compareTo(BigInteger.valueOf(items.size())) >= 0) {
        throw NativeException.indexError(Text.typeName(value) + " index out of range");
      }
      return items.get(index.intValue());
    }
    throw NativeException.typeError("'" + Text.typeName(value) + "' object is not subscriptable");
  }
}
