package io.murano.agent.body.interpreter;

import io.murano.agent.body.library.Builtins;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a running function, and what it is doing. Which names are local is fixed by the
 * function's text, as in Python. Owned by one thread.
 */
final class Frame {

  /** What the original calls the function it makes of a body; Python's complaints show it. */
  private static final String BODY_FUNCTION = "__execution_plan_main";

  private final Scope scope;
  private final String owner;
  private final @Nullable Frame enclosing;
  private final Map<String, Object> globals;
  private final Map<String, Object> variables = new HashMap<>();
  private Object returned = None.NONE;
  private @Nullable PyException handled;

  private Frame(Scope scope, String owner, @Nullable Frame enclosing, Map<String, Object> globals) {
    this.scope = scope;
    this.owner = owner;
    this.enclosing = enclosing;
    this.globals = globals;
  }

  /** The frame of a body, over the names the plan gives it. */
  static Frame ofBody(List<Statement> body, Map<String, Object> globals) {
    return new Frame(ScopeAnalysis.ofBody(body), BODY_FUNCTION, null, globals);
  }

  /** A frame for a function defined in this one, or for a part of this one's. */
  Frame inner(Scope innerScope, String innerOwner) {
    return new Frame(innerScope, innerOwner, this, globals);
  }

  /** Returns the qualified name of the function whose frame this is. */
  String owner() {
    return owner;
  }

  Object get(String name) {
    if (scope.isLocal(name)) {
      Object value = variables.get(name);
      if (value == null) {
        throw PyError.of(
            "UnboundLocalError",
            "cannot access local variable '%s' where it is not associated with a value"
                .formatted(name));
      }
      return value;
    }
    Frame holder = scope.isGlobal(name) ? null : holder(name);
    if (holder != null) {
      Object value = holder.variables.get(name);
      if (value == null) {
        throw PyError.of(
            "NameError",
            ("cannot access free variable '%s' where it is not associated with a value in"
                    + " enclosing scope")
                .formatted(name));
      }
      return value;
    }
    Object global = globals.get(name);
    Object found = global == null ? Builtins.names().get(name) : global;
    if (found == null) {
      throw PyError.of("NameError", "name '%s' is not defined".formatted(name));
    }
    return found;
  }

  void set(String name, Object value) {
    target(name).put(name, value);
  }

  void delete(String name) {
    if (target(name).remove(name) == null) {
      get(name);
    }
  }

  /** Forgets a variable if it is there, as at the end of an {@code except} block. */
  void forget(String name) {
    target(name).remove(name);
  }

  /** Sets a parameter or loop variable of this very frame. */
  void bind(String name, Object value) {
    variables.put(name, value);
  }

  Object returned() {
    return returned;
  }

  void setReturned(Object value) {
    returned = value;
  }

  /** Returns the exception that is being handled, or null. */
  @Nullable PyException handled() {
    return handled;
  }

  void setHandled(@Nullable PyException exception) {
    handled = exception;
  }

  private Map<String, Object> target(String name) {
    if (scope.isLocal(name)) {
      return variables;
    }
    Frame holder = scope.isGlobal(name) ? null : holder(name);
    return holder == null ? globals : holder.variables;
  }

  private @Nullable Frame holder(String name) {
    Frame frame = enclosing;
    while (frame != null && !frame.scope.isLocal(name)) {
      frame = frame.enclosing;
    }
    return frame;
  }
}
