package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::SecurityGroupRule}. */
final class SecurityGroupRuleType implements ResourceType {

  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.string("security_group").required(),
          Property.string("description"),
          Property.string("direction").withDefault("ingress").oneOf("ingress", "egress"),
          Property.string("ethertype").withDefault("IPv4").oneOf("IPv4", "IPv6"),
          Property.integer("port_range_min").atLeast(0),
          Property.integer("port_range_max").atLeast(0),
          Property.string("protocol").withDefault("tcp"),
          Property.string("remote_group"),
          Property.string("remote_ip_prefix"));

  private final SimulatedNetwork network;

  SecurityGroupRuleType(SimulatedNetwork network) {
    this.network = network;
  }

  @Override
  public String name() {
    return "OS::Neutron::SecurityGroupRule";
  }

  @Override
  public PropertySchema properties() {
    return PROPERTIES;
  }

  @Override
  public Set<String> attributes() {
    return Set.of();
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    network.require(resource.stack(), Kind.SECURITY_GROUP, resource.requiredText("security_group"));
    SecurityGroupType.checkRule(resource.properties());
    return ResourceOutcome.of(resource.physicalId());
  }

  @Override
  public void delete(StackResource resource) {}

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(resource.properties());
    body.put("id", resource.physicalId());
    return body;
  }
}
