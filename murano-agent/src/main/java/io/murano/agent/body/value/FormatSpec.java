package io.murano.agent.body.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A format specification of Python's mini-language.
 *
 * @param fill character that fills up to the width
 * @param align {@code <}, {@code >}, {@code ^}, {@code =} or 0 for the type's own
 * @param sign {@code +}, {@code -}, space or 0
 * @param alternate whether {@code #} was given
 * @param zero whether the width was given with a leading 0
 * @param width least width, 0 for none
 * @param grouping {@code ,}, {@code _} or 0
 * @param precision digits, or -1 if not given
 * @param type presentation type, or 0
 */
record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean alternate,
    boolean zero,
    int width,
    char grouping,
    int precision,
    char type) {

  private static final int MAX_WIDTH = 1_000_000;
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?s)(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alt>#)?(?<zero>0)?(?<width>\\d+)?"
              + "(?<group>[,_])?(?:\\.(?<precision>\\d+))?(?<type>[a-zA-Z%])?");

  /**
   * Reads a specification.
   *
   * @param typeName type of the value to be formatted, for complaints
   * @throws PyError if it is malformed
   */
  static FormatSpec parse(String text, String typeName) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw PyError.of(
          "ValueError",
          text.contains(".")
                  && text.substring(text.indexOf('.') + 1).chars().noneMatch(Character::isDigit)
              ? "Format specifier missing precision"
              : "Invalid format specifier '%s' for object of type '%s'".formatted(text, typeName));
    }
    boolean zero = matcher.group("zero") != null;
    String fill = matcher.group("fill");
    return new FormatSpec(
        fill != null ? fill : zero ? "0" : " ",
        first(matcher.group("align")),
        first(matcher.group("sign")),
        matcher.group("alt") != null,
        zero,
        number(matcher.group("width"), 0),
        first(matcher.group("group")),
        number(matcher.group("precision"), -1),
        first(matcher.group("type")));
  }

  /**
   * Fills a text up to the width; {@code signLength} characters stay before a filling {@code =}.
   */
  String pad(String text, char defaultAlign, int signLength) {
    int missing = width - Strings.length(text);
    if (missing <= 0) {
      return text;
    }
    switch (align == 0 ? defaultAlign : align) {
      case '<':
        return text + fill.repeat(missing);
      case '^':
        return fill.repeat(missing / 2) + text + fill.repeat(missing - missing / 2);
      case '=':
        return text.substring(0, signLength) + fill.repeat(missing) + text.substring(signLength);
      default:
        return fill.repeat(missing) + text;
    }
  }

  private static char first(@Nullable String group) {
    return group == null ? 0 : group.charAt(0);
  }

  private static int number(@Nullable String digits, int absent) {
    if (digits == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(digits);
      if (number <= MAX_WIDTH) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as too large.
    }
    throw PyError.of("ValueError", "Too many decimal digits in format string");
  }
}
