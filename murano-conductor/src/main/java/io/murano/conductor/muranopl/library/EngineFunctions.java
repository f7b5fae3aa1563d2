package io.murano.conductor.muranopl.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlIterable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Functions that reach beyond values: time, names, logs, configuration, secrets. */
final class EngineFunctions {

  private EngineFunctions() {}

  /** Registers {@code sleep}, which is part of the language. */
  static void registerSleep(Context context) {
    function("sleep").param("seconds", Types.NUMBER).register(context, EngineFunctions::sleep);
  }

  /** Registers what the engine adds. */
  static void register(Context context) {
    extension("pselect")
        .param("collection", Types.ITERABLE)
        .param("composer", Types.LAMBDA)
        .register(context, EngineFunctions::pselect);
    context.registerExclusive(
        function("randomName")
            .body(call -> Frame.of(call.callerContext()).execution().ids().nextName()));
    function("logger")
        .param("logger_name", Types.STRING.orNull())
        .register(context, EngineFunctions::logger);
    extension("decrypt_data")
        .param("value", Types.STRING)
        .register(context, EngineFunctions::decrypt);
  }

  /** Registers what only the core library may call. */
  static void registerRestricted(Context context) {
    function("config")
        .param("group", Types.STRING)
        .param("setting", Types.STRING)
        .param("read_as_file", Types.BOOL, false)
        .register(context, call -> configuration(call).get(call.get(0), call.get(1), call.get(2)));
    function("config")
        .param("setting", Types.STRING)
        .register(context, call -> configuration(call).get(null, call.get(0), false));
  }

  private static EngineConfiguration configuration(Invocation call) {
    return Frame.of(call.callerContext())
        .execution()
        .context()
        .services()
        .get(EngineConfiguration.class);
  }

  private static @Nullable Object sleep(Invocation call) {
    double seconds = Numbers.toDouble(call.get(0));
    long nanos = (long) (Math.max(0, seconds) * 1e9);
    Frame.of(call.callerContext()).execution().scheduler().sleep(Duration.ofNanos(nanos));
    return null;
  }

  private static Object pselect(Invocation call) {
    YaqlIterable items = call.get(0);
    Lambda function = call.get(1);
    return ParallelSelection.select(Tuple.drain(items.iterate()), function, call);
  }

  private static Object logger(Invocation call) {
    Context context = call.callerContext();
    Frame frame = Frame.of(context);
    MuranoClass scope = frame.namesScope();
    if (scope == null) {
      throw NativeException.attributeError("loggers can only be made inside of a class");
    }
    MuranoClass type =
        frame.execution().types().findClass(scope.owningPackage(), "io.murano.system.Logger");
    MuranoObject logger =
        frame
            .execution()
            .loader()
            .load(
                FrozenDict.of(type.reference(), FrozenDict.of("loggerName", call.arg(0))),
                LoadRequest.builder(context).scopeType(scope).build());
    frame.temporaries().add(logger);
    return logger;
  }

  private static Object decrypt(Invocation call) {
    SecretSource source =
        Frame.of(call.callerContext()).execution().context().services().get(SecretSource.class);
    return source.get(call.get(0));
  }
}
