package io.murano.agent.messaging;

/** A result that has to be sent again; the message says why. */
final class UndeliveredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndeliveredException(String message) {
    super(message, null, false, false);
  }
}
