package io.murano.conductor.stack.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes machines behind simulated servers. Calls may be repeated and may come from any conductor;
 * implementations are thread-safe and may take their time. They throw {@link
 * io.murano.conductor.stack.engine.ResourceException} with a reason for people.
 */
public interface MachineDriver {

  /** Makes a machine that runs, or changes the one of this id. */
  void start(Machine machine);

  /** Removes a machine with all that runs in it; accepts that there is none. */
  void remove(String machineId);

  /**
   * Runs a script in a machine, as the hook for the {@code script} group of software deployments
   * does.
   *
   * @param machineId the machine
   * @param script the script's text
   * @param environment its inputs as environment variables
   * @return what came of it; empty if there is no machine in which scripts can run
   */
  default Optional<ScriptResult> run(
      String machineId, String script, Map<String, String> environment) {
    return Optional.empty();
  }

  /** Returns whether {@link #setFloating} does something. */
  default boolean routesFloatingAddresses() {
    return false;
  }

  /**
   * Makes a machine reachable by floating addresses, and by no others; accepts that there is no
   * such machine.
   */
  default void setFloating(String machineId, List<Machine.Interface> floating) {}

  /** Returns the driver for servers behind which there is nothing. */
  static MachineDriver none() {
    return new MachineDriver() {
      @Override
      public void start(Machine machine) {}

      @Override
      public void remove(String machineId) {}
    };
  }

  /**
   * What came of a script.
   *
   * @param exitCode its exit code
   * @param stdout what it wrote to standard output
   * @param stderr what it wrote to standard error
   * @param outputs what it left as named outputs
   */
  record ScriptResult(int exitCode, String stdout, String stderr, Map<String, String> outputs) {

    /** Copies the outputs. */
    public ScriptResult {
      outputs = Map.copyOf(outputs);
    }
  }
}
