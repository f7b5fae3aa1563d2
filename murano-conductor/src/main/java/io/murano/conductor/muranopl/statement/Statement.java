package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.Instruction;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/** A statement. Immutable; an execution hands in its context. */
interface Statement {

  /** Runs the statement. */
  Completion execute(Context context);

  /** Returns what a stack trace shows while it runs; null if its expressions show themselves. */
  @Nullable Instruction instruction();

  /** Compiles everything that is otherwise compiled when it is first needed. */
  default void compileCompletely() {}
}
