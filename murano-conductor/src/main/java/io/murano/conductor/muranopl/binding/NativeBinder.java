package io.murano.conductor.muranopl.binding;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MethodUsage;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.NativeMembers;
import io.murano.conductor.muranopl.value.JavaValues;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterDefinition;
import io.murano.conductor.yaql.type.Types;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes native members of an annotated Java class. Everything is looked up once; calls go through
 * method handles.
 */
public final class NativeBinder {

  private final Class<?> javaClass;
  private final NativeClass annotation;
  private final MethodHandles.Lookup lookup;
  private final List<NativeMembers.Method> methods = new ArrayList<>();

  private NativeBinder(Class<?> javaClass) {
    NativeClass found = javaClass.getAnnotation(NativeClass.class);
    if (found == null) {
      throw new IllegalArgumentException(javaClass + " is not annotated with @NativeClass");
    }
    this.javaClass = javaClass;
    this.annotation = found;
    try {
      this.lookup = MethodHandles.privateLookupIn(javaClass, MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(javaClass + " is not accessible", e);
    }
  }

  /**
   * Returns the native members that a Java class describes.
   *
   * @throws IllegalArgumentException if its annotations make no sense
   */
  public static NativeMembers bind(Class<?> javaClass) {
    return new NativeBinder(javaClass).bind();
  }

  private NativeMembers bind() {
    for (Constructor<?> constructor : javaClass.getDeclaredConstructors()) {
      if (constructor.isAnnotationPresent(NativeConstructor.class)) {
        methods.add(constructor(constructor));
      }
    }
    Set<String> names = new HashSet<>();
    Method[] declared = javaClass.getDeclaredMethods();
    Arrays.sort(declared, Comparator.comparing(Method::getName));
    for (Method method : declared) {
      NativeMethod marker = method.getAnnotation(NativeMethod.class);
      if (marker != null) {
        NativeMembers.Method bound = method(method, marker);
        if (!names.add(bound.name())) {
          throw new IllegalArgumentException(javaClass + " has two native methods " + bound.name());
        }
        methods.add(bound);
      }
    }
    String home = annotation.packageName();
    return new NativeMembers(annotation.value(), home.isEmpty() ? null : home, methods);
  }

  private NativeMembers.Method constructor(Constructor<?> constructor) {
    Target target = new Target(parameters(constructor), constructor, handle(constructor), false);
    FunctionDefinition body =
        target.define(
            "construct",
            call -> {
              MuranoObject view = call.get(0);
              view.setExtension(target.invoke(call, view, null));
              return null;
            });
    return new NativeMembers.Method(MuranoMethod.NATIVE_INIT, MethodUsage.RUNTIME, false, body);
  }

  private NativeMembers.Method method(Method method, NativeMethod marker) {
    String name = marker.value().isEmpty() ? method.getName() : marker.value();
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    Target target =
        new Target(
            parameters(method), method, handle(method), method.isAnnotationPresent(Blocking.class));
    FunctionDefinition body =
        target.define(
            name,
            call -> {
              Object receiver = call.get(0);
              Object instance = isStatic ? null : extension(receiver);
              return JavaValues.toValue(target.invoke(call, receiver, instance));
            });
    MethodUsage usage = isStatic && !marker.onObject() ? MethodUsage.STATIC : MethodUsage.RUNTIME;
    return new NativeMembers.Method(name, usage, marker.exposed(), body);
  }

  private Object extension(Object receiver) {
    Object extension = receiver instanceof MuranoObject view ? view.extension() : null;
    if (!javaClass.isInstance(extension)) {
      throw new IllegalStateException(
          receiver + " has no native part yet; is there a @NativeConstructor?");
    }
    return extension;
  }

  private static List<BoundParameter> parameters(Executable executable) {
    return Arrays.stream(executable.getParameters()).map(BoundParameter::of).toList();
  }

  private MethodHandle handle(Executable executable) {
    try {
      MethodHandle handle =
          executable instanceof Method method
              ? lookup.unreflect(method)
              : lookup.unreflectConstructor((Constructor<?>) executable);
      int arity = handle.type().parameterCount();
      return handle
          .asFixedArity()
          .asType(MethodType.genericMethodType(arity))
          .asSpreader(Object[].class, arity);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(executable + " is not accessible", e);
    }
  }

  /** A Java method or constructor that is ready to be called. */
  private record Target(
      List<BoundParameter> parameters,
      Executable executable,
      MethodHandle handle,
      boolean blocking) {

    FunctionDefinition define(String name, io.murano.conductor.yaql.runtime.Payload payload) {
      FunctionBuilder builder = FunctionBuilder.method(name).param("__receiver", Types.NOT_NULL);
      for (BoundParameter parameter : parameters) {
        ParameterDefinition definition = parameter.definition();
        if (definition != null) {
          builder.param(definition);
        }
      }
      return builder.body(payload);
    }

    @Nullable Object invoke(Invocation call, Object receiver, @Nullable Object instance) {
      boolean hasInstance =
          executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
      @Nullable Object[] arguments = new Object[parameters.size() + (hasInstance ? 1 : 0)];
      int position = 0;
      if (hasInstance) {
        arguments[position++] = instance;
      }
      int index = 1;
      NativeCall nativeCall = new NativeCall(call.callerContext(), receiver);
      for (BoundParameter parameter : parameters) {
        arguments[position++] =
            parameter.definition() == null
                ? nativeCall
                : parameter.conversion().apply(call.arg(index++));
      }
      return blocking
          ? nativeCall.blocking(() -> run(arguments))
          : Failures.translate(() -> run(arguments));
    }

    private @Nullable Object run(@Nullable Object[] arguments) throws Exception {
      try {
        return handle.invoke(arguments);
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
