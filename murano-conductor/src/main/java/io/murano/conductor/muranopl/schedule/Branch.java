package io.murano.conductor.muranopl.schedule;

import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One line of control of an execution: the task itself, a branch of {@code Parallel}, {@code
 * pselect} or {@code psuper}, or a background activity of a native class.
 */
public final class Branch {

  private final @Nullable Branch parent;
  private final String path;
  private int children;

  /** What the interpreter is doing in this branch; opaque here. */
  private volatile @Nullable Object position;

  final Condition turn;
  long wakeAt;
  long wakeTime;
  long sleepNumber;
  boolean blocked;
  boolean interrupted;
  @Nullable Thread thread;

  Branch(@Nullable Branch parent, Condition turn) {
    this.parent = parent;
    this.path = parent == null ? "" : parent.path + "/" + parent.children++;
    this.turn = turn;
  }

  /**
   * Returns a text that identifies the branch in its execution and is the same in every run of the
   * same program: empty for the task itself, {@code /0}, {@code /1/0} and so on below.
   */
  public String path() {
    return path;
  }

  /** Returns whether this branch is the other one or was started, directly or not, by it. */
  public boolean isWithin(Branch other) {
    for (Branch branch = this; branch != null; branch = branch.parent) {
      if (branch == other) {
        return true;
      }
    }
    return false;
  }

  /** Returns the object last given to {@link #setPosition}; may be called by any thread. */
  public @Nullable Object position() {
    return position;
  }

  /** Publishes what the branch is doing. */
  public void setPosition(@Nullable Object newPosition) {
    position = newPosition;
  }
}
