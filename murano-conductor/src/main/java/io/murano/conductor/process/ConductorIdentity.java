package io.murano.conductor.process;

import java.util.Objects;
import java.util.UUID;

/**
 * Who this process is among the conductors.
 *
 * @param name name for people, configured or the host's
 * @param id the name and a random part: a restarted conductor is another one
 */
public record ConductorIdentity(String name, String id) {

  private static final int RANDOM_LENGTH = 8;

  /** Checks that all members are present. */
  public ConductorIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(id, "id");
  }

  /** Returns a new identity. */
  public static ConductorIdentity named(String name) {
    return new ConductorIdentity(
        name, name + "-" + UUID.randomUUID().toString().substring(0, RANDOM_LENGTH));
  }
}
