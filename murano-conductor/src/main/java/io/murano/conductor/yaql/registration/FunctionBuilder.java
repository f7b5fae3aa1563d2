package io.murano.conductor.yaql.registration;

import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.ParameterDefinition;
import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.runtime.Payload;
import io.murano.conductor.yaql.value.NoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a function step by step. Arguments reach the body in the order in which the parameters
 * were described; positional ones have to come first.
 *
 * <pre>{@code
 * FunctionDefinition repeat =
 *     FunctionBuilder.method("repeat")
 *         .param("text", Types.STRING)
 *         .param("times", Types.INT, 2L)
 *         .body2((text, times) -> ((String) text).repeat(((Long) times).intValue()));
 * context.register(repeat);
 * }</pre>
 */
public final class FunctionBuilder {

  private final String name;
  private final FunctionKind kind;
  private final List<ParameterDefinition> parameters = new ArrayList<>();
  private final Map<String, Object> meta = new LinkedHashMap<>();
  private boolean noKwargs;

  private FunctionBuilder(String name, FunctionKind kind) {
    this.name = name;
    this.kind = kind;
  }

  /** Starts the description of a function. */
  public static FunctionBuilder function(String name) {
    return new FunctionBuilder(name, FunctionKind.FUNCTION);
  }

  /** Starts the description of a method; its first parameter takes the receiver. */
  public static FunctionBuilder method(String name) {
    return new FunctionBuilder(name, FunctionKind.METHOD);
  }

  /** Starts the description of what can be called as a function and as a method. */
  public static FunctionBuilder extension(String name) {
    return new FunctionBuilder(name, FunctionKind.EXTENSION);
  }

  /** Starts the description of a function of any kind. */
  public static FunctionBuilder of(FunctionKind kind, String name) {
    return new FunctionBuilder(name, kind);
  }

  /** Adds a required positional parameter. */
  public FunctionBuilder param(String parameter, ParameterType type) {
    return add(parameter, parameter, type, Placement.POSITIONAL, ParameterDefinition.REQUIRED);
  }

  /** Adds an optional positional parameter. */
  public FunctionBuilder param(String parameter, ParameterType type, @Nullable Object fallback) {
    return add(parameter, parameter, type, Placement.POSITIONAL, fallback);
  }

  /** Adds an optional positional parameter whose absence the body sees as {@link NoValue}. */
  public FunctionBuilder optional(String parameter, ParameterType type) {
    return param(parameter, type, NoValue.INSTANCE);
  }

  /** Adds a collector of further positional arguments. */
  public FunctionBuilder varargs(String parameter, ParameterType type) {
    return add(parameter, parameter, type, Placement.VARARGS, ParameterDefinition.REQUIRED);
  }

  /** Adds a required parameter that is passed by name only. */
  public FunctionBuilder keywordOnly(String parameter, ParameterType type) {
    return keywordOnly(parameter, type, ParameterDefinition.REQUIRED);
  }

  /** Adds an optional parameter that is passed by name only. */
  public FunctionBuilder keywordOnly(
      String parameter, ParameterType type, @Nullable Object fallback) {
    return add(parameter, parameter, type, Placement.KEYWORD_ONLY, fallback);
  }

  /** Adds a collector of further named arguments. */
  public FunctionBuilder keywords(String parameter, ParameterType type) {
    return add(parameter, parameter, type, Placement.KEYWORDS, ParameterDefinition.REQUIRED);
  }

  /** Adds a parameter as described. */
  public FunctionBuilder param(ParameterDefinition parameter) {
    return add(
        parameter.name(),
        parameter.alias(),
        parameter.type(),
        parameter.placement(),
        parameter.defaultValue());
  }

  private FunctionBuilder add(
      String parameter,
      String alias,
      ParameterType type,
      Placement placement,
      @Nullable Object fallback) {
    for (ParameterDefinition known : parameters) {
      if (known.name().equals(parameter)) {
        throw ArgumentException.duplicateParameter(name, parameter);
      }
    }
    parameters.add(new ParameterDefinition(parameter, alias, type, placement, fallback));
    return this;
  }

  /** Keeps {@code k => v} arguments positional. */
  public FunctionBuilder noKwargs() {
    noKwargs = true;
    return this;
  }

  /** Attaches something the host wants to find again. */
  public FunctionBuilder meta(String key, Object value) {
    meta.put(key, value);
    return this;
  }

  /** Completes the description with a body. */
  public FunctionDefinition body(Payload payload) {
    return new FunctionDefinition(name, kind, parameters, noKwargs, payload, meta);
  }

  /** Completes the description with a body over exactly one argument. */
  public FunctionDefinition body1(Payload.Of1 payload) {
    return body(payload);
  }

  /** Completes the description with a body over exactly two arguments. */
  public FunctionDefinition body2(Payload.Of2 payload) {
    return body(payload);
  }

  /** Completes the description, turns names by the context's convention, and registers. */
  public FunctionDefinition register(Context context, Payload payload) {
    Convention convention = context.convention();
    List<ParameterDefinition> renamed = new ArrayList<>();
    for (ParameterDefinition parameter : parameters) {
      renamed.add(
          parameter.alias().equals(parameter.name())
              ? parameter.withAlias(convention.parameterName(parameter.name()))
              : parameter);
    }
    FunctionDefinition definition =
        new FunctionDefinition(
            convention.functionName(name), kind, renamed, noKwargs, payload, meta);
    context.register(definition);
    return definition;
  }
}
