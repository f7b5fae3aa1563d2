package io.murano.conductor.deployment;

/** What became of a task that came from the broker. In every case it is stored: acknowledge it. */
public enum Acceptance {
  /** It runs on this conductor. */
  STARTED,
  /** It waits in the database until its environment or a slot of any conductor is free. */
  PARKED,
  /** It had come before. */
  DUPLICATE
}
