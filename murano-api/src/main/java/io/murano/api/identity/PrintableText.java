package io.murano.api.identity;

/**
 * What names and values of headers may consist of: the same as Spring Security asks for, assigned
 * characters that are no control characters, without a regular expression. That took a quarter of
 * the processor time of a short request, because each look at a header checks its whole value, and
 * tokens are long. Stateless.
 */
final class PrintableText {

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7e;

  private PrintableText() {}

  /** Returns whether a text has only assigned characters, and no control characters. */
  static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      boolean ascii = character >= FIRST_PRINTABLE && character <= LAST_PRINTABLE;
      if (!ascii && (!Character.isDefined(character) || Character.isISOControl(character))) {
        return false;
      }
      i += Character.charCount(character);
    }
    return true;
  }
}
