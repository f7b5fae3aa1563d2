package io.murano.conductor.muranopl.error;

import io.murano.common.error.MuranoException;
import io.murano.conductor.yaql.error.YaqlException;

/** The long text of errors, the same in results, reports of tests, and logs. */
public final class ErrorDetails {

  private ErrorDetails() {}

  /**
   * Returns name and message, and where the error came from package code the MuranoPL stack trace.
   */
  public static String of(MuranoException error) {
    return error instanceof MuranoPlException known
        ? known.format()
        : nameOf(error) + ": " + error.getMessage();
  }

  /** Returns the first name by which package code could catch the error. */
  public static String nameOf(MuranoException error) {
    if (error instanceof MuranoPlException known) {
      return known.names().get(0);
    }
    return error instanceof YaqlException known ? known.pythonName() : error.code().name();
  }
}
