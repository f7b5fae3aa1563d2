package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers the functions contracts are written with. */
final class ContractFunctions {

  private ContractFunctions() {}

  static void register(Context context) {
    scalar(context, "string", ScalarContracts.STRING);
    scalar(context, "int", ScalarContracts.INT);
    scalar(context, "bool", ScalarContracts.BOOL);
    scalar(context, "not_null", ScalarContracts.NOT_NULL);
    scalar(context, "owned", new OwnershipContract(true));
    scalar(context, "not_owned", new OwnershipContract(false));
    FunctionBuilder.method("check")
        .param("self", Types.ANY)
        .param("predicate", Types.EXPRESSION)
        .param("msg", Types.STRING.orNull(), null)
        .register(context, call -> check(call).apply(call.arg(0), ContractCall.of(call)));
    FunctionBuilder.method("class")
        .param("self", Types.ANY)
        .param("name", TypeParameter.REQUIRED)
        .param("default_name", TypeParameter.OPTIONAL, null)
        .param("version_spec", Types.STRING.orNull(), null)
        .register(context, call -> classOf(call).apply(call.arg(0), ContractCall.of(call)));
    FunctionBuilder.method("template")
        .param("self", Types.ANY)
        .param("type", TypeParameter.REQUIRED)
        .param("default_type", TypeParameter.OPTIONAL, null)
        .param("version_spec", Types.STRING.orNull(), null)
        .param("exclude_properties", Types.SEQUENCE.orNull(), null)
        .register(context, call -> template(call).apply(call.arg(0), ContractCall.of(call)));
  }

  private static void scalar(Context context, String name, ContractMethod method) {
    FunctionBuilder.method(name)
        .param("self", Types.ANY)
        .register(context, call -> method.apply(call.arg(0), ContractCall.of(call)));
  }

  private static ContractMethod check(Invocation call) {
    ExecutableNode predicate = call.get(1);
    return new CheckContract(predicate, text(call.arg(2)), call.evaluation());
  }

  private static ContractMethod classOf(Invocation call) {
    TypeReference type = call.get(1);
    return new ClassContract(type.type(), orElse(call.arg(2), type).type(), text(call.arg(3)));
  }

  private static ContractMethod template(Invocation call) {
    TypeReference type = call.get(1);
    return new TemplateContract(
        type.type(), orElse(call.arg(2), type).type(), text(call.arg(3)), paths(call.arg(4)));
  }

  private static TypeReference orElse(@Nullable Object value, TypeReference fallback) {
    return value instanceof TypeReference reference ? reference : fallback;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  private static List<String> paths(@Nullable Object value) {
    List<String> result = new ArrayList<>();
    if (value instanceof YaqlSequence sequence) {
      sequence.forEach(path -> result.add(String.valueOf(path)));
    }
    return result;
  }
}
