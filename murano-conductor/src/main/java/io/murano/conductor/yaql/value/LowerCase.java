package io.murano.conductor.yaql.value;

import java.util.Locale;

/**
 * Lower-casing by the rules of Unicode. Java's own differs in one point: where a capital sigma
 * stands at the end of a word it asks a word breaker, Unicode asks for the letters around it.
 */
public final class LowerCase {

  private static final int CAPITAL_SIGMA = 'Σ';
  private static final char SIGMA = 'σ';
  private static final char FINAL_SIGMA = 'ς';

  /** What stands inside of words: Word_Break MidLetter, MidNumLet and Single_Quote. */
  private static final String WITHIN_WORDS =
      "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private LowerCase() {}

  /** Returns a text in lower case, independent of any locale. */
  public static String of(String text) {
    if (text.indexOf(CAPITAL_SIGMA) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder sigmas = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == CAPITAL_SIGMA) {
        sigmas.setCharAt(i, isFinal(text, i) ? FINAL_SIGMA : SIGMA);
      }
    }
    return sigmas.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isFinal(String text, int index) {
    int before = index;
    int c = 0;
    while (before > 0 && isIgnorable(c = text.codePointBefore(before))) {
      before -= Character.charCount(c);
    }
    if (before == 0 || !isCased(c)) {
      return false;
    }
    int after = index + 1;
    while (after < text.length() && isIgnorable(c = text.codePointAt(after))) {
      after += Character.charCount(c);
    }
    return after == text.length() || !isCased(c);
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  private static boolean isIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> WITHIN_WORDS.indexOf(c) >= 0;
    };
  }
}
