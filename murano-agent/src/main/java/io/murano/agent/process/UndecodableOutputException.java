package io.murano.agent.process;

/** Captured output is not UTF-8. */
public final class UndecodableOutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecodableOutputException(String message) {
    super(message);
  }
}
