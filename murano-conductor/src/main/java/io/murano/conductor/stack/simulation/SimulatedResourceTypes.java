package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.ResourceTypes;
import java.util.ArrayList;
import java.util.List;

/** All resource types of the simulated cloud. */
final class SimulatedResourceTypes {

  private SimulatedResourceTypes() {}

  /** Returns the registry of all types over a network and a driver for machines. */
  static ResourceTypes of(SimulatedNetwork network, MachineDriver driver) {
    List<ResourceType> types = new ArrayList<>();
    FloatingRouting routing = new FloatingRouting(network, driver);
    types.addAll(neutron(network, routing));
    types.addAll(nova(network, driver, routing));
    types.add(new VolumeType(network));
    types.add(new VolumeAttachmentType(network));
    types.addAll(heat(network, new Deployments(network, driver)));
    types.addAll(SimpleTypes.all());
    return new ResourceTypes(types);
  }

  private static List<ResourceType> neutron(SimulatedNetwork network, FloatingRouting routing) {
    return List.of(
        new NetType(network),
        new SubnetType(network),
        new PortType(network),
        new RouterType(network),
        new RouterInterfaceType(network),
        new RouterGatewayType(network),
        new FloatingIpType(network, routing),
        new FloatingIpAssociationType(network, routing),
        new SecurityGroupType(network),
        new SecurityGroupRuleType(network),
        new AwsSecurityGroupType(network));
  }

  private static List<ResourceType> nova(
      SimulatedNetwork network, MachineDriver driver, FloatingRouting routing) {
    return List.of(
        new ServerType(network, driver),
        new KeyPairType(network),
        new NovaTypes.ServerGroup(network),
        new NovaTypes.Flavor(network),
        new NovaTypes.FloatingIp(network),
        new NovaTypes.FloatingIpAssociation(network, routing));
  }

  private static List<ResourceType> heat(SimulatedNetwork network, Deployments deployments) {
    return List.of(
        new RandomStringType(),
        SoftwareConfigType.plain(network),
        SoftwareConfigType.structured(network),
        new CloudConfigType(network),
        new MultipartMimeType(network),
        new SoftwareDeploymentType("OS::Heat::SoftwareDeployment", deployments),
        new SoftwareDeploymentType("OS::Heat::StructuredDeployment", deployments),
        new SoftwareDeploymentGroupType("OS::Heat::SoftwareDeploymentGroup", deployments),
        new SoftwareDeploymentGroupType("OS::Heat::SoftwareDeployments", deployments),
        new SoftwareDeploymentGroupType("OS::Heat::StructuredDeploymentGroup", deployments),
        new SoftwareDeploymentGroupType("OS::Heat::StructuredDeployments", deployments));
  }
}
