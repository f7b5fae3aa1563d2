package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::SecurityGroup}. Nothing is filtered: rules are only kept and checked. */
final class SecurityGroupType extends InventoryType {

  private static final int MAX_PORT = 65_535;

  SecurityGroupType(SimulatedNetwork network) {
    super(
        "OS::Neutron::SecurityGroup",
        Kind.SECURITY_GROUP,
        PropertySchema.of(
            Property.string("name").updatable(),
            Property.string("description").updatable(),
            Property.listOf(
                    "rules",
                    Property.string("description"),
                    Property.string("direction").withDefault("ingress").oneOf("ingress", "egress"),
                    Property.string("ethertype").withDefault("IPv4").oneOf("IPv4", "IPv6"),
                    Property.integer("port_range_min"),
                    Property.integer("port_range_max"),
                    Property.string("protocol"),
                    Property.string("remote_mode")
                        .withDefault("remote_ip_prefix")
                        .oneOf("remote_ip_prefix", "remote_group_id"),
                    Property.string("remote_group_id"),
                    Property.string("remote_ip_prefix"))
                .updatable()
                .withDefault(List.of()),
            Property.bool("stateful").updatable()),
        Set.of(),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    if (resource.text("name", "").equals("default")) {
      throw new ResourceException("Security groups cannot be called 'default'");
    }
    resource.maps("rules").forEach(SecurityGroupType::checkRule);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("name", resource.text("name", resource.defaultName()));
    body.put("description", resource.text("description", ""));
    body.put("security_group_rules", resource.list("rules"));
    body.put("stateful", !Boolean.FALSE.equals(resource.properties().get("stateful")));
    body.put("tenant_id", resource.stack().projectId());
    body.put("project_id", resource.stack().projectId());
    return body;
  }

  /** Checks the ports and the remote block of a rule. */
  static void checkRule(Map<String, @Nullable Object> rule) {
    Object min = rule.get("port_range_min");
    Object max = rule.get("port_range_max");
    for (Object port : new Object[] {min == null ? 0L : min, max == null ? 0L : max}) {
      if (port instanceof Long number && (number < -1 || number > MAX_PORT)) {
        throw new ResourceException("Port %d is not from 0 to %d".formatted(number, MAX_PORT));
      }
    }
    if (min instanceof Long first && max instanceof Long last && first > last) {
      throw new ResourceException("Port range %d to %d is empty".formatted(first, last));
    }
    Object prefix = rule.get("remote_ip_prefix");
    if (prefix instanceof String text && IpAddress.parse(text).isEmpty()) {
      cidr(text);
    }
  }
}
