package io.murano.agent.messaging;

/** The agent stops; whoever works with the broker ends quietly. */
final class LinkClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LinkClosedException() {
    super("The link to the broker is closed", null, false, false);
  }
}
