package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import io.murano.conductor.yaql.value.NoValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameter each argument of a call goes to (the original's {@code
 * specs.FunctionDefinition.map_args}). For one use.
 */
final class ArgumentMapping {

  private final FunctionDefinition definition;
  private final CallShape.Translated args;
  private final @Nullable ParameterDefinition[] positional;
  private final @Nullable ParameterDefinition[] named;
  private final int[] sources;

  ArgumentMapping(FunctionDefinition definition, CallShape.Translated args) {
    this.definition = definition;
    this.args = args;
    this.positional = new ParameterDefinition[args.positional().length];
    this.named = new ParameterDefinition[args.names().length];
    this.sources = new int[definition.parameters().size()];
  }

  /**
   * Returns how the arguments map to the definition's parameters, or null if they do not fit by
   * number, name or constant type. Raw arguments are not looked at.
   */
  @Nullable Candidate map(Context context, Evaluation evaluation) {
    List<ParameterDefinition> parameters = definition.parameters();
    for (int p = 0; p < parameters.size(); p++) {
      boolean fits =
          switch (parameters.get(p).placement()) {
            case POSITIONAL -> mapPositional(p, parameters.get(p));
            case KEYWORD_ONLY -> mapNamed(p, parameters.get(p));
            default -> {
              sources[p] = Candidate.COLLECTED;
              yield true;
            }
          };
      if (!fits) {
        return null;
      }
    }
    return collectRest() && checkSyntax(context, evaluation) ? finished() : null;
  }

  private Candidate finished() {
    ParameterDefinition[] byPosition = positional.clone();
    ParameterDefinition[] byName = named.clone();
    return new Candidate(definition, byPosition, byName, args.names(), sources);
  }

  private boolean mapPositional(int p, ParameterDefinition parameter) {
    boolean given = p < positional.length && args.positional()[p] != NoValue.INSTANCE;
    int name = nameOf(parameter);
    if (given) {
      positional[p] = parameter;
      sources[p] = p;
      return name < 0;
    }
    if (name >= 0) {
      named[name] = parameter;
      sources[p] = positional.length + name;
      return true;
    }
    sources[p] = Candidate.FROM_DEFAULT;
    if (p < positional.length && !parameter.isRequired()) {
      positional[p] = parameter;
    }
    return !parameter.isRequired();
  }

  private boolean mapNamed(int p, ParameterDefinition parameter) {
    int name = nameOf(parameter);
    if (name >= 0) {
      named[name] = parameter;
      sources[p] = positional.length + name;
      return true;
    }
    sources[p] = Candidate.FROM_DEFAULT;
    return !parameter.isRequired();
  }

  private int nameOf(ParameterDefinition parameter) {
    for (int i = 0; i < named.length; i++) {
      if (named[i] == null && args.names()[i].equals(parameter.alias())) {
        return i;
      }
    }
    return -1;
  }

  private boolean collectRest() {
    for (int i = 0; i < positional.length; i++) {
      if (positional[i] == null) {
        positional[i] = definition.varargs();
      }
      if (positional[i] == null) {
        return false;
      }
    }
    for (int i = 0; i < named.length; i++) {
      if (named[i] == null) {
        named[i] = definition.keywords();
      }
      if (named[i] == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks what is known before evaluation. Arguments passed by name to a parameter of that name
   * are not checked here, as in the original.
   */
  private boolean checkSyntax(Context context, Evaluation evaluation) {
    for (int i = 0; i < positional.length; i++) {
      if (!passes(positional[i], args.positional()[i], context, evaluation)) {
        return false;
      }
    }
    for (int i = 0; i < named.length; i++) {
      ParameterDefinition parameter = named[i];
      if (parameter != null
          && parameter.placement() == Placement.KEYWORDS
          && !passes(parameter, args.named()[i], context, evaluation)) {
        return false;
      }
    }
    return true;
  }

  private static boolean passes(
      @Nullable ParameterDefinition parameter, Object arg, Context context, Evaluation evaluation) {
    if (parameter == null || arg instanceof CallShape.Raw) {
      return true;
    }
    Object value = arg == NoValue.INSTANCE ? parameter.defaultValue() : arg;
    return parameter.type().check(value, context, evaluation);
  }
}
