package io.murano.conductor.muranopl.error;

import io.murano.common.error.MuranoException;
import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.error.YaqlException;
import java.util.List;

/** The long text of errors, the same in results, reports of tests, and logs. */
public final class ErrorDetails {

  private ErrorDetails() {}

  /**
   * Returns name and message, where the error came from package code the MuranoPL stack trace, and
   * where a call did not fit what it could have been.
   */
  public static String of(MuranoException error) {
    String text =
        error instanceof MuranoPlException known
            ? known.format()
            : nameOf(error) + ": " + error.getMessage();
    List<String> candidates = candidates(error);
    return candidates.isEmpty()
        ? text
        : text + "\nAccepted are:\n    " + String.join("\n    ", candidates);
  }

  private static List<String> candidates(Throwable error) {
    Throwable origin = error instanceof MuranoPlException ? error.getCause() : error;
    return origin instanceof ResolutionException known ? known.candidates() : List.of();
  }

  /** Returns the first name by which package code could catch the error. */
  public static String nameOf(MuranoException error) {
    if (error instanceof MuranoPlException known) {
      return known.names().get(0);
    }
    return error instanceof YaqlException known ? known.pythonName() : error.code().name();
  }
}
