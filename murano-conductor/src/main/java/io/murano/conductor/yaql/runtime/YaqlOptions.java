package io.murano.conductor.yaql.runtime;

import java.time.Duration;

/**
 * Options of an engine (contract yaql.md 7). Limits of -1 are off, as in the original; the budgets
 * for depth and time cannot be switched off.
 *
 * @param limitIterators most elements an iterable may deliver, or -1
 * @param memoryQuota most bytes a value may take by estimate; 0 and less is off
 * @param convertInputData whether data handed in is frozen
 * @param convertOutputData whether the result is converted by the standard finaliser
 * @param convertTuplesToLists whether tuples in results become lists
 * @param convertSetsToLists whether sets in results become lists
 * @param iterableDicts whether dictionaries count as iterables
 * @param maxDepth most calls nested in each other
 * @param timeLimit wall-clock limit of an evaluation that was given no budget of its own
 */
public record YaqlOptions(
    long limitIterators,
    long memoryQuota,
    boolean convertInputData,
    boolean convertOutputData,
    boolean convertTuplesToLists,
    boolean convertSetsToLists,
    boolean iterableDicts,
    int maxDepth,
    Duration timeLimit) {

  /** The options of the original library, with a minute of time. */
  public static final YaqlOptions DEFAULT = builder().build();

  /** Returns a builder with the default options. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with these options. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.limitIterators = limitIterators;
    builder.memoryQuota = memoryQuota;
    builder.convertInputData = convertInputData;
    builder.convertOutputData = convertOutputData;
    builder.convertTuplesToLists = convertTuplesToLists;
    builder.convertSetsToLists = convertSetsToLists;
    builder.iterableDicts = iterableDicts;
    builder.maxDepth = maxDepth;
    builder.timeLimit = timeLimit;
    return builder;
  }

  /** Collects options. */
  public static final class Builder {
    private long limitIterators = -1;
    private long memoryQuota = -1;
    private boolean convertInputData = true;
    private boolean convertOutputData = true;
    private boolean convertTuplesToLists = true;
    private boolean convertSetsToLists;
    private boolean iterableDicts;
    private int maxDepth = 400;
    private Duration timeLimit = Duration.ofMinutes(1);

    private Builder() {}

    /** Sets the most elements an iterable may deliver; -1 for no limit. */
    public Builder limitIterators(long limit) {
      limitIterators = limit;
      return this;
    }

    /** Sets the most bytes a value may take by estimate; 0 or less for no limit. */
    public Builder memoryQuota(long bytes) {
      memoryQuota = bytes;
      return this;
    }

    /** Sets whether data handed in is frozen. */
    public Builder convertInputData(boolean convert) {
      convertInputData = convert;
      return this;
    }

    /** Sets whether results are converted. */
    public Builder convertOutputData(boolean convert) {
      convertOutputData = convert;
      return this;
    }

    /** Sets whether tuples in results become lists. */
    public Builder convertTuplesToLists(boolean convert) {
      convertTuplesToLists = convert;
      return this;
    }

    /** Sets whether sets in results become lists. */
    public Builder convertSetsToLists(boolean convert) {
      convertSetsToLists = convert;
      return this;
    }

    /** Sets whether dictionaries count as iterables. */
    public Builder iterableDicts(boolean iterable) {
      iterableDicts = iterable;
      return this;
    }

    /** Sets the most calls nested in each other. */
    public Builder maxDepth(int depth) {
      maxDepth = depth;
      return this;
    }

    /** Sets the time for evaluations without a budget of their own. */
    public Builder timeLimit(Duration limit) {
      timeLimit = limit;
      return this;
    }

    /** Returns the options. */
    public YaqlOptions build() {
      return new YaqlOptions(
          limitIterators,
          memoryQuota,
          convertInputData,
          convertOutputData,
          convertTuplesToLists,
          convertSetsToLists,
          iterableDicts,
          maxDepth,
          timeLimit);
    }
  }
}
