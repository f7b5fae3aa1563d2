package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.schedule.Outcome;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * {@code Parallel}: each statement in a branch of its own; ends when all have ended. What the first
 * statement in order did that did not complete normally is what the whole does.
 *
 * @param body the statements
 * @param limit how many run at a time; null for all
 * @param instruction the statement in stack traces
 */
record ParallelStatement(Block body, DataTemplate limit, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    List<Statement> statements = body.statements();
    if (statements.isEmpty()) {
      return Completion.NORMAL;
    }
    Frame frame = Frame.of(context);
    List<Callable<Completion>> actions = new ArrayList<>();
    for (Statement statement : statements) {
      actions.add(() -> executeBranch(statement, frame, context));
    }
    int places = limit(limit.evaluate(context), statements.size());
    return first(frame.execution().runAll(actions, places));
  }

  private static Completion executeBranch(Statement statement, Frame frame, Context context) {
    Frame branch = frame.branch();
    frame.execution().budget().statement();
    try {
      return frame
          .execution()
          .within(branch, () -> statement.execute(branch.branchContext(context)));
    } catch (MuranoPlException | ExecutionAbortedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.inPackageCode(e, branch);
    }
  }

  private static int limit(@Nullable Object value, int size) {
    if (!Values.truth(value)) {
      return size;
    }
    if (value == null || !(value instanceof Boolean || Values.isInteger(value))) {
      throw NativeException.typeError("Limit must be an integer, not " + Text.repr(value));
    }
    return value instanceof Boolean ? 1 : Math.max(1, Numbers.clampToInt(value));
  }

  private static Completion first(List<Outcome<Completion>> outcomes) {
    for (Outcome<Completion> outcome : outcomes) {
      Throwable failure = outcome.failure();
      if (failure instanceof ExecutionAbortedException || failure instanceof Error) {
        throw Outcome.rethrow(failure);
      }
    }
    for (Outcome<Completion> outcome : outcomes) {
      Throwable failure = outcome.failure();
      if (failure != null) {
        throw Outcome.rethrow(failure);
      }
      Completion completion = outcome.value();
      if (completion != null && completion != Completion.NORMAL) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  @Override
  public void compileCompletely() {
    body.compileCompletely();
  }
}
