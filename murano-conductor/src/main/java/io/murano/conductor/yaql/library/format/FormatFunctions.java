package io.murano.conductor.yaql.library.format;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.type.Types;

/** The function {@code format}. */
public final class FormatFunctions {

  private FormatFunctions() {}

  /** Adds the function to a context. */
  public static void register(Context context) {
    context.register(
        extension("format")
            .param("_FormatString", Types.STRING)
            .varargs("args", Types.ANY)
            .keywords("kwargs", Types.ANY)
            .body(
                call ->
                    new FormatTemplate(call.varargs(1), call.keywords(2), call.evaluation())
                        .format(call.get(0))));
  }
}
