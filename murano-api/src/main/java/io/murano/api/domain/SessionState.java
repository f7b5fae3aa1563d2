package io.murano.api.domain;

import java.util.Arrays;

/** States of a configuration session (contract rest-api §3.2). */
public enum SessionState {
  /** A draft that may be edited. */
  OPENED("opened"),
  /** Its model, or an action, is being run. */
  DEPLOYING("deploying"),
  /** The environment is being deleted through it. */
  DELETING("deleting"),
  /** Its run ended well. */
  DEPLOYED("deployed"),
  /** Its run ended with errors. */
  DEPLOY_FAILURE("deploy failure"),
  /** The deletion ended with errors. */
  DELETE_FAILURE("delete failure");

  private final String text;

  SessionState(String text) {
    this.text = text;
  }

  /** Returns the text on the wire and in the database. */
  public String text() {
    return text;
  }

  /** Returns whether a run is under way. */
  public boolean isBusy() {
    return this == DEPLOYING || this == DELETING;
  }

  /**
   * Returns the state after the end of a run.
   *
   * @throws IllegalStateException unless the session has run: nothing ends that has not begun
   */
  public SessionState finished(boolean failed) {
    return switch (this) {
      case DEPLOYING, DEPLOYED, DEPLOY_FAILURE -> failed ? DEPLOY_FAILURE : DEPLOYED;
      case DELETING, DELETE_FAILURE -> failed ? DELETE_FAILURE : DEPLOYED;
      case OPENED -> throw new IllegalStateException("A session that is open has no run to end");
    };
  }

  /** Returns the state with the given text. */
  public static SessionState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No session state " + text));
  }
}
