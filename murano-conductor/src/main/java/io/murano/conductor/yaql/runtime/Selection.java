package io.murano.conductor.yaql.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a plan that are left for certain classes of raw arguments, and what was decided
 * among them. The remembered winners are immutable, so that races between threads only cost a
 * repeated decision.
 */
final class Selection {

  private static final int REMEMBERED = 6;

  private final List<List<Candidate>> levels;
  private final boolean @Nullable [] lazy;
  private final boolean[] variable;
  private final @Nullable Winner[] winners = new Winner[REMEMBERED];
  private int next;

  Selection(List<List<Candidate>> levels, CallShape.Translated args) {
    this.levels = levels;
    this.lazy = levels.isEmpty() ? null : commonLaziness(levels);
    this.variable = new boolean[args.count()];
    for (int i = 0; lazy != null && i < variable.length; i++) {
      Object arg = args.arg(i);
      variable[i] = !lazy[i] && arg instanceof ExecutableNode && !(arg instanceof ConstantNode);
    }
  }

  private static boolean @Nullable [] commonLaziness(List<List<Candidate>> levels) {
    Candidate first = levels.get(0).get(0);
    for (List<Candidate> level : levels) {
      for (Candidate candidate : level) {
        if (!candidate.sameLaziness(first)) {
          return null;
        }
      }
    }
    boolean[] lazy = new boolean[first.argCount()];
    for (int i = 0; i < lazy.length; i++) {
      lazy[i] = first.typeOf(i).isLazy();
    }
    return lazy;
  }

  List<List<Candidate>> levels() {
    return levels;
  }

  /** Returns which arguments all candidates take unevaluated; null if they disagree. */
  boolean @Nullable [] lazy() {
    return lazy;
  }

  /** Returns which arguments are evaluated for each call. */
  boolean[] variable() {
    return variable;
  }

  @Nullable Winner known(@Nullable Object[] values) {
    for (Winner winner : winners) {
      if (winner == null) {
        return null;
      }
      if (winner.matches(values)) {
        return winner;
      }
    }
    return null;
  }

  void remember(Winner winner) {
    int index = next;
    winners[index] = winner;
    next = (index + 1) % REMEMBERED;
  }
}
