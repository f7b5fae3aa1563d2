package io.murano.conductor.muranopl.expression;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * What expressions need of the frame they are evaluated in. Every context of the interpreter has
 * one as its {@link Context#host()}. Belongs to one branch.
 */
public abstract class ExpressionHost {

  private @Nullable Instruction instruction;

  /** Returns the host of a context. */
  public static ExpressionHost of(Context context) {
    if (context.host() instanceof ExpressionHost host) {
      return host;
    }
    throw new IllegalStateException("the context does not belong to an execution");
  }

  /** Returns the running evaluation for expressions of the old or the current YAQL dialect. */
  public abstract Evaluation evaluation(boolean legacy);

  /** Returns what runs just now; null before the first instruction. */
  public final @Nullable Instruction instruction() {
    return instruction;
  }

  /** Notes what runs from now on, for stack traces. */
  public final void setInstruction(@Nullable Instruction current) {
    instruction = current;
  }
}
