package io.murano.agent.body.value;

import java.util.Map;

/**
 * A module.
 *
 * @param name its dotted name
 * @param members its members by name
 */
public record PyModule(String name, Map<String, Object> members) {

  /** Copies the map. */
  public PyModule {
    members = Map.copyOf(members);
  }
}
