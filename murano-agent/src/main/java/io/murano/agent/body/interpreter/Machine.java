package io.murano.agent.body.interpreter;

import io.murano.agent.body.library.Modules;
import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.value.PyError;
import io.murano.agent.process.StopSignal;
import java.util.List;

/** What evaluator and executor of one run share. Owned by one thread. */
final class Machine {

  /** Python's own default. */
  private static final int MAX_DEPTH = 1000;

  private static final int CHECK_EVERY = 256;

  private final StopSignal stop;
  private final Modules modules;
  private final Evaluator evaluator;
  private final StatementExecutor executor;
  private int steps;
  private int depth;

  Machine(StopSignal stop) {
    this.stop = stop;
    this.modules = new Modules(stop);
    this.evaluator = new Evaluator(this);
    this.executor = new StatementExecutor(this);
  }

  Modules modules() {
    return modules;
  }

  Object evaluate(Expression expression, Frame frame) {
    return expression.accept(evaluator, frame);
  }

  /** Executes statements until one ends otherwise than normally. */
  Completion execute(List<Statement> statements, Frame frame) {
    for (Statement statement : statements) {
      step();
      Completion completion = statement.accept(executor, frame);
      if (completion != Completion.NORMAL) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  /** Counts a step of work; now and then looks whether the plan has to stop. */
  void step() {
    steps++;
    if (steps % CHECK_EVERY == 0) {
      stop.check();
    }
  }

  /** Begins a call; refuses it if too many are nested. */
  void enter() {
    if (depth >= MAX_DEPTH) {
      throw PyError.of("RecursionError", "maximum recursion depth exceeded");
    }
    depth++;
  }

  /** Ends a call. */
  void leave() {
    depth--;
  }
}
