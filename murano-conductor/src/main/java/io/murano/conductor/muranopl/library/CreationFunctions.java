package io.murano.conductor.muranopl.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code new} in its three forms. */
final class CreationFunctions {

  private CreationFunctions() {}

  static void register(Context context) {
    function("new")
        .param("__type_name", TypeParameter.REQUIRED)
        .param("__owner", ObjectParameter.OPTIONAL, null)
        .param("__object_name", Types.STRING.orNull(), null)
        .param("__extra", Types.MAPPING.orNull(), null)
        .keywords("parameters", Types.ANY)
        .register(context, CreationFunctions::fromArguments);
    function("new")
        .param("type_name", TypeParameter.REQUIRED)
        .param("parameters", Types.MAPPING)
        .param("owner", ObjectParameter.OPTIONAL, null)
        .param("object_name", Types.STRING.orNull(), null)
        .param("extra", Types.MAPPING.orNull(), null)
        .register(context, CreationFunctions::fromDictionary);
    function("new")
        .param("model", Types.MAPPING)
        .param("owner", ObjectParameter.OPTIONAL, null)
        .register(
            context,
            call -> load(call, call.get(0), call.arg(1) instanceof MuranoObject o ? o : null));
  }

  private static Object fromArguments(Invocation call) {
    FrozenDict.Builder properties = FrozenDict.builder(4);
    for (Map.Entry<String, @Nullable Object> entry : call.keywords(4).entrySet()) {
      properties.put(entry.getKey(), entry.getValue());
    }
    return create(call, properties.build(), 1);
  }

  private static Object fromDictionary(Invocation call) {
    return create(call, call.get(1), 2);
  }

  /** Creates an object; owner, name and extra header entries are three arguments in a row. */
  private static Object create(Invocation call, YaqlDict properties, int firstHeaderArgument) {
    TypeReference type = call.get(0);
    FrozenDict.Builder model = FrozenDict.builder(2);
    model.put(type, properties);
    model.put("name", call.arg(firstHeaderArgument + 1));
    if (call.arg(firstHeaderArgument + 2) instanceof YaqlDict extra) {
      extra.forEach(
          (key, value) -> {
            if (key instanceof String name && name.startsWith("_")) {
              model.put(name, value);
            }
          });
    }
    Object owner = call.arg(firstHeaderArgument);
    return load(call, model.build(), owner instanceof MuranoObject object ? object : null);
  }

  private static MuranoObject load(Invocation call, YaqlDict model, @Nullable MuranoObject owner) {
    Context context = call.callerContext();
    Frame frame = Frame.of(context);
    LoadRequest request =
        LoadRequest.builder(context).owner(owner).scopeType(frame.namesScope()).build();
    MuranoObject object = frame.execution().loader().load(model, request);
    frame.temporaries().add(object);
    return object;
  }
}
