package io.murano.conductor.muranopl.library;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.schedule.Outcome;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.value.MutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Applies a function to each item in a branch of its own. */
final class ParallelSelection {

  private static final int LIMIT = 1000;

  private ParallelSelection() {}

  /**
   * Returns the results in the order of the items.
   *
   * @throws RuntimeException what the first failing item threw, after all have ended
   */
  static MutableList select(
      Collection<? extends @Nullable Object> items, Lambda function, Invocation call) {
    List<Callable<@Nullable Object>> actions = new ArrayList<>(items.size());
    Frame frame = Frame.of(call.callerContext());
    for (Object item : items) {
      actions.add(() -> function.fork().call(item));
    }
    List<Outcome<@Nullable Object>> outcomes = frame.execution().runAll(actions, LIMIT);
    Throwable failure = Outcome.firstFailure(outcomes);
    if (failure != null) {
      throw Outcome.rethrow(failure);
    }
    MutableList result = new MutableList();
    outcomes.forEach(outcome -> result.add(outcome.value()));
    frame.temporaries().add(result);
    return result;
  }
}
