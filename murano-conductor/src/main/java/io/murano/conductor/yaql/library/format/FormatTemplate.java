package io.murano.conductor.yaql.library.format;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template with replacement fields, filled with the arguments of one call. */
final class FormatTemplate {

  private static final int NESTING = 2;
  private static final long MAX_LENGTH = 1L << 26;

  private final @Nullable Object[] args;
  private final Map<String, @Nullable Object> named;
  private final Evaluation evaluation;
  private int nextAutomatic;
  private boolean automatic;
  private boolean manual;

  FormatTemplate(
      @Nullable Object[] args, Map<String, @Nullable Object> named, Evaluation evaluation) {
    this.args = args;
    this.named = named;
    this.evaluation = evaluation;
  }

  String format(String template) {
    return expand(template, NESTING);
  }

  private String expand(String template, int depth) {
    if (depth < 0) {
      throw NativeException.valueError("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      boolean brace = c == '{' || c == '}';
      boolean last = i + 1 == template.length();
      if (!brace) {
        out.append(c);
        i++;
      } else if (!last && template.charAt(i + 1) == c) {
        out.append(c);
        i += 2;
      } else if (c == '}' || last) {
        throw NativeException.valueError("Single '" + c + "' encountered in format string");
      } else {
        i = field(template, i + 1, depth, out);
      }
      if (out.length() > MAX_LENGTH) {
        throw io.murano.conductor.yaql.error.BudgetException.memoryQuotaExceeded();
      }
    }
    return out.toString();
  }

  /** Writes the field whose name begins at {@code start}; returns the index behind it. */
  private int field(String template, int start, int depth, StringBuilder out) {
    int nameEnd = endOfName(template, start);
    if (nameEnd == template.length()) {
      throw NativeException.valueError("expected '}' before end of string");
    }
    String name = template.substring(start, nameEnd);
    int i = nameEnd;
    char conversion = 0;
    if (template.charAt(i) == '!') {
      if (i + 1 == template.length()) {
        throw NativeException.valueError("end of string while looking for conversion specifier");
      }
      conversion = template.charAt(i + 1);
      i += 2;
      if (i < template.length() && template.charAt(i) != '}' && template.charAt(i) != ':') {
        throw NativeException.valueError("expected ':' after conversion specifier");
      }
      if (i == template.length()) {
        throw NativeException.valueError("unmatched '{' in format spec");
      }
    }
    String spec = "";
    if (template.charAt(i) == ':') {
      int end = endOfSpec(template, i + 1);
      spec = template.substring(i + 1, end);
      i = end;
    }
    Object value = converted(FieldName.resolve(this, name), conversion);
    out.append(
        ValueFormat.format(
            value, spec.indexOf('{') < 0 ? spec : expand(spec, depth - 1), evaluation));
    return i + 1;
  }

  private static int endOfName(String template, int start) {
    int i = start;
    while (i < template.length()) {
      char c = template.charAt(i);
      if (c == '{') {
        throw NativeException.valueError("unexpected '{' in field name");
      }
      if (c == '}' || c == ':' || c == '!') {
        break;
      }
      if (c == '[') {
        int close = template.indexOf(']', i);
        i = close < 0 ? template.length() - 1 : close;
      }
      i++;
    }
    return i;
  }

  private static int endOfSpec(String template, int start) {
    int open = 1;
    for (int i = start; i < template.length(); i++) {
      char c = template.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw NativeException.valueError("unmatched '{' in format spec");
  }

  private static @Nullable Object converted(@Nullable Object value, char conversion) {
    return switch (conversion) {
      case 0 -> value;
      case 's' -> Text.str(value);
      case 'r' -> Text.repr(value);
      case 'a' -> ascii(Text.repr(value));
      default ->
          throw NativeException.valueError("Unknown conversion specifier '" + conversion + "'");
    };
  }

  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(c < 0x80 ? Character.toString(c) : Text.escape(c)));
    return out.toString();
  }

  /** Returns the next positional argument of automatic numbering. */
  @Nullable Object next() {
    if (manual) {
      throw NativeException.valueError(
          "cannot switch from manual field specification to automatic field numbering");
    }
    automatic = true;
    return positional(nextAutomatic++);
  }

  /** Returns a positional argument by its number. */
  @Nullable Object numbered(int index) {
    if (automatic) {
      throw NativeException.valueError(
          "cannot switch from automatic field numbering to manual field specification");
    }
    manual = true;
    return positional(index);
  }

  private @Nullable Object positional(int index) {
    if (index >= args.length) {
      throw NativeException.indexError(
          "Replacement index " + index + " out of range for positional args tuple");
    }
    return args[index];
  }

  /** Returns a named argument. */
  @Nullable Object named(String name) {
    if (!named.containsKey(name)) {
      throw NativeException.keyError(Text.repr(name));
    }
    return named.get(name);
  }
}
