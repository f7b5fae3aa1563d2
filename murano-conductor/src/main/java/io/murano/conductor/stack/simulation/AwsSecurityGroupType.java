package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::EC2::SecurityGroup}, which packages of the time before Neutron use. */
final class AwsSecurityGroupType extends InventoryType {

  private static final Property[] RULE = {
    Property.string("FromPort"),
    Property.string("ToPort"),
    Property.string("IpProtocol"),
    Property.string("CidrIp"),
    Property.string("SourceSecurityGroupId"),
    Property.string("SourceSecurityGroupName"),
    Property.string("SourceSecurityGroupOwnerId")
  };

  AwsSecurityGroupType(SimulatedNetwork network) {
    super(
        "AWS::EC2::SecurityGroup",
        Kind.SECURITY_GROUP,
        PropertySchema.of(
            Property.string("GroupDescription").required(),
            Property.string("VpcId"),
            Property.listOf("SecurityGroupIngress", RULE).updatable(),
            Property.listOf("SecurityGroupEgress", RULE).updatable()),
        Set.of(),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("name", resource.defaultName());
    body.put("description", resource.requiredText("GroupDescription"));
    body.put("tenant_id", resource.stack().projectId());
    body.put("project_id", resource.stack().projectId());
    return body;
  }
}
