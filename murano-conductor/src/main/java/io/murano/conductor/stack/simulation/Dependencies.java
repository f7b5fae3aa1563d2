package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.hot.Expression;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which resources belong together although they do not mention each other. */
final class Dependencies {

  private Dependencies() {}

  /** Returns the names of all resources of some types. */
  static Set<String> onTypes(Map<String, CompiledResource> all, Set<String> types) {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(
        (name, resource) -> {
          if (types.contains(resource.type())) {
            names.add(name);
          }
        });
    return names;
  }

  /** Returns the names of the subnets of the network that a property of a resource names. */
  static Set<String> onSubnetsOfNetwork(
      CompiledResource self, String property, Map<String, CompiledResource> all) {
    return onSubnetsOf(property(self.properties(), property, property + "_id"), all);
  }

  /** Returns the names of the subnets of a network. */
  static Set<String> onSubnetsOf(@Nullable Object network, Map<String, CompiledResource> all) {
    Set<String> names = new LinkedHashSet<>();
    if (network == null) {
      return names;
    }
    all.forEach(
        (name, resource) -> {
          if (resource.type().equals("OS::Neutron::Subnet")
              && network.equals(property(resource.properties(), "network", "network_id"))) {
            names.add(name);
          }
        });
    return names;
  }

  /** Returns what a property says, without its place: a literal value, or a resource's name. */
  static @Nullable Object property(Expression properties, String name, String oldName) {
    if (properties instanceof Expression.Entries entries) {
      Expression value = entries.entries().get(name);
      Expression other = entries.entries().get(oldName);
      return identity(value == null ? other : value);
    }
    if (properties instanceof Expression.Literal literal
        && literal.value() instanceof Map<?, ?> map) {
      Object value = map.get(name);
      return value == null ? map.get(oldName) : value;
    }
    return null;
  }

  private static @Nullable Object identity(@Nullable Expression value) {
    if (value instanceof Expression.ResourceReference reference) {
      return Map.of("get_resource", reference.resource());
    }
    return value instanceof Expression.Literal literal ? literal.value() : null;
  }
}
