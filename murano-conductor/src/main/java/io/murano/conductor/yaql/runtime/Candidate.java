package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import io.murano.conductor.yaql.runtime.ParameterType.Fit;
import io.murano.conductor.yaql.value.NoValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An overload together with the parameter each argument of a call goes to (the original's {@code
 * specs.FunctionDefinition.map_args}).
 */
final class Candidate {

  /** Source of a parameter that takes its default. */
  static final int FROM_DEFAULT = -1;

  /** Source of a parameter that takes the arguments no other parameter takes. */
  static final int COLLECTED = -2;

  private final FunctionDefinition definition;
  private final ParameterDefinition[] positional;
  private final ParameterDefinition[] named;
  private final String[] names;
  private final int[] sources;
  private final boolean direct;

  /**
   * Creates a candidate; the arrays are its own from now on.
   *
   * @param positional the parameter of each positional argument
   * @param named the parameter of each named argument
   * @param names the names of the named arguments
   * @param sources for each parameter the argument it takes, or {@link #FROM_DEFAULT} or {@link
   *     #COLLECTED}
   */
  Candidate(
      FunctionDefinition definition,
      ParameterDefinition[] positional,
      ParameterDefinition[] named,
      String[] names,
      int[] sources) {
    this.definition = definition;
    this.positional = positional;
    this.named = named;
    this.names = names;
    this.sources = sources;
    this.direct = isDirect();
  }

  /**
   * Returns how the arguments map to the definition's parameters, or null if they do not fit by
   * number, name or constant type. Raw arguments are not looked at.
   */
  static @Nullable Candidate map(
      FunctionDefinition definition,
      CallShape.Translated args,
      Context context,
      Evaluation evaluation) {
    return new ArgumentMapping(definition, args).map(context, evaluation);
  }

  FunctionDefinition definition() {
    return definition;
  }

  /** Returns the number of arguments. */
  int argCount() {
    return positional.length + named.length;
  }

  /** Returns the type of the parameter an argument goes to. */
  ParameterType typeOf(int arg) {
    return arg < positional.length ? positional[arg].type() : named[arg - positional.length].type();
  }

  /** Returns whether the classes of the raw arguments alone decide about their acceptance. */
  Fit fitRaw(CallShape.Translated args, @Nullable Object[] raw, YaqlOptions options) {
    Fit result = Fit.ACCEPTED;
    for (int i = 0; i < args.count(); i++) {
      if (args.arg(i) instanceof CallShape.Raw place) {
        Object value = raw[place.index()];
        Fit fit = typeOf(i).fit(value == null ? null : value.getClass(), options);
        if (fit == Fit.REFUSED) {
          return fit;
        }
        result = fit == Fit.DEPENDS ? fit : result;
      }
    }
    return result;
  }

  /** Returns whether the raw arguments are accepted. */
  boolean acceptsRaw(
      CallShape.Translated args, @Nullable Object[] raw, Context context, Evaluation evaluation) {
    for (int i = 0; i < args.count(); i++) {
      if (args.arg(i) instanceof CallShape.Raw place
          && !typeOf(i).check(raw[place.index()], context, evaluation)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the same arguments are lazy as for another candidate of the same call. */
  boolean sameLaziness(Candidate other) {
    for (int i = 0; i < positional.length + named.length; i++) {
      if (typeOf(i).isLazy() != other.typeOf(i).isLazy()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether this one is preferred over another that also accepts the arguments. */
  boolean isSpecializationOf(Candidate other) {
    boolean result = false;
    for (int i = 0; i < positional.length + named.length; i++) {
      if (other.typeOf(i).isSpecializationOf(typeOf(i))) {
        return false;
      }
      result |= typeOf(i).isSpecializationOf(other.typeOf(i));
    }
    return result;
  }

  /** Returns whether the classes of the arguments alone decide about acceptance. */
  Fit fit(@Nullable Object[] args, boolean[] variable, YaqlOptions options) {
    Fit result = Fit.ACCEPTED;
    for (int i = 0; i < args.length; i++) {
      if (variable[i]) {
        Object arg = args[i];
        Fit fit =
            arg == NoValue.INSTANCE
                ? Fit.DEPENDS
                : typeOf(i).fit(arg == null ? null : arg.getClass(), options);
        if (fit == Fit.REFUSED) {
          return fit;
        }
        result = fit == Fit.DEPENDS ? fit : result;
      }
    }
    return result;
  }

  /** Returns whether all parameters accept their arguments or defaults. */
  boolean accepts(@Nullable Object[] args, Context context, Evaluation evaluation) {
    List<ParameterDefinition> parameters = definition.parameters();
    for (int p = 0; p < sources.length; p++) {
      if (sources[p] == FROM_DEFAULT) {
        ParameterDefinition parameter = parameters.get(p);
        if (!parameter.type().check(parameter.defaultValue(), context, evaluation)) {
          return false;
        }
      }
    }
    for (int i = 0; i < args.length; i++) {
      if (isReplacedByDefault(i, args[i])) {
        ParameterDefinition parameter = positional[i];
        if (parameter.isRequired()
            || !parameter.type().check(parameter.defaultValue(), context, evaluation)) {
          return false;
        }
      } else if (!typeOf(i).check(args[i], context, evaluation)) {
        return false;
      }
    }
    return true;
  }

  /** An argument whose value is the marker counts as omitted, wherever the marker comes from. */
  private boolean isReplacedByDefault(int arg, @Nullable Object value) {
    return value == NoValue.INSTANCE
        && arg < positional.length
        && positional[arg].placement() == Placement.POSITIONAL;
  }

  /** Returns whether the body can be called with the arguments as they are. */
  private boolean isDirect() {
    Payload payload = definition.payload();
    int arity = payload instanceof Payload.Of1 ? 1 : payload instanceof Payload.Of2 ? 2 : -1;
    if (arity != sources.length || positional.length != arity || named.length > 0) {
      return false;
    }
    for (int i = 0; i < arity; i++) {
      if (sources[i] != i || !positional[i].type().isIdentity()) {
        return false;
      }
    }
    return true;
  }

  /** Runs the body. */
  @Nullable Object invoke(
      @Nullable Object[] args,
      @Nullable Object receiver,
      Context context,
      Evaluation evaluation,
      @Nullable ExecutableNode site) {
    if (direct && !hasMarker(args)) {
      return invokeDirectly(args, evaluation);
    }
    Invocation call =
        new Invocation(definition, receiver, context, evaluation, site, sources.length);
    bind(call, args);
    Object result = definition.payload().invoke(call);
    evaluation.checkMemory(result);
    return result;
  }

  private static boolean hasMarker(@Nullable Object[] args) {
    for (Object arg : args) {
      if (arg == NoValue.INSTANCE) {
        return true;
      }
    }
    return false;
  }

  /** Returns the body if it can be called with two values as they are. */
  Payload.@Nullable Of2 directPair() {
    return direct && definition.payload() instanceof Payload.Of2 body ? body : null;
  }

  /** Calls a body that takes its two arguments as they are. */
  @SuppressWarnings("NullAway") // the parameters' types have accepted the arguments
  static @Nullable Object invokeDirectly(
      Payload.Of2 body, @Nullable Object a, @Nullable Object b, Evaluation evaluation) {
    evaluation.checkMemory(a);
    evaluation.checkMemory(b);
    Object result = body.apply(a, b);
    evaluation.checkMemory(result);
    return result;
  }

  @SuppressWarnings("NullAway") // the parameters' types have accepted the arguments
  private @Nullable Object invokeDirectly(@Nullable Object[] args, Evaluation evaluation) {
    Object a = args[0] instanceof ConstantNode constant ? constant.value() : args[0];
    if (definition.payload() instanceof Payload.Of2 binary) {
      Object b = args[1] instanceof ConstantNode constant ? constant.value() : args[1];
      return invokeDirectly(binary, a, b, evaluation);
    }
    evaluation.checkMemory(a);
    Object result = ((Payload.Of1) definition.payload()).apply(a);
    evaluation.checkMemory(result);
    return result;
  }

  private void bind(Invocation call, @Nullable Object[] args) {
    List<ParameterDefinition> parameters = definition.parameters();
    for (int p = 0; p < sources.length; p++) {
      ParameterDefinition parameter = parameters.get(p);
      int source = sources[p];
      if (source >= 0 && !isReplacedByDefault(source, args[source])) {
        call.bind(p, call.convert(parameter, args[source]));
      } else if (source >= 0 || source == FROM_DEFAULT) {
        call.bind(p, call.convert(parameter, parameter.defaultValue()));
      } else if (parameter.placement() == Placement.VARARGS) {
        call.bind(p, collectPositional(call, parameter, args));
      } else {
        call.bind(p, collectNamed(call, parameter, args));
      }
    }
  }

  private @Nullable Object[] collectPositional(
      Invocation call, ParameterDefinition parameter, @Nullable Object[] args) {
    int from = Math.min(definition.positionalCount(), positional.length);
    @Nullable Object[] rest = new Object[positional.length - from];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = call.convert(parameter, args[from + i]);
    }
    return rest;
  }

  private Map<String, @Nullable Object> collectNamed(
      Invocation call, ParameterDefinition parameter, @Nullable Object[] args) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    for (int i = 0; i < named.length; i++) {
      if (named[i].placement() == Placement.KEYWORDS) {
        rest.put(names[i], call.convert(parameter, args[positional.length + i]));
      }
    }
    return rest;
  }
}
