package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Types;
import java.util.Map;

/** The module json. Stateless. */
final class JsonModule {

  private JsonModule() {}

  static Map<String, Object> members() {
    return Map.of(
        "dumps", Builtin.function("dumps", JsonModule::dumps),
        "loads", Builtin.function("loads", JsonModule::loads),
        "JSONDecodeError", ExceptionType.named("JSONDecodeError"));
  }

  private static Object dumps(Arguments arguments) {
    if (arguments.size() > 1) {
      throw PyError.of(
          "TypeError",
          "dumps() takes 1 positional argument but %d were given".formatted(arguments.size()));
    }
    Given given =
        Given.bind(
            arguments,
            "dumps",
            1,
            "obj",
            "indent",
            "sort_keys",
            "separators",
            "ensure_ascii",
            "default",
            "skipkeys",
            "allow_nan");
    return JsonEncoder.of(given).encode(given.get(0));
  }

  private static Object loads(Arguments arguments) {
    Object source = Given.bind(arguments, "loads", 1, "s").get(0);
    if (source instanceof PyBytes bytes) {
      return new JsonDecoder(Encodings.decode(bytes.content(), "utf-8", "strict")).decode();
    }
    if (source instanceof String text) {
      return new JsonDecoder(text).decode();
    }
    throw PyError.of(
        "TypeError",
        "the JSON object must be str, bytes or bytearray, not " + Types.nameOf(source));
  }
}
