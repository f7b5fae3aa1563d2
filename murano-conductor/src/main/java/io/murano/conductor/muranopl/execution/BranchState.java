package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.ObjectStore;
import io.murano.conductor.muranopl.schedule.Branch;
import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.runtime.Evaluation;
import org.jspecify.annotations.Nullable;

/** What the interpreter keeps for each branch. */
final class BranchState {

  private final Evaluation current;
  private final Evaluation legacy;
  private final IdGenerator ids;
  private final int maxDepth;
  private int depth;
  private boolean dryRun;
  private ObjectStore store;

  /** The innermost call; read by other threads for the administrator's view. */
  private volatile @Nullable Frame top;

  BranchState(
      Evaluation current, Evaluation legacy, IdGenerator ids, int maxDepth, ObjectStore store) {
    this.current = current;
    this.legacy = legacy;
    this.ids = ids;
    this.maxDepth = maxDepth;
    this.store = store;
  }

  static BranchState of(Branch branch) {
    if (branch.position() instanceof BranchState state) {
      return state;
    }
    throw new IllegalStateException("the branch does not belong to an execution");
  }

  Evaluation evaluation(boolean legacyDialect) {
    return legacyDialect ? legacy : current;
  }

  IdGenerator ids() {
    return ids;
  }

  @Nullable Frame top() {
    return top;
  }

  /** Enters a call; {@link #leave} must follow whatever happens. */
  void enter(Frame frame) {
    if (++depth > maxDepth) {
      depth--;
      throw BudgetException.tooDeep(maxDepth);
    }
    frame.setBelow(top);
    top = frame;
  }

  void leave(Frame frame) {
    depth--;
    top = frame.below();
  }

  /** Returns whether objects are created to be looked at only: no natives, no {@code .init}. */
  boolean isDryRun() {
    return dryRun;
  }

  /** Sets {@link #isDryRun} and returns the former value. */
  boolean setDryRun(boolean newDryRun) {
    boolean former = dryRun;
    dryRun = newDryRun;
    return former;
  }

  /** Returns the store in which ids are looked up. */
  ObjectStore store() {
    return store;
  }

  /** Sets {@link #store} and returns the former one. */
  ObjectStore setStore(ObjectStore newStore) {
    ObjectStore former = store;
    store = newStore;
    return former;
  }
}
