package io.murano.conductor.yaql.library.time;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The English words free-form dates are written with. */
final class DateWords {

  /** Words and characters that mean nothing. */
  private static final Set<String> JUMP =
      Set.of(
          " ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd",
          "rd", "th");

  private static final Map<String, Integer> WEEKDAYS =
      numbered(
          List.of(
              "mon monday",
              "tue tuesday",
              "wed wednesday",
              "thu thursday",
              "fri friday",
              "sat saturday",
              "sun sunday"),
          0);

  private static final Map<String, Integer> MONTHS =
      numbered(
          List.of(
              "jan january",
              "feb february",
              "mar march",
              "apr april",
              "may",
              "jun june",
              "jul july",
              "aug august",
              "sep sept september",
              "oct october",
              "nov november",
              "dec december"),
          1);

  private static final Map<String, Integer> UNITS =
      numbered(List.of("h hour hours", "m minute minutes", "s second seconds"), 0);

  private static final Map<String, Integer> HALVES = numbered(List.of("am a", "pm p"), 0);

  private static final Set<String> UTC = Set.of("utc", "gmt", "z");

  private DateWords() {}

  private static Map<String, Integer> numbered(List<String> synonyms, int first) {
    Map<String, Integer> result = new HashMap<>();
    for (int i = 0; i < synonyms.size(); i++) {
      for (String word : synonyms.get(i).split(" ", -1)) {
        result.put(word, first + i);
      }
    }
    return result;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  static boolean isJump(String token) {
    return JUMP.contains(lower(token));
  }

  /** Returns 0 for Monday, or null. */
  static @Nullable Integer weekday(String token) {
    return WEEKDAYS.get(lower(token));
  }

  /** Returns 1 for January, or null. */
  static @Nullable Integer month(String token) {
    return MONTHS.get(lower(token));
  }

  /** Returns 0, 1, 2 for hours, minutes, seconds, or null. */
  static @Nullable Integer unit(String token) {
    return UNITS.get(lower(token));
  }

  /** Returns 0 for am, 1 for pm, or null. */
  static @Nullable Integer halfDay(String token) {
    return HALVES.get(lower(token));
  }

  static boolean isOf(String token) {
    return lower(token).equals("of");
  }

  /** Returns whether the token names UTC in whatever case. */
  static boolean isUtc(String token) {
    return UTC.contains(lower(token));
  }
}
