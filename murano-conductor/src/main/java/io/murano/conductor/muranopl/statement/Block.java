package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.Instruction;
import io.murano.conductor.yaql.runtime.Context;
import java.util.List;

/** Statements one after the other. */
final class Block {

  private final Statement[] statements;

  Block(List<Statement> statements) {
    this.statements = statements.toArray(new Statement[0]);
  }

  /** Returns the statements. */
  List<Statement> statements() {
    return List.of(statements);
  }

  void compileCompletely() {
    for (Statement statement : statements) {
      statement.compileCompletely();
    }
  }

  /** Runs the statements until one does not complete normally. */
  Completion execute(Context context) {
    Frame frame = Frame.of(context);
    for (Statement statement : statements) {
      Completion completion = executeOne(statement, frame, context);
      if (completion != Completion.NORMAL) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  private static Completion executeOne(Statement statement, Frame frame, Context context) {
    frame.execution().budget().statement();
    frame.temporaries().clear();
    Instruction instruction = statement.instruction();
    if (instruction != null) {
      frame.setInstruction(instruction);
    }
    try {
      return statement.execute(context);
    } catch (MuranoPlException | ExecutionAbortedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.inPackageCode(e, frame);
    }
  }
}
