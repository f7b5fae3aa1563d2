package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.type.MethodUsage;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.runtime.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the methods of classes callable from expressions: one layer of functions for each class,
 * with the extension methods it imports behind. Layers hold nothing of an execution.
 */
public final class ClassLayers {

  private ClassLayers() {}

  /** Returns the methods of a class, in front of the extension methods it imports. */
  static Context of(MuranoClass type) {
    return type.functionLayer(ClassLayers::make);
  }

  private static Context make(MuranoClass type) {
    Context imported = null;
    List<MuranoClass> imports = type.imports();
    for (int i = imports.size() - 1; i >= 0; i--) {
      Context exported = imports.get(i).exportedLayer(ClassLayers::makeExported);
      imported = imported == null ? exported : Context.linked(imported, exported);
    }
    Context layer = imported == null ? Context.root(Convention.CAMEL_CASE) : imported.createChild();
    type.allMethodNames().forEach(name -> register(type, name, layer, false));
    return layer;
  }

  private static Context makeExported(MuranoClass type) {
    Context layer = Context.root(Convention.CAMEL_CASE);
    type.allMethodNames().forEach(name -> register(type, name, layer, true));
    return layer;
  }

  private static void register(
      MuranoClass type, String name, Context layer, boolean extensionsOnly) {
    List<MuranoMethod> found = type.findMethod(name);
    if (found.size() > 1) {
      if (!extensionsOnly) {
        layer.register(ambiguous(type, name));
      }
      return;
    }
    MuranoMethod method = found.get(0);
    if (!extensionsOnly || method.usage() == MethodUsage.EXTENSION) {
      layer.register(onInstance(method));
      if (method.isStatic()) {
        layer.register(onType(method));
      }
    }
  }

  /**
   * Returns functions that are called wherever a method would be.
   *
   * @param body what they do; argument 0 is the receiver, 1 collects positional, 2 named arguments,
   *     neither of them evaluated if they are literals
   */
  public static List<FunctionDefinition> standIns(MuranoMethod method, Payload body) {
    List<FunctionDefinition> result = new ArrayList<>();
    result.add(stub(method, new ReceiverType(method.declaringType())).body(body));
    if (method.isStatic()) {
      result.add(stub(method, new TypeReceiverType(method.declaringType())).body(body));
    }
    return result;
  }

  private static FunctionDefinition onInstance(MuranoMethod method) {
    return method.usage() == MethodUsage.EXTENSION
        ? stub(method, new ExtensionReceiverType(method)).body(call -> callExtension(method, call))
        : stub(method, new ReceiverType(method.declaringType())).body(callOn(method));
  }

  private static FunctionDefinition onType(MuranoMethod method) {
    return stub(method, new TypeReceiverType(method.declaringType())).body(callOn(method));
  }

  private static FunctionDefinition ambiguous(MuranoClass type, String name) {
    return FunctionBuilder.method(name)
        .param("__receiver", new ReceiverType(type))
        .varargs("args", RawArgumentType.INSTANCE)
        .keywords("kwargs", RawArgumentType.INSTANCE)
        .body(
            call -> {
              throw DslException.ambiguousMethod(name);
            });
  }

  private static FunctionBuilder stub(MuranoMethod method, ParameterType receiver) {
    return FunctionBuilder.method(method.name())
        .meta(MethodInvoker.METHOD_KEY, method)
        .param("__receiver", receiver)
        .varargs("args", RawArgumentType.INSTANCE)
        .keywords("kwargs", RawArgumentType.INSTANCE);
  }

  private static Payload callOn(MuranoMethod method) {
    return call -> {
      Frame caller = Frame.of(call.callerContext());
      CallArguments arguments = new CallArguments(call.varargs(1), call.keywords(2));
      return caller.execution().invoker().callFromCode(method, call.arg(0), arguments, call);
    };
  }

  private static @Nullable Object callExtension(MuranoMethod method, Invocation call) {
    Frame caller = Frame.of(call.callerContext());
    CallArguments arguments =
        new CallArguments(call.varargs(1), call.keywords(2)).withFirst(call.arg(0));
    return caller
        .execution()
        .invoker()
        .callFromCode(method, method.declaringType().reference(), arguments, call);
  }
}
