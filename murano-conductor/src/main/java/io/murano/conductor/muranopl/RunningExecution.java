package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.error.StackFrame;
import java.util.List;

/** An execution seen from other threads. */
public interface RunningExecution {

  /** Returns the id the execution was given. */
  String id();

  /**
   * Tells the execution to stop at its next statement or wait; blocking operations are interrupted.
   * The first reason counts; nothing happens after the end.
   */
  void cancel(String reason);

  /** Returns where each branch is just now; a snapshot that may be slightly out of date. */
  List<BranchPosition> positions();

  /**
   * Where one branch is.
   *
   * @param branch path of the branch, empty for the task itself
   * @param frames MuranoPL frames, outermost first
   */
  record BranchPosition(String branch, List<StackFrame> frames) {

    /** Copies the list. */
    public BranchPosition {
      frames = List.copyOf(frames);
    }
  }
}
