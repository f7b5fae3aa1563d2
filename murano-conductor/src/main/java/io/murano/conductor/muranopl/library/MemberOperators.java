package io.murano.conductor.muranopl.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.HostParameter;
import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties and methods of objects and types, references to types, dynamic calls. */
final class MemberOperators {

  private static final String DOT = "#operator_.";
  private static final HostParameter<TypeReference> TYPE = HostParameter.of(TypeReference.class);

  private MemberOperators() {}

  static void register(Context context) {
    function(DOT)
        .param("obj", ObjectParameter.REQUIRED)
        .param("property_name", Types.KEYWORD)
        .register(context, MemberOperators::property);
    function(DOT)
        .param("cls", TYPE)
        .param("property_name", Types.KEYWORD)
        .register(context, MemberOperators::staticProperty);
    function(DOT)
        .param("receiver", ObjectParameter.REQUIRED)
        .param("expr", Types.METHOD_LAMBDA)
        .register(context, MemberOperators::method);
    function(DOT)
        .param("receiver", TYPE)
        .param("expr", Types.METHOD_LAMBDA)
        .register(context, MemberOperators::method);
    function("#operator_:")
        .param("prefix", Types.KEYWORD)
        .param("name", Types.KEYWORD)
        .register(context, call -> type(call.get(0) + ":" + call.get(1), call));
    function("#unary_operator_:")
        .param("name", Types.KEYWORD)
        .register(context, call -> type(":" + call.get(0), call));
    function("call")
        .param("name", Types.STRING)
        .param("args", Types.SEQUENCE)
        .param("kwargs", Types.MAPPING)
        .optional("receiver", Types.ANY)
        .register(context, MemberOperators::dynamicCall);
  }

  private static @Nullable Object property(Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    return frame.execution().properties().get(call.get(0), call.get(1), frame);
  }

  private static @Nullable Object staticProperty(Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    TypeReference type = call.get(0);
    return frame.execution().properties().getStatic(type.type(), call.get(1), frame);
  }

  private static Object type(String written, Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    MuranoClass scope = frame.namesScope();
    if (scope == null) {
      throw NativeException.attributeError("types can only be named inside of a class");
    }
    return frame.execution().types().resolve(written, scope).reference();
  }

  /** Calls a method with the methods of the receiver's class in front of everything else. */
  private static @Nullable Object method(Invocation call) {
    Object receiver = call.arg(0);
    Lambda method = call.get(1);
    return method.callOn(receiver, withMethodsOf(receiver, call));
  }

  private static Context withMethodsOf(@Nullable Object receiver, Invocation call) {
    MuranoClass type =
        receiver instanceof MuranoObject object
            ? object.type()
            : ((TypeReference) java.util.Objects.requireNonNull(receiver)).type();
    Frame frame = Frame.of(call.callerContext());
    return Context.linked(call.callerContext(), frame.execution().contexts().methods(type));
  }

  private static @Nullable Object dynamicCall(Invocation call) {
    Object receiver = call.arg(3);
    YaqlSequence args = call.get(1);
    YaqlDict kwargs = call.get(2);
    if (!(receiver instanceof MuranoObject) && !(receiver instanceof TypeReference)) {
      FunctionHandle hidden = call.hidden("call", false, call.context());
      return receiver == NoValue.INSTANCE
          ? hidden.call(call.arg(0), args, kwargs)
          : hidden.call(call.arg(0), args, kwargs, receiver);
    }
    List<@Nullable Object> all = new ArrayList<>();
    all.add(receiver);
    all.addAll(args);
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    kwargs.forEach((key, value) -> named.put(String.valueOf(key), value));
    return FunctionHandle.method(call.get(0), withMethodsOf(receiver, call), call.evaluation())
        .call(all, named);
  }
}
