package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::SoftwareDeploymentGroup} and its kin: one configuration, several servers. */
final class SoftwareDeploymentGroupType implements ResourceType {

  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.map("servers").required().updatable(),
          Property.string("config").updatable(),
          Property.map("input_values").updatable(),
          Property.list("actions").updatable().withDefault(List.of("CREATE", "UPDATE")),
          Property.string("name").updatable(),
          Property.string("signal_transport").withDefault("CFN_SIGNAL"),
          Property.string("input_key").withDefault("get_input"),
          Property.string("input_values_validate").withDefault("LAX").oneOf("LAX", "STRICT"));

  private final String name;
  private final Deployments deployments;

  SoftwareDeploymentGroupType(String name, Deployments deployments) {
    this.name = name;
    this.deployments = deployments;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PropertySchema properties() {
    return PROPERTIES;
  }

  @Override
  public Set<String> attributes() {
    return Set.of("deploy_stdouts", "deploy_stderrs", "deploy_status_codes");
  }

  @Override
  public boolean hasEffects() {
    return true;
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    resource
        .map("servers")
        .values()
        .forEach(server -> deployments.requireServer(resource.stack(), String.valueOf(server)));
    return ResourceOutcome.of(resource.physicalId());
  }

  /** What came of the last run stays until the next one. */
  @Override
  public ResourceOutcome update(StackResource resource) {
    return new ResourceOutcome(create(resource).physicalId(), resource.state());
  }

  @Override
  public Map<String, @Nullable Object> realise(StackResource resource) {
    String action = resource.state().isEmpty() ? "CREATE" : "UPDATE";
    if (!resource.list("actions").contains(action)) {
      return resource.state();
    }
    Map<String, @Nullable Object> byServer = new LinkedHashMap<>();
    resource
        .map("servers")
        .forEach(
            (name, server) ->
                byServer.put(name, deployments.apply(resource, String.valueOf(server), action)));
    return byServer;
  }

  @Override
  public void delete(StackResource resource) {}

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    String single = attribute.substring(0, attribute.length() - 1);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    resource
        .state()
        .forEach(
            (server, result) ->
                values.put(server, result instanceof Map<?, ?> map ? map.get(single) : null));
    return values;
  }
}
