package io.murano.conductor.muranopl.schedule;

import java.time.Duration;

/**
 * Limits of one execution. A package cannot change them.
 *
 * @param statements statements executed by all branches together
 * @param depth nested method calls of one branch
 * @param objects objects created, those of the model included
 * @param iteratorElements elements any collection may deliver to a function or loop
 * @param memoryQuota bytes a single value of an expression may take
 * @param wallClock time from start to end
 */
public record ExecutionLimits(
    long statements,
    int depth,
    int objects,
    int iteratorElements,
    int memoryQuota,
    Duration wallClock) {

  /** Limits that no sane package reaches: those of the original where it has any. */
  public static final ExecutionLimits DEFAULT =
      new ExecutionLimits(100_000_000L, 300, 200_000, 2000, 512 * 1024, Duration.ofHours(24));

  /** Checks that every limit is positive. */
  public ExecutionLimits {
    if (statements < 1 || depth < 1 || objects < 1 || iteratorElements < 1 || memoryQuota < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (wallClock.isNegative() || wallClock.isZero()) {
      throw new IllegalArgumentException("the wall clock limit must be positive");
    }
  }

  /** Returns these limits with another number of statements. */
  public ExecutionLimits withStatements(long newStatements) {
    return new ExecutionLimits(
        newStatements, depth, objects, iteratorElements, memoryQuota, wallClock);
  }

  /** Returns these limits with another wall clock limit. */
  public ExecutionLimits withWallClock(Duration newWallClock) {
    return new ExecutionLimits(
        statements, depth, objects, iteratorElements, memoryQuota, newWallClock);
  }
}
