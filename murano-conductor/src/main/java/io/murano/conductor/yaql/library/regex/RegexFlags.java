package io.murano.conductor.yaql.library.regex;

/**
 * The flags of a pattern or a part of it.
 *
 * @param ignoreCase letters match regardless of case
 * @param multiLine {@code ^} and {@code $} match at lines
 * @param dotAll {@code .} matches line breaks
 * @param verbose blanks and comments are skipped
 * @param ascii classes and case follow ASCII
 */
record RegexFlags(
    boolean ignoreCase, boolean multiLine, boolean dotAll, boolean verbose, boolean ascii) {

  static final RegexFlags NONE = new RegexFlags(false, false, false, false, false);

  RegexFlags with(char flag, boolean on) {
    return switch (flag) {
      case 'i' -> new RegexFlags(on, multiLine, dotAll, verbose, ascii);
      case 'm' -> new RegexFlags(ignoreCase, on, dotAll, verbose, ascii);
      case 's' -> new RegexFlags(ignoreCase, multiLine, on, verbose, ascii);
      case 'x' -> new RegexFlags(ignoreCase, multiLine, dotAll, on, ascii);
      case 'a' -> new RegexFlags(ignoreCase, multiLine, dotAll, verbose, true);
      case 'u' -> new RegexFlags(ignoreCase, multiLine, dotAll, verbose, false);
      default -> this;
    };
  }
}
