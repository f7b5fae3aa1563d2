package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.DateTime.Origin;
import io.murano.conductor.yaql.value.DateTime.Zone;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.TimeSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code strptime}: a format becomes a regular expression, its groups become fields. */
final class TimePattern {

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Map<Character, String> COMPOSED =
      Map.of('c', "%a %b %d %H:%M:%S %Y", 'x', "%m/%d/%y", 'X', "%H:%M:%S");
  private static final Map<Character, String> DIRECTIVES = directives();
  private static final String SPECIAL = "\\.^$*+?(){}[]|";

  private final String format;
  private final StringBuilder regex = new StringBuilder();
  private final Map<Character, Integer> groups = new HashMap<>();

  private TimePattern(String format) {
    this.format = format;
  }

  /**
   * Returns the datetime a text in a format stands for; fields that are missing are those of
   * 1900-01-01 00:00.
   *
   * @throws NativeException ValueError if the text does not fit or the format is malformed
   */
  static DateTime parse(String text, String format) {
    TimePattern pattern = new TimePattern(format);
    pattern.translate(format);
    Matcher matcher =
        Pattern.compile(pattern.regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    if (!matcher.lookingAt()) {
      throw NativeException.valueError(
          "time data %s does not match format %s".formatted(Text.repr(text), Text.repr(format)));
    }
    if (matcher.end() != text.length()) {
      throw NativeException.valueError(
          "unconverted data remains: " + text.substring(matcher.end()));
    }
    Map<Character, String> fields = new HashMap<>();
    pattern.groups.forEach((code, group) -> fields.put(code, matcher.group(group)));
    return new TimePatternFields(fields).toDateTime();
  }

  private static Map<Character, String> directives() {
    Map<Character, String> result = new HashMap<>();
    result.put('d', "3[0-1]|[1-2]\\p{Nd}|0[1-9]|[1-9]| [1-9]");
    result.put('f', "[0-9]{1,6}");
    result.put('H', "2[0-3]|[0-1]\\p{Nd}|\\p{Nd}");
    result.put('I', "1[0-2]|0[1-9]|[1-9]");
    result.put('G', "\\p{Nd}{4}");
    result.put(
        'j',
        "36[0-6]|3[0-5]\\p{Nd}|[1-2]\\p{Nd}\\p{Nd}|0[1-9]\\p{Nd}|00[1-9]|[1-9]\\p{Nd}|0[1-9]|[1-9]");
    result.put('m', "1[0-2]|0[1-9]|[1-9]");
    result.put('M', "[0-5]\\p{Nd}|\\p{Nd}");
    result.put('S', "6[0-1]|[0-5]\\p{Nd}|\\p{Nd}");
    result.put('U', "5[0-3]|[0-4]\\p{Nd}|\\p{Nd}");
    result.put('W', "5[0-3]|[0-4]\\p{Nd}|\\p{Nd}");
    result.put('w', "[0-6]");
    result.put('u', "[1-7]");
    result.put('V', "5[0-3]|0[1-9]|[1-4]\\p{Nd}|\\p{Nd}");
    result.put('y', "\\p{Nd}{2}");
    result.put('Y', "\\p{Nd}{4}");
    result.put('z', "[+-]\\p{Nd}{2}:?[0-5]\\p{Nd}(?::?[0-5]\\p{Nd}(?:\\.\\p{Nd}{1,6})?)?|(?-i:Z)");
    result.put('Z', "utc|gmt");
    result.put('p', "am|pm");
    result.put('A', String.join("|", WEEKDAYS));
    result.put('a', abbreviations(WEEKDAYS));
    result.put('B', String.join("|", MONTHS));
    result.put('b', abbreviations(MONTHS));
    return Map.copyOf(result);
  }

  private static String abbreviations(List<String> names) {
    return String.join("|", names.stream().map(name -> name.substring(0, 3)).toList());
  }

  /** Returns the number of a name or its abbreviation, starting with 0. */
  static int numberOf(String name, boolean weekday) {
    List<String> names = weekday ? WEEKDAYS : MONTHS;
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(lower) || names.get(i).substring(0, 3).equals(lower)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private void translate(String source) {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '%') {
        i++;
        if (i == source.length()) {
          throw NativeException.valueError("stray %% in format " + Text.repr(format));
        }
        directive(source.charAt(i));
      } else if (io.murano.conductor.yaql.value.Whitespace.isSpace(c)) {
        while (i + 1 < source.length()
            && io.murano.conductor.yaql.value.Whitespace.isSpace(source.charAt(i + 1))) {
          i++;
        }
        regex.append("[\\s\\x1c-\\x1f\\x85\\p{Z}]+");
      } else {
        regex.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
  }

  private void directive(char code) {
    String composed = COMPOSED.get(code);
    if (code == '%') {
      regex.append('%');
    } else if (composed != null) {
      translate(composed);
    } else {
      String alternatives = DIRECTIVES.get(code);
      if (alternatives == null) {
        throw NativeException.valueError(
            "'%s' is a bad directive in format %s".formatted(code, Text.repr(format)));
      }
      if (groups.put(code, groups.size() + 1) != null) {
        throw NativeException.regexError("redefinition of group name '" + code + "'");
      }
      regex.append('(').append(alternatives).append(')');
    }
  }

  /** Returns the zone of a {@code %z} field. */
  static @Nullable Zone zone(@Nullable String field) {
    if (field == null) {
      return null;
    }
    if (field.equals("Z")) {
      return new Zone(TimeSpan.ZERO, Origin.HOST);
    }
    String digits = field.substring(1).replace(":", "");
    int dot = digits.indexOf('.');
    String clock = dot < 0 ? digits : digits.substring(0, dot);
    long seconds = Integer.parseInt(clock.substring(0, 2)) * 3600L;
    seconds += Integer.parseInt(clock.substring(2, 4)) * 60L;
    seconds += clock.length() > 4 ? Integer.parseInt(clock.substring(4, 6)) : 0;
    String fraction = dot < 0 ? "" : digits.substring(dot + 1);
    long micros = seconds * 1_000_000 + Long.parseLong((fraction + "000000").substring(0, 6));
    return new Zone(TimeSpan.ofMicros(field.startsWith("-") ? -micros : micros), Origin.HOST);
  }
}
