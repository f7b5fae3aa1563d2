package io.murano.agent.body.syntax;

/** A body that may well be Python, but uses something the built-in engine does not have. */
public final class UnsupportedConstructException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  /** Creates an exception; {@code construct} reads as the subject of a sentence. */
  public UnsupportedConstructException(String construct, int line) {
    super(construct);
    this.line = line;
  }

  /** Returns the line of the body, from 1. */
  public int line() {
    return line;
  }
}
