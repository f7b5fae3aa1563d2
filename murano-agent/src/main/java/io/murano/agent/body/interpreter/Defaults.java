package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates the default values of parameters, once, when a function is defined. */
final class Defaults {

  private final Machine machine;

  Defaults(Machine machine) {
    this.machine = machine;
  }

  Map<String, Object> of(Parameters parameters, Frame frame) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    add(parameters.plain(), frame, defaults);
    add(parameters.keywordOnly(), frame, defaults);
    return defaults;
  }

  private void add(
      List<Parameters.Parameter> parameters, Frame frame, Map<String, Object> defaults) {
    for (Parameters.Parameter parameter : parameters) {
      if (parameter.defaultValue() != null) {
        defaults.put(parameter.name(), machine.evaluate(parameter.defaultValue(), frame));
      }
    }
  }
}
