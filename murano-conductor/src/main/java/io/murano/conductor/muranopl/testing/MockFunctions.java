package io.murano.conductor.muranopl.testing;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.NoValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions by which tests replace methods (contract muranopl §6.7). */
final class MockFunctions {

  /** Variable with the context in which a replaced method was called. */
  private static final String ORIGINAL_CONTEXT = "$?originalContext";

  private static final ParameterType TARGET =
      Types.anyOf(false, TypeParameter.REQUIRED, ObjectParameter.REQUIRED);

  private MockFunctions() {}

  static void register(Context context) {
    function("inject")
        .param("target", TARGET)
        .param("target_method", Types.STRING)
        .param("mock_object", ObjectParameter.REQUIRED)
        .param("mock_name", Types.STRING)
        .register(context, MockFunctions::injectMethod);
    function("inject")
        .param("target", TARGET)
        .param("target_method", Types.STRING)
        .param("expr", Types.LAMBDA)
        .register(context, MockFunctions::injectExpression);
    function("with_original")
        .keywords("kwargs", Types.LAMBDA)
        .register(context, MockFunctions::withOriginal);
  }

  private static MuranoClass target(Invocation call) {
    Object target = call.arg(0);
    return target instanceof MuranoObject object
        ? object.type()
        : ((TypeReference) call.get(0)).type();
  }

  private static @Nullable Object injectMethod(Invocation call) {
    Frame frame = Frame.of(call.callerContext());
    MuranoClass testClass = frame.type();
    if (testClass == null) {
      throw NativeException.attributeError("methods can be replaced inside of classes only");
    }
    MuranoMethod mock = testClass.findSingleMethod(call.get(3));
    MuranoObject mockObject = call.get(2);
    MuranoClass type = target(call);
    Mocks.of(frame.execution())
        .replace(
            type,
            type.findSingleMethod(call.get(1)),
            original ->
                frame
                    .execution()
                    .invoker()
                    .call(
                        mock,
                        mockObject,
                        CallArguments.of(Arrays.asList(original.varargs(1)), original.keywords(2)),
                        Frame.of(original.callerContext())),
            mockObject);
    return null;
  }

  private static @Nullable Object injectExpression(Invocation call) {
    Context test = call.callerContext();
    Frame frame = Frame.of(test);
    Lambda expression = call.get(2);
    MuranoClass type = target(call);
    MuranoMethod method = type.findSingleMethod(call.get(1));
    Mocks.of(frame.execution())
        .replace(type, method, original -> evaluate(expression, method, test, original), test);
    return null;
  }

  private static @Nullable Object evaluate(
      Lambda expression, MuranoMethod method, Context test, Invocation original) {
    List<@Nullable Object> positional = new ArrayList<>();
    for (Object argument : original.varargs(1)) {
      positional.add(value(argument));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    original.keywords(2).forEach((name, argument) -> named.put(name, value(argument)));
    Context context = test.createChild();
    context.set(ORIGINAL_CONTEXT, original.callerContext());
    FunctionHandle hidden = original.hidden(method.name(), true, original.callerContext());
    context.register(
        function("originalMethod")
            .body(
                any -> {
                  List<@Nullable Object> arguments = new ArrayList<>();
                  arguments.add(original.arg(0));
                  arguments.addAll(positional);
                  return hidden.call(arguments, named);
                }));
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(test.get("$this"));
    arguments.addAll(positional);
    return expression.callOn(NoValue.INSTANCE, context, arguments, named);
  }

  private static @Nullable Object value(@Nullable Object argument) {
    return argument instanceof ConstantNode literal ? literal.value() : argument;
  }

  /** Returns a context with values taken from where the replaced method was called. */
  private static Object withOriginal(Invocation call) {
    Context context = call.callerContext();
    if (!(context.get(ORIGINAL_CONTEXT) instanceof Context original)) {
      throw NativeException.attributeError("withOriginal() works in replaced methods only");
    }
    Context result = context.createChild();
    call.keywords(0)
        .forEach(
            (name, expression) -> {
              if (expression instanceof Lambda lambda) {
                result.set("$" + name, lambda.callIn(original.createChild()));
              }
            });
    return result;
  }
}
