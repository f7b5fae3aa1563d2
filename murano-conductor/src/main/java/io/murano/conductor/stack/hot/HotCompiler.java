package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a template with everything given to it into the resources that shall exist. Immutable and
 * thread-safe.
 */
public final class HotCompiler {

  private final YaqlBridge yaql;

  /** Creates a compiler that evaluates {@code yaql} functions with the given bridge. */
  public HotCompiler(YaqlBridge yaql) {
    this.yaql = yaql;
  }

  /**
   * Compiles the template of a request.
   *
   * @param previous values the parameters had before, as text; parameters that are immutable must
   *     keep them
   * @throws HotException if template, parameters, files or environment cannot be used; the message
   *     names the place
   */
  public CompiledTemplate compile(
      StackIdentity stack, StackRequest request, Map<String, String> previous) {
    HotTemplate template = HotTemplate.of(request.template());
    HotEnvironment environment = HotEnvironment.of(request.environment());
    Map<String, Expression> values = new LinkedHashMap<>();
    Map<String, @Nullable Object> given = new LinkedHashMap<>(pseudoParameters(stack));
    given.putAll(ParameterValues.resolve(template, request.parameters(), environment));
    Map<String, String> texts = ParameterValues.texts(given);
    template.parameters().values().forEach(parameter -> requireSame(parameter, previous, texts));
    given.forEach((name, value) -> values.put(name, Expression.literal(value)));
    Unfolding unfolding = new Unfolding(request.files(), environment, yaql);
    TemplateScope root = unfolding.root(template, values, stack.name());
    return new CompiledTemplate(
        template.description(), texts, unfolding.resources(), root.outputs());
  }

  private static void requireSame(
      ParameterDefinition parameter, Map<String, String> before, Map<String, String> after) {
    String old = before.get(parameter.name());
    if (parameter.immutable() && old != null && !old.equals(after.get(parameter.name()))) {
      throw HotException.at("parameters." + parameter.name(), "is immutable, it cannot be changed");
    }
  }

  private static Map<String, String> pseudoParameters(StackIdentity stack) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("OS::stack_name", stack.name());
    parameters.put("OS::stack_id", stack.id());
    parameters.put("OS::project_id", stack.projectId());
    parameters.put("OS::region", stack.region());
    return parameters;
  }
}
