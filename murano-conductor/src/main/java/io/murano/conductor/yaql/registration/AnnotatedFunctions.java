package io.murano.conductor.yaql.registration;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterDefinition;
import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.Types;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Registers the methods of a class that carry {@link YaqlFunction}. Reflection happens here only;
 * calls go through method handles that are bound once.
 *
 * <p>Java types decide what parameters accept: {@code Object} anything, {@code String}, {@code
 * long}, {@code double}, {@code boolean} and their boxes, {@code YaqlIterable}, {@code
 * YaqlSequence}, {@code YaqlDict}, {@code YaqlSet}, {@code DateTime}, {@code TimeSpan} the values
 * of that kind, {@code Lambda} and {@code ExecutableNode} unevaluated arguments, any other class
 * its instances. {@code Invocation} and {@code Context} take no argument, they are injected. A last
 * parameter {@code Object[]} collects positional arguments, a {@code Map} named ones.
 */
public final class AnnotatedFunctions {

  private AnnotatedFunctions() {}

  /**
   * Registers the annotated methods of an object, static ones included.
   *
   * @param lookup gives access to the methods, usually {@code MethodHandles.lookup()} of the class
   * @throws IllegalArgumentException if a method cannot be a function
   */
  public static List<FunctionDefinition> register(
      Context context, MethodHandles.Lookup lookup, Object host) {
    List<FunctionDefinition> definitions = new ArrayList<>();
    Method[] methods = host.getClass().getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method method : methods) {
      YaqlFunction annotation = method.getAnnotation(YaqlFunction.class);
      if (annotation != null) {
        definitions.add(register(context, annotation, method, handle(lookup, method, host)));
      }
    }
    return definitions;
  }

  private static MethodHandle handle(MethodHandles.Lookup lookup, Method method, Object host) {
    try {
      MethodHandle handle = lookup.unreflect(method).asFixedArity();
      return Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(host);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("the lookup cannot reach " + method, e);
    }
  }

  private static FunctionDefinition register(
      Context context, YaqlFunction annotation, Method method, MethodHandle handle) {
    String name = annotation.value().isEmpty() ? method.getName() : annotation.value();
    FunctionBuilder builder = FunctionBuilder.of(annotation.kind(), name);
    if (annotation.noKwargs()) {
      builder.noKwargs();
    }
    List<Argument> arguments = new ArrayList<>();
    List<ParameterDefinition> deferred = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      Argument injected = injected(parameter.getType());
      if (injected == null) {
        ParameterDefinition definition = definition(parameter, context);
        builder.param(definition);
        deferred.add(definition);
        injected = argument(deferred.size() - 1, parameter.getType());
      }
      arguments.add(injected);
    }
    FunctionDefinition definition = builder.body(new Body(handle, arguments)::invoke);
    if (annotation.exclusive()) {
      context.registerExclusive(named(definition, annotation, context));
    } else {
      context.register(named(definition, annotation, context));
    }
    return definition;
  }

  private static FunctionDefinition named(
      FunctionDefinition definition, YaqlFunction annotation, Context context) {
    return annotation.value().isEmpty()
        ? definition.withName(context.convention().functionName(definition.name()))
        : definition;
  }

  private static ParameterDefinition definition(Parameter parameter, Context context) {
    Param annotation = parameter.getAnnotation(Param.class);
    String name =
        annotation == null || annotation.value().isEmpty()
            ? parameter.getName()
            : annotation.value();
    String alias = context.convention().parameterName(name);
    Class<?> type = parameter.getType();
    if (type == Object[].class || Map.class == type) {
      Placement placement = type == Object[].class ? Placement.VARARGS : Placement.KEYWORDS;
      return new ParameterDefinition(
          name, alias, Types.ANY, placement, ParameterDefinition.REQUIRED);
    }
    Object fallback = annotation == null ? ParameterDefinition.REQUIRED : fallback(annotation);
    boolean nullable = annotation != null && (annotation.nullable() || fallback == null);
    ParameterType accepted = JavaTypes.of(type);
    return new ParameterDefinition(
        name,
        alias,
        nullable ? Types.orNull(accepted) : accepted,
        annotation != null && annotation.keywordOnly()
            ? Placement.KEYWORD_ONLY
            : Placement.POSITIONAL,
        fallback);
  }

  private static @Nullable Object fallback(Param annotation) {
    if (annotation.defaultValue().equals(Param.REQUIRED)) {
      return ParameterDefinition.REQUIRED;
    }
    return JavaTypes.literal(annotation.defaultValue());
  }

  /** Where an argument of the Java method comes from. */
  @FunctionalInterface
  private interface Argument {
    @Nullable Object of(Invocation call);
  }

  private static @Nullable Argument injected(Class<?> type) {
    if (type == Invocation.class) {
      return call -> call;
    }
    return type == Context.class ? Invocation::context : null;
  }

  private static Argument argument(int index, Class<?> type) {
    if (type == double.class || type == Double.class) {
      return call -> JavaTypes.toDouble(call.arg(index));
    }
    if (type == long.class || type == Long.class) {
      return call -> JavaTypes.toLong(call.arg(index));
    }
    return call -> call.arg(index);
  }

  private record Body(MethodHandle handle, List<Argument> arguments) {
    Body(MethodHandle handle, List<Argument> arguments) {
      this.handle =
          handle
              .asSpreader(Object[].class, arguments.size())
              .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
      this.arguments = List.copyOf(arguments);
    }

    @Nullable Object invoke(Invocation call) {
      @Nullable Object[] args = new Object[arguments.size()];
      for (int i = 0; i < args.length; i++) {
        args[i] = arguments.get(i).of(call);
      }
      try {
        return (Object) handle.invokeExact(args);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new NativeException("RuntimeError", String.valueOf(e.getMessage()));
      }
    }
  }
}
