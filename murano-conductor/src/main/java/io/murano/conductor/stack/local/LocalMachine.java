package io.murano.conductor.stack.local;

import org.jspecify.annotations.Nullable;

/**
 * A machine as it is stored.
 *
 * @param id id of the server
 * @param host host whose conductors look after it
 * @param name name of the server
 * @param stack name of its stack
 * @param spec what its process depends on
 * @param wanted what shall become of it
 * @param process its process as last started; null if it has none
 * @param starts how often its process was started in a row without having lived for long
 * @param mayStart whether the pause after the last start is over
 */
record LocalMachine(
    String id,
    String host,
    String name,
    String stack,
    MachineSpec spec,
    Wanted wanted,
    @Nullable ProcessMark process,
    int starts,
    boolean mayStart) {

  /** What shall become of a machine. */
  enum Wanted {
    /** It runs. */
    RUNNING,
    /** It runs, with a process started after now. */
    RESTART,
    /** It is gone. */
    REMOVED
  }

  /** Returns whether the process that was started last lives. */
  boolean isAlive() {
    return process != null && process.isAlive();
  }
}
