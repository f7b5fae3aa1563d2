package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** {@code OS::Heat::CloudConfig}: a map as the text that cloud-init reads. */
final class CloudConfigType extends InventoryType {

  private static final String HEADER = "#cloud-config\n";

  CloudConfigType(SimulatedNetwork network) {
    super(
        "OS::Heat::CloudConfig",
        Kind.SOFTWARE_CONFIG,
        PropertySchema.of(Property.map("cloud_config")),
        Set.of(SoftwareConfigs.CONFIG),
        network);
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    put(resource, resource.defaultName(), body(resource));
    return ResourceOutcome.of(resource.physicalId());
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    String text = HEADER + new Yaml(options).dump(resource.map("cloud_config"));
    return SoftwareConfigs.body(
        resource.physicalId(), resource.defaultName(), "Heat::Ungrouped", text);
  }
}
