package io.murano.conductor.muranopl.library;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code super} and {@code psuper}. */
final class InheritanceFunctions {

  private InheritanceFunctions() {}

  static void register(Context context, FunctionKind kind) {
    FunctionBuilder.of(kind, "super")
        .param("object_", ObjectParameter.REQUIRED)
        .param("func", Types.LAMBDA, null)
        .register(context, InheritanceFunctions::callSuper);
    FunctionBuilder.of(kind, "psuper")
        .param("object_", ObjectParameter.REQUIRED)
        .param("func", Types.LAMBDA, null)
        .register(context, InheritanceFunctions::callSuperInParallel);
  }

  private static List<MuranoObject> parents(Invocation call) {
    MuranoClass type = Frame.of(call.callerContext()).type();
    if (type == null) {
      throw NativeException.attributeError("super can only be used inside of a class");
    }
    MuranoObject object = call.get(0);
    return type.parents().stream().map(object::cast).toList();
  }

  private static Object callSuper(Invocation call) {
    List<MuranoObject> parents = parents(call);
    if (!(call.arg(1) instanceof Lambda function)) {
      return new MutableList(parents);
    }
    return new YaqlIterator() {
      private int next;

      @Override
      public @Nullable Object advance() {
        return next < parents.size() ? function.call(parents.get(next++)) : END;
      }
    };
  }

  private static Object callSuperInParallel(Invocation call) {
    List<MuranoObject> parents = parents(call);
    return call.arg(1) instanceof Lambda function
        ? ParallelSelection.select(parents, function, call)
        : new MutableList(parents);
  }
}
