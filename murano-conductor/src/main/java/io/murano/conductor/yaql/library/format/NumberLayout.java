package io.murano.conductor.yaql.library.format;

/** Puts sign, prefix, grouped digits and the rest of a number together at the specified width. */
final class NumberLayout {

  private NumberLayout() {}

  /**
   * Returns the text of a number.
   *
   * @param negative whether there is a minus
   * @param prefix base prefix
   * @param digits the digits in front of the point
   * @param rest point, fraction, exponent, percent sign
   * @param group digits in a group
   */
  static String layout(
      FormatSpec spec, boolean negative, String prefix, String digits, String rest, int group) {
    String sign = negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
    boolean zeros = spec.align() == '=' && spec.fill() == '0';
    int fixed = sign.length() + prefix.length() + rest.length();
    String grouped = digits;
    if (spec.grouping() != 0) {
      grouped = group(digits, spec.grouping(), group, zeros ? spec.width() - fixed : 0);
    }
    String body = grouped + rest;
    if (spec.align() == '=') {
      int missing = spec.width() - fixed - grouped.length();
      String filler = Character.toString(spec.fill()).repeat(Math.max(0, missing));
      return sign + prefix + filler + body;
    }
    String text = sign + prefix + body;
    return spec.pad(text, text.length());
  }

  private static String group(String digits, char separator, int size, int minWidth) {
    StringBuilder reversed = new StringBuilder();
    int remaining = digits.length();
    int wanted = minWidth;
    while (true) {
      int length = Math.min(size, Math.max(Math.max(remaining, wanted), 1));
      for (int i = 0; i < length; i++) {
        reversed.append(remaining > 0 ? digits.charAt(--remaining) : '0');
      }
      wanted -= length;
      if (remaining <= 0 && wanted <= 0) {
        return reversed.reverse().toString();
      }
      reversed.append(separator);
      wanted--;
    }
  }
}
