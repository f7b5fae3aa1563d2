package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.hot.CompiledTemplate;
import io.murano.conductor.stack.hot.DependencyOrder;
import io.murano.conductor.stack.hot.Expression;
import io.murano.conductor.stack.hot.HotException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A compiled template whose resources were checked against their types and put into an order.
 *
 * @param template the template
 * @param requires what each resource needs, by name
 * @param order the names of all resources, each after those it needs
 */
record StackPlan(CompiledTemplate template, Map<String, Set<String>> requires, List<String> order) {

  /**
   * Checks a template and orders its resources.
   *
   * @throws HotException if a type is unknown, a property or attribute is wrong, or resources
   *     require each other
   */
  static StackPlan of(CompiledTemplate template, ResourceTypes types) {
    Map<String, Set<String>> requires = new LinkedHashMap<>();
    template
        .resources()
        .forEach(
            (name, resource) -> {
              Set<String> needed = new LinkedHashSet<>(resource.requires());
              if (resource.composite() == null) {
                ResourceType type = types.get(resource.type(), name);
                type.properties().check(resource.properties(), "resources." + name + ".properties");
                needed.addAll(type.implicitRequirements(resource, template.resources()));
                needed.remove(name);
              }
              checkAttributes(resource, template, types);
              requires.put(name, needed);
            });
    template
        .outputs()
        .values()
        .forEach(
            output -> output.references(reference -> checkAttribute(reference, template, types)));
    return new StackPlan(template, requires, DependencyOrder.of(requires));
  }

  CompiledResource resource(String name) {
    return Objects.requireNonNull(template.resources().get(name), name);
  }

  private static void checkAttributes(
      CompiledResource resource, CompiledTemplate template, ResourceTypes types) {
    resource.references(reference -> checkAttribute(reference, template, types));
  }

  private static void checkAttribute(
      Expression.Reference reference, CompiledTemplate template, ResourceTypes types) {
    String attribute = reference.attribute();
    CompiledResource target = template.resources().get(reference.resource());
    if (attribute == null || target == null || target.composite() != null) {
      return;
    }
    ResourceType type = types.get(target.type(), target.name());
    if (!type.hasAttribute(attribute)) {
      throw HotException.at(
          reference.path(),
          "resource '%s' (%s) has no attribute '%s'; it has %s"
              .formatted(
                  target.name(), target.type(), attribute, new TreeSet<>(type.attributes())));
    }
  }
}
