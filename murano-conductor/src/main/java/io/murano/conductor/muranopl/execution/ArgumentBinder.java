package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.ArgumentUsage;
import io.murano.conductor.muranopl.type.Contract;
import io.murano.conductor.muranopl.type.ContractScope;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MethodUsage;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the arguments of one call to the declared ones and applies their contracts. */
final class ArgumentBinder {

  private final Execution execution;
  private final MuranoMethod method;
  private final YaqlValue receiver;
  private final @Nullable Frame caller;
  private @Nullable ContractScope scope;

  ArgumentBinder(
      Execution execution, MuranoMethod method, YaqlValue receiver, @Nullable Frame caller) {
    this.execution = execution;
    this.method = method;
    this.receiver = receiver;
    this.caller = caller;
  }

  /**
   * Returns the value of every declared argument by name.
   *
   * @throws ResolutionException if the arguments do not fit the declaration
   * @throws ContractViolationException if a value is refused
   */
  Map<String, @Nullable Object> bind(CallArguments call) {
    Map<String, @Nullable Object> named = new HashMap<>(call.named());
    @Nullable Object[] positional = call.positional();
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    int next = 0;
    for (MethodArgument argument : method.arguments().values()) {
      if (argument.usage() == ArgumentUsage.VAR_ARGS) {
        result.put(argument.name(), rest(argument, positional, next));
        next = positional.length;
      } else if (argument.usage() == ArgumentUsage.KW_ARGS) {
        if (next < positional.length) {
          throw noMatch();
        }
        result.put(argument.name(), keywords(argument, call.named()));
        named.clear();
      } else {
        boolean given = next < positional.length;
        Object value = given ? positional[next++] : NoValue.INSTANCE;
        if (named.containsKey(argument.name())) {
          if (given && value != NoValue.INSTANCE) {
            throw noMatch();
          }
          value = named.remove(argument.name());
        }
        result.put(argument.name(), convert(argument, value));
      }
    }
    if (next < positional.length || !named.isEmpty()) {
      throw noMatch();
    }
    return result;
  }

  private Tuple rest(MethodArgument argument, @Nullable Object[] positional, int from) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = from; i < positional.length; i++) {
      values.add(convert(argument, positional[i]));
    }
    return Tuple.copyOf(values);
  }

  private FrozenDict keywords(MethodArgument argument, Map<String, @Nullable Object> named) {
    FrozenDict.Builder values = FrozenDict.builder(named.size());
    named.forEach(
        (name, value) -> {
          MethodArgument declared = method.arguments().get(name);
          if (declared == null || declared.usage() != ArgumentUsage.STANDARD) {
            values.put(name, convert(argument, value));
          }
        });
    return values.build();
  }

  private ResolutionException noMatch() {
    return ResolutionException.noMatchingMethod(
        method.name(), Text.repr(receiver), List.of(signature()));
  }

  private String signature() {
    return method.name() + "(" + String.join(", ", method.arguments().keySet()) + ")";
  }

  private @Nullable Object convert(MethodArgument argument, @Nullable Object raw) {
    Object value = raw;
    if (raw instanceof ConstantNode literal) {
      value = literal.value();
      if (value == null) {
        return null;
      }
    }
    try {
      return argument
          .specification()
          .contract()
          .apply(Contract.Mode.TRANSFORM_AND_FINALIZE, value, scope(argument));
    } catch (ContractViolationException e) {
      throw e.of(method.declaringType().name() + "::" + method.name() + "(" + argument.name(), ")");
    }
  }

  private ContractScope scope(MethodArgument argument) {
    ContractScope known = scope;
    if (known == null) {
      MuranoClass declaring = method.declaringType();
      boolean onObject =
          receiver instanceof MuranoObject && method.usage() != MethodUsage.EXTENSION;
      MuranoObject self = onObject ? ((MuranoObject) receiver).real() : null;
      Context context =
          self == null
              ? execution.contexts().ofType(declaring)
              : execution.contexts().ofObject(self, declaring);
      MuranoClass calling = caller == null ? declaring : caller.type();
      known = new ContractScope(context, self, null, NO_DEFAULT, calling);
      scope = known;
    }
    return new ContractScope(
        known.context(),
        known.thisValue(),
        known.owner(),
        argument.specification().defaultValue(),
        known.callingType());
  }

  private static final io.murano.conductor.muranopl.expression.DataTemplate NO_DEFAULT =
      io.murano.conductor.muranopl.expression.DataTemplate.NULL;
}
