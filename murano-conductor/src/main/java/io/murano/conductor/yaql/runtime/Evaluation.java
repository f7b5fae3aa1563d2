package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.value.Watch;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import org.jspecify.annotations.Nullable;

/**
 * One run of an expression: the options in force and what is left of the budgets. Lambdas and lazy
 * sequences keep the evaluation they were made in. Belongs to one thread at a time; work that goes
 * on in another thread at the same time takes a {@link #fork()}.
 */
public final class Evaluation implements Watch {

  private static final int TICKS_PER_CHECK = 512;
  private static final int MAX_RESULT_NODES = 1_000_000;

  private final YaqlOptions options;
  private final EvaluationBudget budget;
  private final long limit;
  private final long quota;
  private final int maxDepth;
  private @Nullable Watch outer;
  private int depth;
  private int ticks;
  private int resultNodes;

  /** Starts an evaluation; without a budget the options' time limit holds. */
  public Evaluation(YaqlOptions options, @Nullable EvaluationBudget budget) {
    this.options = options;
    this.budget = budget == null ? EvaluationBudget.within(options.timeLimit()) : budget;
    this.limit = options.limitIterators();
    this.quota = options.memoryQuota();
    this.maxDepth = options.maxDepth();
  }

  /** Returns the options. */
  public YaqlOptions options() {
    return options;
  }

  /** Returns the budget. */
  public EvaluationBudget budget() {
    return budget;
  }

  /** Returns an evaluation with the same options and budget and a call depth of its own. */
  public Evaluation fork() {
    return new Evaluation(options, budget);
  }

  /** Counts one step; every now and then looks at the budget. */
  @Override
  public void tick() {
    if (++ticks >= TICKS_PER_CHECK) {
      ticks = 0;
      budget.check();
    }
  }

  /** Counts a step that is as expensive as many. */
  public void tick(int steps) {
    ticks += Math.min(steps, TICKS_PER_CHECK);
    tick();
  }

  /** Enters a nested call; {@link #leave()} must follow whatever happens. */
  void enter() {
    tick();
    if (depth >= maxDepth) {
      throw BudgetException.tooDeep(maxDepth);
    }
    if (depth++ == 0) {
      outer = Watch.replace(this);
    }
  }

  /** Leaves a nested call. */
  void leave() {
    if (--depth == 0) {
      Watch.replace(outer);
      outer = null;
    }
  }

  /** Returns whether a memory quota is in force. */
  public boolean hasQuota() {
    return quota > 0;
  }

  /** Fails if the value alone exceeds the memory quota. */
  public void checkMemory(@Nullable Object value) {
    if (quota > 0 && !MemoryModel.surelyFits(value, quota) && MemoryModel.sizeOf(value) > quota) {
      throw BudgetException.memoryQuotaExceeded();
    }
  }

  /** Fails if an amount of bytes exceeds the memory quota. */
  @Override
  public void checkMemory(long bytes) {
    if (quota > 0 && bytes > quota) {
      throw BudgetException.memoryQuotaExceeded();
    }
  }

  /** Starts counting the values a result consists of. */
  public void startResult() {
    resultNodes = 0;
  }

  /**
   * Counts a value in a result. A small value that contains others many times over can be a huge
   * result, which no quota for single values prevents; with a quota there is a limit to that too.
   */
  public void countResult() {
    tick();
    if (++resultNodes > MAX_RESULT_NODES && quota > 0) {
      throw BudgetException.memoryQuotaExceeded();
    }
  }

  /** Fails if several values together exceed the memory quota. */
  public void checkMemoryOfAll(@Nullable Object... values) {
    if (quota > 0) {
      long total = 0;
      for (Object value : values) {
        total += MemoryModel.sizeOf(value);
        checkMemory(total);
      }
    }
  }

  /**
   * Applies the element limit: a sized collection fails at once if it is too large, anything else
   * is wrapped so that asking for one element too many fails.
   */
  public YaqlIterable limit(YaqlIterable iterable) {
    return limit(iterable, limit);
  }

  /** Applies a given element limit; negative for none. */
  public YaqlIterable limit(YaqlIterable iterable, long max) {
    int size = sizeOf(iterable);
    if (size >= 0) {
      if (max >= 0 && size > max) {
        throw BudgetException.collectionTooLarge(max);
      }
      return iterable;
    }
    return new Limited(this, iterable, max);
  }

  private static int sizeOf(YaqlIterable iterable) {
    if (iterable instanceof YaqlSequence list) {
      return list.size();
    }
    if (iterable instanceof YaqlDict dict) {
      return dict.size();
    }
    return iterable instanceof YaqlSet set ? set.size() : -1;
  }

  private static final class Limited extends YaqlIterator {
    private final Evaluation evaluation;
    private @Nullable YaqlIterable source;
    private @Nullable YaqlIterator started;
    private final long max;
    private long index;

    Limited(Evaluation evaluation, YaqlIterable source, long max) {
      this.evaluation = evaluation;
      this.source = source;
      this.max = max;
    }

    @Override
    public @Nullable Object advance() {
      YaqlIterator iterator = started;
      if (iterator == null) {
        if (source == null) {
          return END;
        }
        iterator = source.iterate();
        started = iterator;
        source = null;
      }
      evaluation.tick();
      Object item = iterator.advance();
      if (item != END && max >= 0 && max <= index++) {
        throw BudgetException.collectionTooLarge(max);
      }
      return item;
    }
  }
}
