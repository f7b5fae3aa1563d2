package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyTuple;
import org.jspecify.annotations.Nullable;

/** Executes {@code try} statements. A plan that has to stop is not an exception to them. */
final class TryExecutor {

  private final Machine machine;

  TryExecutor(Machine machine) {
    this.machine = machine;
  }

  Completion execute(Statement.Try attempt, Frame frame) {
    if (attempt.last().isEmpty()) {
      return guarded(attempt, frame);
    }
    Completion completion;
    try {
      completion = guarded(attempt, frame);
    } catch (PyError e) {
      Completion last = machine.execute(attempt.last(), frame);
      if (last == Completion.NORMAL) {
        throw e;
      }
      return last;
    }
    Object returned = frame.returned();
    Completion last = machine.execute(attempt.last(), frame);
    if (last != Completion.NORMAL) {
      return last;
    }
    frame.setReturned(returned);
    return completion;
  }

  private Completion guarded(Statement.Try attempt, Frame frame) {
    Completion completion;
    try {
      completion = machine.execute(attempt.body(), frame);
    } catch (PyError e) {
      return handle(attempt, e, frame);
    } catch (StackOverflowError e) {
      return handle(
          attempt, PyError.of("RecursionError", "maximum recursion depth exceeded"), frame);
    }
    return completion == Completion.NORMAL
        ? machine.execute(attempt.otherwise(), frame)
        : completion;
  }

  private Completion handle(Statement.Try attempt, PyError error, Frame frame) {
    PyException exception = error.exception();
    for (Statement.Try.Handler handler : attempt.handlers()) {
      if (handler.type() == null || matches(exception, machine.evaluate(handler.type(), frame))) {
        return run(handler, exception, frame);
      }
    }
    throw error;
  }

  private Completion run(Statement.Try.Handler handler, PyException exception, Frame frame) {
    PyException before = frame.handled();
    frame.setHandled(exception);
    @Nullable String name = handler.name();
    try {
      if (name != null) {
        frame.set(name, exception);
      }
      return machine.execute(handler.body(), frame);
    } finally {
      frame.setHandled(before);
      if (name != null) {
        frame.forget(name);
      }
    }
  }

  private static boolean matches(PyException exception, Object type) {
    if (type instanceof ExceptionType wanted) {
      return exception.type().isA(wanted);
    }
    if (type instanceof PyTuple alternatives) {
      return alternatives.items().stream().anyMatch(each -> matches(exception, each));
    }
    throw PyError.of(
        "TypeError", "catching classes that do not inherit from BaseException is not allowed");
  }
}
