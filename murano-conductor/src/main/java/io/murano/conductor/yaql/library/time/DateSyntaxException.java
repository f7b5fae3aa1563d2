package io.murano.conductor.yaql.library.time;

/** A text is no date. Stays inside of the parser. */
final class DateSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  DateSyntaxException() {
    super(null, null, false, false);
  }
}
