package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::SoftwareDeployment} and {@code OS::Heat::StructuredDeployment}. */
final class SoftwareDeploymentType implements ResourceType {

  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.string("config").updatable(),
          Property.string("server").required(),
          Property.map("input_values").updatable(),
          Property.list("actions").updatable().withDefault(List.of("CREATE", "UPDATE")),
          Property.string("name").updatable(),
          Property.string("signal_transport")
              .withDefault("CFN_SIGNAL")
              .oneOf("CFN_SIGNAL", "TEMP_URL_SIGNAL", "HEAT_SIGNAL", "NO_SIGNAL", "ZAQAR_SIGNAL"),
          Property.string("input_key").withDefault("get_input"),
          Property.string("input_values_validate").withDefault("LAX").oneOf("LAX", "STRICT"));

  private final String name;
  private final Deployments deployments;

  SoftwareDeploymentType(String name, Deployments deployments) {
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
    return Set.of("deploy_stdout", "deploy_stderr", "deploy_status_code");
  }

  /** The outputs of the configuration are attributes too. */
  @Override
  public boolean hasAttribute(String attribute) {
    return true;
  }

  @Override
  public boolean hasEffects() {
    return true;
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    deployments.requireServer(resource.stack(), resource.requiredText("server"));
    return ResourceOutcome.of(resource.physicalId());
  }

  /** What came of the last run stays until the next one. */
  @Override
  public ResourceOutcome update(StackResource resource) {
    return new ResourceOutcome(resource.physicalId(), resource.state());
  }

  @Override
  public Map<String, @Nullable Object> realise(StackResource resource) {
    String action = resource.state().isEmpty() ? "CREATE" : "UPDATE";
    return resource.list("actions").contains(action)
        ? deployments.apply(resource, resource.requiredText("server"), action)
        : resource.state();
  }

  @Override
  public void delete(StackResource resource) {}

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    return attribute.equals("show") ? resource.state() : resource.state().get(attribute);
  }
}
