package io.murano.conductor.muranopl.yaml;

import io.murano.conductor.yaql.error.YaqlEvaluationException;

/** A text is not YAML, or not YAML that may be used here. The message starts with the position. */
public final class YamlSyntaxException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private final transient SourceSpan span;
  private final String problem;

  /**
   * Creates an exception.
   *
   * @param name Python name of the error, such as {@code yaml.scanner.ScannerError}
   * @param problem what is wrong
   * @param span where
   */
  public YamlSyntaxException(String name, String problem, SourceSpan span) {
    super(name, span + ": " + problem);
    this.span = span;
    this.problem = problem;
  }

  /** Returns where the problem is. */
  public SourceSpan span() {
    return span;
  }

  /** Returns what is wrong, without the position. */
  public String problem() {
    return problem;
  }
}
