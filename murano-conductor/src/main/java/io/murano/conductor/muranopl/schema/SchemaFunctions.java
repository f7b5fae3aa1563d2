package io.murano.conductor.muranopl.schema;

import io.murano.conductor.muranopl.execution.HostParameter;
import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Payload;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.YaqlSequence;
import org.jspecify.annotations.Nullable;

/** The functions of contracts, but they describe values instead of checking them. */
final class SchemaFunctions {

  private static final HostParameter<SchemaValue> SELF = HostParameter.of(SchemaValue.class);

  private SchemaFunctions() {}

  static void register(Context context) {
    method(context, "string", call -> self(call.get(0)).ofType("string"));
    method(context, "int", call -> self(call.get(0)).ofType("integer"));
    method(context, "bool", call -> self(call.get(0)).ofType("boolean"));
    method(context, "not_null", call -> self(call.get(0)).withoutNull());
    method(context, "owned", call -> self(call.get(0)).with("owned", true));
    method(context, "not_owned", call -> self(call.get(0)).with("owned", false));
    FunctionBuilder.method("check")
        .param("self", SELF)
        .param("predicate", Types.EXPRESSION)
        .param("msg", Types.STRING.orNull(), null)
        .register(
            context,
            call ->
                new CheckPatterns(call.callerContext(), call.evaluation())
                    .describe(call.get(0), ((ExecutableNode) call.get(1))));
    FunctionBuilder.method("class")
        .param("self", SELF)
        .param("name", TypeParameter.REQUIRED)
        .param("default_name", TypeParameter.OPTIONAL, null)
        .param("version_spec", Types.STRING.orNull(), null)
        .register(context, call -> objectOf(call.get(0), call.get(1)));
    FunctionBuilder.method("template")
        .param("self", SELF)
        .param("type", TypeParameter.REQUIRED)
        .param("default_type", TypeParameter.OPTIONAL, null)
        .param("version_spec", Types.STRING.orNull(), null)
        .param("exclude_properties", Types.SEQUENCE.orNull(), null)
        .register(context, call -> template(objectOf(call.get(0), call.get(1)), call.arg(4)));
  }

  private static void method(Context context, String name, Payload body) {
    FunctionBuilder.method(name).param("self", SELF).register(context, body);
  }

  private static SchemaValue self(SchemaValue value) {
    return value;
  }

  private static SchemaValue objectOf(SchemaValue self, TypeReference type) {
    return self.ofType("muranoObject").with("muranoType", type.type().name());
  }

  private static SchemaValue template(SchemaValue schema, @Nullable Object excluded) {
    SchemaValue owned = schema.with("owned", true);
    return excluded instanceof YaqlSequence paths && !paths.isEmpty()
        ? owned.with("excludedProperties", paths)
        : owned;
  }
}
