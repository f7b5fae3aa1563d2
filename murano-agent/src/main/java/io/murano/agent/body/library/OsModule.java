package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyModule;
import java.util.HashMap;
import java.util.Map;

/** The module os, as far as bodies use it: it reads and changes nothing but names. Stateless. */
final class OsModule {

  private static final String OWN_SETTINGS_PREFIX = "MURANO_AGENT_";

  private OsModule() {}

  static Map<String, Object> members(PyModule path) {
    Map<String, Object> members = new HashMap<>();
    members.put("path", path);
    members.put("sep", "/");
    members.put("linesep", "\n");
    members.put("name", "posix");
    members.put("environ", environment());
    members.put("getenv", Builtin.function("getenv", OsModule::getenv));
    return members;
  }

  private static PyDict environment() {
    PyDict environment = new PyDict();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(OWN_SETTINGS_PREFIX)) {
                environment.put(name, value);
              }
            });
    return environment;
  }

  private static Object getenv(Arguments arguments) {
    Given given = Given.bind(arguments, "getenv", 1, "key", "default");
    Object value = environment().get(given.text(0));
    return value == null ? given.get(1, None.NONE) : value;
  }
}
