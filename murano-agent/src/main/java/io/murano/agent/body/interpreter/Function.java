package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.Parameters;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyCallable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function that a body has defined. Owned by one thread. */
final class Function implements PyCallable {

  private final Machine machine;
  private final String name;
  private final Code code;
  private final Map<String, Object> defaults;
  private final Frame defining;

  /**
   * What a function does.
   *
   * @param statements its body, if it has statements
   * @param result its body, if it is a lambda
   */
  record Code(
      Parameters parameters,
      Scope scope,
      List<Statement> statements,
      @Nullable Expression result) {}

  /**
   * Creates a function.
   *
   * @param defaults values of parameters that need no argument
   * @param defining the frame in which it was defined
   */
  Function(Machine machine, String name, Code code, Map<String, Object> defaults, Frame defining) {
    this.machine = machine;
    this.name = name;
    this.code = code;
    this.defaults = defaults;
    this.defining = defining;
  }

  @Override
  public String name() {
    return name;
  }

  private String qualifiedName() {
    return defining.owner() + ".<locals>." + name;
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public Object call(Arguments arguments) {
    machine.enter();
    try {
      Frame frame = defining.inner(code.scope(), qualifiedName());
      new Binding(qualifiedName(), code.parameters(), defaults, arguments).into(frame);
      machine.step();
      if (code.result() != null) {
        return machine.evaluate(code.result(), frame);
      }
      Completion completion = machine.execute(code.statements(), frame);
      return completion == Completion.RETURN ? frame.returned() : None.NONE;
    } finally {
      machine.leave();
    }
  }
}
