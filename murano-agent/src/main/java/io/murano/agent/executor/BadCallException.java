package io.murano.agent.executor;

/** A script was called with arguments it does not take: a {@code TypeError} for the body. */
public final class BadCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadCallException(String message) {
    super(message);
  }
}
