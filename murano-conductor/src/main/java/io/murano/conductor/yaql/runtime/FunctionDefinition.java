package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One overload of a function or method. Immutable; compared by identity. Made by {@code
 * yaql.registration.FunctionBuilder} or from annotated methods.
 */
public final class FunctionDefinition {

  private final String name;
  private final FunctionKind kind;
  private final List<ParameterDefinition> parameters;
  private final boolean noKwargs;
  private final Payload payload;
  private final Map<String, Object> meta;
  private final int positionalCount;
  private final @Nullable ParameterDefinition varargs;
  private final @Nullable ParameterDefinition keywords;

  /**
   * Creates a definition.
   *
   * @param name the name in expressions
   * @param kind how it can be called
   * @param parameters positional ones first, in order
   * @param noKwargs whether {@code k => v} arguments stay positional
   * @param payload the body
   * @param meta anything the host wants to find again on the definition
   */
  public FunctionDefinition(
      String name,
      FunctionKind kind,
      List<ParameterDefinition> parameters,
      boolean noKwargs,
      Payload payload,
      Map<String, Object> meta) {
    this.name = Objects.requireNonNull(name);
    this.kind = kind;
    this.parameters = List.copyOf(parameters);
    this.noKwargs = noKwargs;
    this.payload = payload;
    this.meta = Map.copyOf(meta);
    this.positionalCount =
        (int) this.parameters.stream().filter(p -> p.placement() == Placement.POSITIONAL).count();
    this.varargs = only(Placement.VARARGS);
    this.keywords = only(Placement.KEYWORDS);
    for (int i = 0; i < positionalCount; i++) {
      if (this.parameters.get(i).placement() != Placement.POSITIONAL) {
        throw new IllegalArgumentException("positional parameters of " + name + " must come first");
      }
    }
    if (kind.isMethod() && !hasReceiverParameter()) {
      throw ArgumentException.invalidMethod(name);
    }
  }

  private @Nullable ParameterDefinition only(Placement placement) {
    ParameterDefinition found = null;
    for (ParameterDefinition parameter : parameters) {
      if (parameter.placement() == placement) {
        if (found != null) {
          throw ArgumentException.duplicateParameter(name, parameter.name());
        }
        found = parameter;
      }
    }
    return found;
  }

  private boolean hasReceiverParameter() {
    ParameterDefinition first = positionalCount > 0 ? parameters.get(0) : varargs;
    return first != null && !first.type().isLazy();
  }

  /** Returns the name in expressions. */
  public String name() {
    return name;
  }

  /** Returns how it can be called. */
  public FunctionKind kind() {
    return kind;
  }

  /** Returns the parameters in declaration order. */
  public List<ParameterDefinition> parameters() {
    return parameters;
  }

  /** Returns whether {@code k => v} arguments stay positional. */
  public boolean noKwargs() {
    return noKwargs;
  }

  /** Returns the body. */
  public Payload payload() {
    return payload;
  }

  /** Returns what the host attached. */
  public Map<String, Object> meta() {
    return meta;
  }

  /** Returns the number of positional parameters without a collector. */
  int positionalCount() {
    return positionalCount;
  }

  /** Returns the collector of positional arguments, or null. */
  @Nullable ParameterDefinition varargs() {
    return varargs;
  }

  /** Returns the collector of named arguments, or null. */
  @Nullable ParameterDefinition keywords() {
    return keywords;
  }

  /** Returns the same function under another name. */
  public FunctionDefinition withName(String other) {
    return new FunctionDefinition(other, kind, parameters, noKwargs, payload, meta);
  }

  /** Returns the same function callable in another way. */
  public FunctionDefinition withKind(FunctionKind other) {
    return new FunctionDefinition(name, other, parameters, noKwargs, payload, meta);
  }

  /** Returns the signature, for messages. */
  @Override
  public String toString() {
    String text =
        parameters.stream().map(ParameterDefinition::toString).collect(Collectors.joining(", "));
    return (kind == FunctionKind.METHOD ? "." : "") + name + "(" + text + ")";
  }
}
