package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.NoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Name and arguments of a call expression, for functions that make the call in their own way. */
public final class SyntaxArguments {

  private final String name;
  private final CallShape.Translated args;

  private SyntaxArguments(String name, CallShape.Translated args) {
    this.name = name;
    this.args = args;
  }

  /**
   * Takes a call apart.
   *
   * @throws IllegalArgumentException if the node is no call
   */
  public static SyntaxArguments of(ExecutableNode node) {
    if (node instanceof CallNode call) {
      return new SyntaxArguments(
          call.name(), CallShape.ofSyntax(call.name(), false, call.args()).translate(false));
    }
    throw new IllegalArgumentException("not a call: " + node);
  }

  /** Returns the name of the function or method. */
  public String name() {
    return name;
  }

  /** Evaluates all arguments in a context. */
  public Evaluated evaluate(Context context, Evaluation evaluation) {
    List<@Nullable Object> positional = new ArrayList<>();
    for (Object arg : args.positional()) {
      positional.add(value(arg, context, evaluation));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < args.names().length; i++) {
      named.put(args.names()[i], value(args.named()[i], context, evaluation));
    }
    return new Evaluated(positional, named);
  }

  private static @Nullable Object value(Object arg, Context context, Evaluation evaluation) {
    if (arg == NoValue.INSTANCE) {
      throw NativeException.typeError("an argument is missing");
    }
    return arg instanceof ExecutableNode node ? node.evaluate(context, evaluation) : arg;
  }

  /**
   * The values of the arguments.
   *
   * @param positional in order
   * @param named by name, in order
   */
  public record Evaluated(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {}
}
