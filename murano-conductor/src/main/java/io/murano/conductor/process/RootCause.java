package io.murano.conductor.process;

/** What to say of an exception in one line of the log. */
public final class RootCause {

  private RootCause() {}

  /**
   * Returns the message of the innermost cause: libraries wrap it in texts that repeat whole
   * statements.
   */
  public static String of(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
