package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::SoftwareConfig} and {@code OS::Heat::StructuredConfig}. */
final class SoftwareConfigType extends InventoryType {

  private static final String UNGROUPED = "Heat::Ungrouped";

  private SoftwareConfigType(String name, Property config, SimulatedNetwork network) {
    super(
        name,
        Kind.SOFTWARE_CONFIG,
        PropertySchema.of(
            Property.string("group").withDefault(UNGROUPED),
            config,
            Property.map("options"),
            Property.listOf(
                "inputs",
                Property.string("name").required(),
                Property.string("description"),
                Property.string("type"),
                Property.any("default"),
                Property.bool("replace_on_change")),
            Property.listOf(
                "outputs",
                Property.string("name").required(),
                Property.string("description"),
                Property.string("type"),
                Property.bool("error_output"))),
        Set.of(SoftwareConfigs.CONFIG),
        network);
  }

  static SoftwareConfigType plain(SimulatedNetwork network) {
    return new SoftwareConfigType(
        "OS::Heat::SoftwareConfig", Property.any(SoftwareConfigs.CONFIG), network);
  }

  static SoftwareConfigType structured(SimulatedNetwork network) {
    return new SoftwareConfigType(
        "OS::Heat::StructuredConfig", Property.map(SoftwareConfigs.CONFIG), network);
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    put(resource, resource.defaultName(), body(resource));
    return ResourceOutcome.of(resource.physicalId());
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    Map<String, @Nullable Object> body =
        new LinkedHashMap<>(
            SoftwareConfigs.body(
                resource.physicalId(),
                resource.defaultName(),
                resource.text("group", UNGROUPED),
                resource.properties().get(SoftwareConfigs.CONFIG)));
    body.put("inputs", resource.list("inputs"));
    body.put("outputs", resource.list("outputs"));
    return body;
  }
}
