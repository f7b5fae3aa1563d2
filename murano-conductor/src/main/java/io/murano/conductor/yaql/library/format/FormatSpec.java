package io.murano.conductor.yaql.library.format;

import io.murano.conductor.yaql.error.NativeException;

/**
 * A parsed format specification.
 *
 * @param fill the fill character, a code point
 * @param align {@code < > ^ =}
 * @param sign {@code + -} or blank, 0 if not given
 * @param coerceZero whether negative zero loses its sign
 * @param alternate whether the alternate form is asked for
 * @param width the least width, -1 if not given
 * @param grouping {@code ,} or {@code _}, 0 if not given
 * @param precision the precision, -1 if not given
 * @param type the type, 0 if not given
 */
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean coerceZero,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    int type) {

  private static final String ALIGNMENTS = "<>=^";
  private static final int LARGEST = Integer.MAX_VALUE;

  /**
   * Reads a specification.
   *
   * @param defaultAlign alignment if none is given
   * @param defaultType type that counts for grouping if none is given, or 0
   */
  static FormatSpec parse(String text, char defaultAlign, char defaultType) {
    return new Parser(text, defaultAlign, defaultType).parse();
  }

  /** Fails because a type does not know an option. */
  NativeException unknownType(String typeName) {
    return NativeException.valueError(
        "Unknown format code '%s' for object of type '%s'"
            .formatted(Character.toString(type), typeName));
  }

  /** Returns the text at the specified width. */
  String pad(String text, int length) {
    int missing = width - length;
    if (missing <= 0) {
      return text;
    }
    String filler = Character.toString(fill);
    return switch (align) {
      case '<' -> text + filler.repeat(missing);
      case '^' -> filler.repeat(missing / 2) + text + filler.repeat(missing - missing / 2);
      default -> filler.repeat(missing) + text;
    };
  }

  private static final class Parser {
    private final int[] text;
    private final char defaultAlign;
    private final char defaultType;
    private int i;

    Parser(String text, char defaultAlign, char defaultType) {
      this.text = text.codePoints().toArray();
      this.defaultAlign = defaultAlign;
      this.defaultType = defaultType;
    }

    FormatSpec parse() {
      int fill = ' ';
      char align = defaultAlign;
      boolean fillGiven = false;
      boolean alignGiven = false;
      if (text.length > 1 && isAlignment(text[1])) {
        fill = text[0];
        align = (char) text[1];
        fillGiven = true;
        alignGiven = true;
        i = 2;
      } else if (text.length > 0 && isAlignment(text[0])) {
        align = (char) text[0];
        alignGiven = true;
        i = 1;
      }
      char sign = accept(" +-");
      boolean coerceZero = accept("z") != 0;
      boolean alternate = accept("#") != 0;
      if (!fillGiven && accept("0") != 0) {
        fill = '0';
        align = !alignGiven && defaultAlign == '>' ? '=' : align;
      }
      int width = number();
      char grouping = grouping();
      int precision = precision();
      if (text.length - i > 1) {
        throw NativeException.valueError("Invalid format specifier");
      }
      int type = i < text.length ? text[i] : 0;
      checkGrouping(grouping, type == 0 ? defaultType : type);
      return new FormatSpec(
          fill, align, sign, coerceZero, alternate, width, grouping, precision, type);
    }

    private static boolean isAlignment(int c) {
      return ALIGNMENTS.indexOf(c) >= 0;
    }

    private char accept(String characters) {
      return i < text.length && characters.indexOf(text[i]) >= 0 ? (char) text[i++] : 0;
    }

    private int number() {
      long value = -1;
      while (i < text.length && Character.getType(text[i]) == Character.DECIMAL_DIGIT_NUMBER) {
        value = Math.max(0, value) * 10 + Character.digit(text[i++], 10);
        if (value > LARGEST) {
          throw NativeException.valueError("Too many decimal digits in format string");
        }
      }
      return (int) value;
    }

    private char grouping() {
      char grouping = accept(",");
      char underscore = accept("_");
      if (grouping != 0 && underscore != 0) {
        throw NativeException.valueError("Cannot specify both ',' and '_'.");
      }
      if (underscore != 0 && i < text.length && text[i] == ',') {
        throw NativeException.valueError("Cannot specify both ',' and '_'.");
      }
      return grouping != 0 ? grouping : underscore;
    }

    private int precision() {
      if (accept(".") == 0) {
        return -1;
      }
      int precision = number();
      if (precision < 0) {
        throw NativeException.valueError("Format specifier missing precision");
      }
      return precision;
    }

    private static void checkGrouping(char grouping, int type) {
      boolean any = type == 0 || "deEfFgG%".indexOf(type) >= 0;
      boolean underscore = grouping == '_' && "boxX".indexOf(type) >= 0;
      if (grouping != 0 && !any && !underscore) {
        throw NativeException.valueError(
            "Cannot specify '%s' with '%s'.".formatted(grouping, Character.toString(type)));
      }
    }
  }
}
