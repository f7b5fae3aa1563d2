package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.yaql.runtime.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Try}.
 *
 * @param body what may fail
 * @param clauses tried in order if it does
 * @param otherwise runs if it does not; failures of it are not caught
 * @param always runs at the end whatever happened, or null
 * @param instruction the statement in stack traces
 */
record TryStatement(
    Block body,
    List<CatchClause> clauses,
    Block otherwise,
    @Nullable Block always,
    BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    if (always == null) {
      return executeBody(context);
    }
    Frame frame = Frame.of(context);
    Completion completion;
    try {
      completion = executeBody(context);
    } catch (MuranoPlException e) {
      Completion last = always.execute(context);
      if (last != Completion.NORMAL) {
        return last;
      }
      throw e;
    }
    frame.hold(completion.value());
    try {
      Completion last = always.execute(context);
      return last == Completion.NORMAL ? completion : last;
    } finally {
      frame.release();
    }
  }

  private Completion executeBody(Context context) {
    Completion completion;
    try {
      completion = body.execute(context);
    } catch (MuranoPlException e) {
      return handle(e, context);
    }
    return completion == Completion.NORMAL ? otherwise.execute(context) : completion;
  }

  private Completion handle(MuranoPlException exception, Context context) {
    Frame frame = Frame.of(context);
    MuranoPlException outer = frame.currentException();
    frame.setCurrentException(exception);
    try {
      for (CatchClause clause : clauses) {
        String name = clause.matching(exception, frame);
        if (name != null) {
          return clause.execute(exception, name, context);
        }
      }
      throw exception;
    } finally {
      frame.setCurrentException(outer);
    }
  }

  @Override
  public void compileCompletely() {
    body.compileCompletely();
    otherwise.compileCompletely();
    if (always != null) {
      always.compileCompletely();
    }
    for (CatchClause clause : clauses) {
      if (clause.body() != null) {
        clause.body().compileCompletely();
      }
    }
  }
}
