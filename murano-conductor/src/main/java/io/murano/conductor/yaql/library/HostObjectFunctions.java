package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.runtime.SyntaxArguments;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.EagerType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlCallable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Dot and index on objects of the host (contract yaql.md 14). */
final class HostObjectFunctions {

  private HostObjectFunctions() {}

  static void register(Context context) {
    context.register(
        function("#operator_.")
            .param("receiver", new Exposed(HostObjectSettings::methods))
            .param("expr", Types.FUNCTION_EXPRESSION)
            .body(HostObjectFunctions::call));
    context.register(
        function("#operator_.")
            .param("obj", new Exposed(HostObjectSettings::attributes))
            .param("attr", Types.KEYWORD)
            .body(HostObjectFunctions::attribute));
    context.register(
        function("#indexer")
            .param("obj", new Exposed(HostObjectSettings::indexer))
            .param("key", Types.ANY)
            .body(HostObjectFunctions::item));
  }

  private static @Nullable Object call(Invocation call) {
    HostObject object = call.get(0);
    SyntaxArguments syntax = SyntaxArguments.of(call.<ExecutableNode>get(1));
    HostObjectSettings.Remapped target = object.settings().resolve(syntax.name());
    checkName(object, syntax.name());
    Object method = object.attribute(target.name());
    SyntaxArguments.Evaluated args = syntax.evaluate(call.context(), call.evaluation());
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    args.named()
        .forEach(
            (name, value) -> {
              String real = target.arguments().getOrDefault(name, name);
              if (!args.named().containsKey(real)) {
                // The original adds the real name to what it iterates over.
                throw NativeException.runtimeError("dictionary changed size during iteration");
              }
              named.put(real, value);
            });
    if (method instanceof YaqlCallable callable) {
      return callable.call(args.positional(), named);
    }
    throw NativeException.typeError("'" + Text.typeName(method) + "' object is not callable");
  }

  private static @Nullable Object attribute(Invocation call) {
    HostObject object = call.get(0);
    String name = call.get(1);
    checkName(object, name);
    return object.attribute(object.settings().resolve(name).name());
  }

  private static void checkName(HostObject object, String name) {
    if (!object.settings().allows(name)) {
      throw NativeException.attributeError("Cannot access " + name);
    }
  }

  private static @Nullable Object item(Invocation call) {
    HostObject object = call.get(0);
    if (!(call.arg(1) instanceof String key)) {
      throw NativeException.attributeError(
          "'" + Text.typeName(call.arg(1)) + "' object has no attribute 'startswith'");
    }
    if (!object.settings().allows(key)) {
      throw NativeException.keyError("Cannot access " + key);
    }
    return object.item(key);
  }

  /** Host objects of which a kind of access is allowed. */
  private static final class Exposed extends EagerType {
    private final Predicate<HostObjectSettings> allowed;

    Exposed(Predicate<HostObjectSettings> allowed) {
      super(false);
      this.allowed = allowed;
    }

    @Override
    protected boolean accepts(Object value, Context context, Evaluation evaluation) {
      return value instanceof HostObject object && allowed.test(object.settings());
    }

    @Override
    public ParameterType.Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
      boolean possible = valueClass != null && HostObject.class.isAssignableFrom(valueClass);
      return possible ? ParameterType.Fit.DEPENDS : ParameterType.Fit.REFUSED;
    }

    @Override
    public String describe() {
      return "exposed object";
    }
  }
}
