package io.murano.conductor.process;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Writes the stack traces of exceptions that may quote a secret. */
public final class MaskedTrace {

  private static final String MASK = "***";

  private MaskedTrace() {}

  /**
   * Returns the stack trace with a secret masked.
   *
   * @param secret what must not appear; nothing is masked if it is null or empty
   */
  public static String of(Throwable thrown, @Nullable String secret) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return secret == null || secret.isEmpty()
        ? text.toString()
        : text.toString().replace(secret, MASK);
  }
}
