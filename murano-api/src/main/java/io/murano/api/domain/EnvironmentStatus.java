package io.murano.api.domain;

import java.util.Arrays;

/**
 * Status of an environment, derived from its sessions by the database (contract rest-api §3.1, SQL
 * function {@code environment_status}).
 */
public enum EnvironmentStatus {
  /** Nothing pending. */
  READY("ready"),
  /** There is an open draft. */
  PENDING("pending"),
  /** A deployment or action is running. */
  DEPLOYING("deploying"),
  /** The deletion is running. */
  DELETING("deleting"),
  /** The last run failed. */
  DEPLOY_FAILURE("deploy failure"),
  /** The deletion failed. */
  DELETE_FAILURE("delete failure");

  private final String text;

  EnvironmentStatus(String text) {
    this.text = text;
  }

  /** Returns the text on the wire and in the database. */
  public String text() {
    return text;
  }

  /** Returns whether a run is under way, so that no other may start. */
  public boolean isBusy() {
    return this == DEPLOYING || this == DELETING;
  }

  /** Returns the status with the given text. */
  public static EnvironmentStatus of(String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No environment status " + text));
  }
}
