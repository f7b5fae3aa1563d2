package io.murano.conductor.stack.hot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template with the values of its parameters: conditions are decided, groups and nested templates
 * are unfolded. Immutable.
 *
 * @param description text for people
 * @param parameters values of the parameters, pseudo parameters included, as text; may hold secrets
 * @param resources the resources by qualified name, in the order of the template
 * @param outputs the outputs; an output whose condition does not hold is null
 */
public record CompiledTemplate(
    String description,
    Map<String, String> parameters,
    Map<String, CompiledResource> resources,
    Map<String, Expression> outputs) {

  /** Copies the members. */
  public CompiledTemplate {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }
}
