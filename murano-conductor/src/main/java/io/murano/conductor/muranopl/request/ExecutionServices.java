package io.murano.conductor.muranopl.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What native classes need of the world outside of the interpreter, by interface: the gateway to
 * agents, stacks, networks, configuration and so on. Immutable.
 */
public final class ExecutionServices {

  /** No services at all. */
  public static final ExecutionServices NONE = builder().build();

  private final Map<Class<?>, Object> services;

  private ExecutionServices(Map<Class<?>, Object> services) {
    this.services = Map.copyOf(services);
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns whether there is such a service. */
  public boolean has(Class<?> type) {
    return services.containsKey(type);
  }

  /**
   * Returns a service.
   *
   * @throws IllegalStateException if the execution was started without it
   */
  public <T> T get(Class<T> type) {
    Object service = services.get(type);
    if (service == null) {
      throw new IllegalStateException(
          "no service " + type.getName() + " in this execution; there are " + names());
    }
    return type.cast(service);
  }

  private Set<String> names() {
    return services.keySet().stream()
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Collects services. */
  public static final class Builder {
    private final Map<Class<?>, Object> services = new HashMap<>();

    private Builder() {}

    /** Adds a service under the interface it is asked for. */
    public <T> Builder add(Class<T> type, T service) {
      services.put(type, service);
      return this;
    }

    /** Returns the services added so far. */
    public ExecutionServices build() {
      return new ExecutionServices(services);
    }
  }
}
