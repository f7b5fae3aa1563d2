package io.murano.conductor.stack.local;

import io.murano.conductor.stack.simulation.AgentFiles;
import io.murano.conductor.stack.simulation.Machine;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the process of a machine depends on: when it changes, the process is started anew.
 *
 * @param addresses the machine's addresses in its networks, primary first
 * @param agentConfiguration text of {@code agent.conf}, a secret; null for a machine without agent
 * @param certificates certificates (PEM) to check the broker against; null for none
 */
record MachineSpec(
    List<String> addresses, @Nullable String agentConfiguration, @Nullable String certificates) {

  MachineSpec {
    addresses = List.copyOf(addresses);
  }

  static MachineSpec of(Machine machine) {
    AgentFiles agent = AgentFiles.of(machine).orElse(null);
    return new MachineSpec(
        machine.addresses(),
        agent == null ? null : agent.configuration(),
        agent == null ? null : agent.certificates());
  }

  boolean hasAgent() {
    return agentConfiguration != null;
  }

  String requiredConfiguration() {
    return Objects.requireNonNull(agentConfiguration);
  }

  /** Returns a text without the configuration. */
  @Override
  public String toString() {
    return "MachineSpec[addresses=%s, agent=%s]".formatted(addresses, hasAgent());
  }
}
