package io.murano.agent.body.syntax;

/** A body that is not Python, as far as this parser can tell. */
public final class BodySyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  BodySyntaxException(String message, int line) {
    super(message);
    this.line = line;
  }

  /** Returns the line of the body, from 1. */
  public int line() {
    return line;
  }
}
