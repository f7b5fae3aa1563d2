package io.murano.agent.process;

import java.io.IOException;

/** Learns about the processes of a plan. Called in the thread that runs the plan. */
public interface ProcessObserver {

  /**
   * Called before each process is started: from now on the plan may have effects.
   *
   * @throws IOException if the process must not be started
   */
  void starting() throws IOException;

  /** Called right after the leader of a process group was started. */
  void started(long group);
}
