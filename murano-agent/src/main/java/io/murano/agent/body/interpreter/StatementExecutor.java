package io.murano.agent.body.interpreter;

import io.murano.agent.body.library.Attributes;
import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.syntax.StatementVisitor;
import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.Items;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Operators;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyModule;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Types;
import java.util.Iterator;
import java.util.List;

/** Executes statements. Owned by one thread. */
final class StatementExecutor implements StatementVisitor<Completion, Frame> {

  private final Machine machine;
  private final Assignment assignment;
  private final TryExecutor attempts;

  StatementExecutor(Machine machine) {
    this.machine = machine;
    this.assignment = new Assignment(machine);
    this.attempts = new TryExecutor(machine);
  }

  @Override
  public Completion visitEvaluate(Statement.Evaluate evaluate, Frame frame) {
    machine.evaluate(evaluate.expression(), frame);
    return Completion.NORMAL;
  }

  @Override
  public Completion visitAssign(Statement.Assign assign, Frame frame) {
    Object value = machine.evaluate(assign.value(), frame);
    assign.targets().forEach(target -> assignment.assign(target, value, frame));
    return Completion.NORMAL;
  }

  @Override
  public Completion visitAugment(Statement.Augment augment, Frame frame) {
    Expression target = augment.target();
    if (target instanceof Expression.Subscript subscript) {
      Object object = machine.evaluate(subscript.object(), frame);
      Object index = machine.evaluate(subscript.index(), frame);
      Items.set(object, index, augmented(Items.get(object, index), augment, frame));
    } else if (target instanceof Expression.Attribute attribute) {
      Object object = machine.evaluate(attribute.object(), frame);
      Object old = Attributes.get(object, attribute.name());
      Attributes.set(object, attribute.name(), augmented(old, augment, frame));
    } else {
      assignment.assign(target, augmented(machine.evaluate(target, frame), augment, frame), frame);
    }
    return Completion.NORMAL;
  }

  private Object augmented(Object old, Statement.Augment augment, Frame frame) {
    return Operators.augment(old, augment.operator(), machine.evaluate(augment.value(), frame));
  }

  @Override
  public Completion visitIf(Statement.If conditional, Frame frame) {
    boolean holds = Types.truth(machine.evaluate(conditional.condition(), frame));
    return machine.execute(holds ? conditional.then() : conditional.otherwise(), frame);
  }

  @Override
  public Completion visitWhile(Statement.While loop, Frame frame) {
    while (Types.truth(machine.evaluate(loop.condition(), frame))) {
      machine.step();
      Completion completion = machine.execute(loop.body(), frame);
      if (completion == Completion.BREAK) {
        return Completion.NORMAL;
      }
      if (completion == Completion.RETURN) {
        return completion;
      }
    }
    return machine.execute(loop.otherwise(), frame);
  }

  @Override
  public Completion visitFor(Statement.For loop, Frame frame) {
    Iterator<Object> items = Sequences.iterate(machine.evaluate(loop.iterable(), frame));
    while (items.hasNext()) {
      machine.step();
      assignment.assign(loop.target(), items.next(), frame);
      Completion completion = machine.execute(loop.body(), frame);
      if (completion == Completion.BREAK) {
        return Completion.NORMAL;
      }
      if (completion == Completion.RETURN) {
        return completion;
      }
    }
    return machine.execute(loop.otherwise(), frame);
  }

  @Override
  public Completion visitReturn(Statement.Return result, Frame frame) {
    Object value = result.value() == null ? None.NONE : machine.evaluate(result.value(), frame);
    frame.setReturned(value);
    return Completion.RETURN;
  }

  @Override
  public Completion visitJump(Statement.Jump jump, Frame frame) {
    switch (jump.kind()) {
      case BREAK:
        return Completion.BREAK;
      case CONTINUE:
        return Completion.CONTINUE;
      default:
        return Completion.NORMAL;
    }
  }

  @Override
  public Completion visitDefine(Statement.Define define, Frame frame) {
    Function.Code code =
        new Function.Code(
            define.parameters(),
            ScopeAnalysis.ofFunction(define.parameters(), define.body()),
            define.body(),
            null);
    frame.set(
        define.name(),
        new Function(
            machine,
            define.name(),
            code,
            new Defaults(machine).of(define.parameters(), frame),
            frame));
    return Completion.NORMAL;
  }

  @Override
  public Completion visitTry(Statement.Try attempt, Frame frame) {
    return attempts.execute(attempt, frame);
  }

  @Override
  public Completion visitRaise(Statement.Raise raise, Frame frame) {
    if (raise.exception() == null) {
      PyException handled = frame.handled();
      if (handled == null) {
        throw PyError.of("RuntimeError", "No active exception to reraise");
      }
      throw new PyError(handled);
    }
    Object exception = machine.evaluate(raise.exception(), frame);
    if (raise.cause() != null) {
      machine.evaluate(raise.cause(), frame);
    }
    if (exception instanceof ExceptionType type) {
      exception = type.call(Arguments.NONE);
    }
    if (exception instanceof PyException value) {
      throw new PyError(value);
    }
    throw PyError.of("TypeError", "exceptions must derive from BaseException");
  }

  @Override
  public Completion visitAssert(Statement.Assert assertion, Frame frame) {
    if (!Types.truth(machine.evaluate(assertion.condition(), frame))) {
      List<Object> arguments =
          assertion.message() == null
              ? List.of()
              : List.of(machine.evaluate(assertion.message(), frame));
      throw new PyError(new PyException(ExceptionType.named("AssertionError"), arguments));
    }
    return Completion.NORMAL;
  }

  @Override
  public Completion visitDelete(Statement.Delete delete, Frame frame) {
    delete.targets().forEach(target -> assignment.delete(target, frame));
    return Completion.NORMAL;
  }

  @Override
  public Completion visitImport(Statement.Import statement, Frame frame) {
    boolean wholePackage =
        statement.name() == null && statement.alias() == null && statement.module().contains(".");
    String wanted = wholePackage ? ImportedName.of(statement) : statement.module();
    PyModule module = machine.modules().find(wanted);
    if (module == null || machine.modules().find(statement.module()) == null) {
      throw PyError.of("ModuleNotFoundError", "No module named '%s'".formatted(statement.module()));
    }
    frame.set(ImportedName.of(statement), imported(statement, module));
    return Completion.NORMAL;
  }

  private Object imported(Statement.Import statement, PyModule module) {
    String name = statement.name();
    if (name == null) {
      return module;
    }
    Object member = module.members().get(name);
    if (member == null) {
      member = machine.modules().find(statement.module() + "." + name);
    }
    if (member == null) {
      throw PyError.of(
          "ImportError", "cannot import name '%s' from '%s'".formatted(name, statement.module()));
    }
    return member;
  }

  @Override
  public Completion visitScope(Statement.Scope scope, Frame frame) {
    return Completion.NORMAL;
  }
}
