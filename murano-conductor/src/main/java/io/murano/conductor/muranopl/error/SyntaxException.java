package io.murano.conductor.muranopl.error;

import io.murano.conductor.muranopl.yaml.SourceSpan;
import io.murano.conductor.yaql.error.YaqlEvaluationException;

/** Something in a class file is not a statement. The message ends with the position. */
public final class SyntaxException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private final transient SourceSpan span;
  private final String problem;

  /** Creates an exception at a position. */
  public SyntaxException(String message, SourceSpan span) {
    super("SyntaxError", message + " (" + span + ")");
    this.span = span;
    this.problem = message;
  }

  /** Returns what is wrong, without the position. */
  public String problem() {
    return problem;
  }

  /** Returns where the mistake is. */
  public SourceSpan span() {
    return span;
  }
}
