package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Parameters;
import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyTuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assigns the arguments of one call to the parameters of a function. */
final class Binding {

  private final String function;
  private final Parameters parameters;
  private final Map<String, Object> defaults;
  private final Arguments arguments;
  private final Map<String, Object> bound = new LinkedHashMap<>();

  Binding(
      String function, Parameters parameters, Map<String, Object> defaults, Arguments arguments) {
    this.function = function;
    this.parameters = parameters;
    this.defaults = defaults;
    this.arguments = arguments;
  }

  /** Sets the parameters as variables of a frame. */
  void into(Frame frame) {
    bindPositional(frame);
    bindNamed(frame);
    bindDefaults(parameters.plain(), "positional");
    bindDefaults(parameters.keywordOnly(), "keyword-only");
    bound.forEach(frame::bind);
  }

  private void bindPositional(Frame frame) {
    List<Object> given = arguments.positional();
    int taken = Math.min(given.size(), parameters.plain().size());
    for (int i = 0; i < taken; i++) {
      bound.put(parameters.plain().get(i).name(), given.get(i));
    }
    if (parameters.star() != null) {
      frame.bind(parameters.star(), new PyTuple(given.subList(taken, given.size())));
    } else if (given.size() > taken) {
      throw tooMany(given.size());
    }
  }

  private void bindNamed(Frame frame) {
    PyDict rest = new PyDict();
    arguments
        .named()
        .forEach(
            (name, value) -> {
              if (!isParameter(name)) {
                if (parameters.doubleStar() == null) {
                  throw PyError.of(
                      "TypeError",
                      "%s() got an unexpected keyword argument '%s'".formatted(function, name));
                }
                rest.put(name, value);
              } else if (bound.put(name, value) != null) {
                throw PyError.of(
                    "TypeError",
                    "%s() got multiple values for argument '%s'".formatted(function, name));
              }
            });
    if (parameters.doubleStar() != null) {
      frame.bind(parameters.doubleStar(), rest);
    }
  }

  private void bindDefaults(List<Parameters.Parameter> wanted, String kind) {
    List<String> missing = new ArrayList<>();
    for (Parameters.Parameter parameter : wanted) {
      Object value = defaults.get(parameter.name());
      if (value != null) {
        bound.putIfAbsent(parameter.name(), value);
      } else if (!bound.containsKey(parameter.name())) {
        missing.add("'" + parameter.name() + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw PyError.of(
          "TypeError",
          "%s() missing %d required %s argument%s: %s"
              .formatted(
                  function, missing.size(), kind, missing.size() == 1 ? "" : "s", list(missing)));
    }
  }

  private boolean isParameter(String name) {
    return parameters.plain().stream().anyMatch(parameter -> parameter.name().equals(name))
        || parameters.keywordOnly().stream().anyMatch(parameter -> parameter.name().equals(name));
  }

  private PyError tooMany(int given) {
    int most = parameters.plain().size();
    long optional = parameters.plain().stream().filter(each -> each.defaultValue() != null).count();
    String takes =
        optional == 0
            ? "%d positional argument%s".formatted(most, most == 1 ? "" : "s")
            : "from %d to %d positional arguments".formatted(most - optional, most);
    return PyError.of(
        "TypeError",
        "%s() takes %s but %d %s given"
            .formatted(function, takes, given, given == 1 ? "was" : "were"));
  }

  private static String list(List<String> names) {
    if (names.size() == 1) {
      return names.get(0);
    }
    String last = names.get(names.size() - 1);
    String others = String.join(", ", names.subList(0, names.size() - 1));
    return others + (names.size() > 2 ? ", and " : " and ") + last;
  }
}
