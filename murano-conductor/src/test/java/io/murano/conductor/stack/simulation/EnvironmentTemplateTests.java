package io.murano.conductor.stack.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.stack.StackDescription;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The template that one {@code LinuxMuranoInstance} produces (contract muranopl §7). */
class EnvironmentTemplateTests {

  private static final String NETWORK =
      """
      heat_template_version: '2013-05-23'
      description: 'generated'
      resources:
        R:
          type: OS::Neutron::SecurityGroup
          properties:
            description: Composite security group
            rules:
              - {protocol: icmp, remote_ip_prefix: 0.0.0.0/0}
              - {port_range_min: 80, port_range_max: 80, protocol: tcp, ethertype: null,
                 remote_ip_prefix: 0.0.0.0/0, direction: ingress}
              - {port_range_min: 5000, port_range_max: 5000, protocol: tcp, ethertype: null,
                 remote_mode: remote_group_id, direction: ingress}
        network-N: {type: 'OS::Neutron::Net', properties: {name: demo-network-N}}
        subnet-N:
          type: OS::Neutron::Subnet
          properties: {network: {get_resource: network-N}, ip_version: 4, dns_nameservers: [], cidr: %s}
        ri-N: {type: 'OS::Neutron::RouterInterface', properties: {router_id: %s, subnet: {get_resource: subnet-N}}}
      """;

  private static final String MACHINE =
      """
        port-N-vm1:
          type: OS::Neutron::Port
          properties:
            network: {get_resource: network-N}
            replacement_policy: AUTO
            fixed_ips: [{subnet: {get_resource: subnet-N}}]
            security_groups: [{get_resource: R}]
        fip-N-vm1:
          type: OS::Neutron::FloatingIP
          properties: {floating_network: %s, port_id: {get_resource: port-N-vm1}}
        boot_config-vm1: {type: 'OS::Heat::CloudConfig', properties: {cloud_config: {packages: [wget], hostname: vm1}}}
        boot_script_vm1: {type: 'OS::Heat::SoftwareConfig', properties: {group: ungrouped, config: "#!/bin/sh\\necho hello\\n"}}
        user_data-vm1:
          type: OS::Heat::MultipartMime
          properties: {parts: [{config: {get_resource: boot_config-vm1}}, {config: {get_resource: boot_script_vm1}}]}
        vm1:
          type: OS::Nova::Server
          properties:
            name: vm1
            flavor: m1.small
            image: ubuntu
            availability_zone: nova
            key_name: null
            metadata: {}
            networks: [{port: {get_resource: port-N-vm1}}]
            user_data: {get_resource: user_data-vm1}
            user_data_format: RAW
      """;

  private static final String NETWORK_OUTPUT =
      """
      outputs:
        demo-network-id: {description: ID, value: {get_resource: network-N}}
      """;

  private static final String MACHINE_OUTPUTS =
      """
        addresses-vm1-N: {description: '…', value: {get_attr: [vm1, addresses, demo-network-N]}}
        vm1-id: {description: ID, value: {get_resource: vm1}}
        vm1-floatingIPaddress: {description: Floating, value: {get_attr: [fip-N-vm1, floating_ip_address]}}
      """;

  private final TestCloud cloud = new TestCloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private String network() {
    String router = cloud.networking().defaultRouter();
    return NETWORK.formatted(cloud.networking().availableCidr(router, "N", 4), router);
  }

  private String external() {
    return String.valueOf(
        cloud.networking().externalNetworkOfRouter(cloud.networking().defaultRouter()));
  }

  private StackDescription deploy() {
    String network = network();
    cloud.create("demo", network + NETWORK_OUTPUT);
    return cloud.update(
        "demo", network + MACHINE.formatted(external()) + NETWORK_OUTPUT + MACHINE_OUTPUTS);
  }

  @Test
  void isCreatedAndUpdatedWithAllOutputs() {
    StackDescription stack = deploy();

    assertThat(stack.status()).hasToString("UPDATE_COMPLETE");
    assertThat(stack.outputs())
        .containsOnlyKeys("demo-network-id", "addresses-vm1-N", "vm1-id", "vm1-floatingIPaddress");
    assertThat(stack.outputs().values()).doesNotContainNull();
    assertThat(addresses(stack))
        .extracting(entry -> entry.get("OS-EXT-IPS:type"))
        .containsExactly("fixed", "floating");
    assertThat(addresses(stack).get(1))
        .containsEntry("addr", stack.outputs().get("vm1-floatingIPaddress"));
  }

  @Test
  void usesAddressesOfThisHost() {
    StackDescription stack = deploy();

    assertThat(addresses(stack))
        .extracting(entry -> String.valueOf(entry.get("addr")))
        .allMatch(address -> address.startsWith("127."))
        .doesNotHaveDuplicates();
  }

  @Test
  void startsOneMachineWithItsUserData() {
    deploy();

    Machine machine = cloud.driver.machine("vm1");
    assertThat(cloud.driver.calls).containsExactly("start vm1");
    assertThat(machine.addresses()).hasSize(1);
    assertThat(machine.networks().get(0).networkName()).isEqualTo("demo-network-N");
    assertThat(MimeMultipart.read(machine.userData()))
        .extracting(MimeMultipart.Part::type)
        .containsExactly("text/cloud-config", "text/x-shellscript");
    assertThat(MimeMultipart.read(machine.userData()).get(1).text()).contains("echo hello");
  }

  @Test
  void isShownByTheNetworkView() {
    StackDescription stack = deploy();
    Object networkId = stack.outputs().get("demo-network-id");

    assertThat(cloud.networking().networks())
        .extracting(network -> network.get("name"))
        .contains("ext-net", "private", "demo-network-N");
    assertThat(cloud.networking().subnets())
        .filteredOn(subnet -> networkId != null && networkId.equals(subnet.get("network_id")))
        .singleElement(InstanceOfAssertFactories.MAP)
        .containsKey("cidr");
    assertThat(cloud.networking().externalNetworkOfNetwork(String.valueOf(networkId)))
        .isEqualTo(external());
  }

  @Test
  void changesNothingWhenPushedAgain() {
    StackDescription before = deploy();
    String template = network() + MACHINE.formatted(external()) + NETWORK_OUTPUT + MACHINE_OUTPUTS;
    String same =
        template.replace(
            network(),
            NETWORK.formatted(
                cloud.networking().subnets().stream()
                    .filter(subnet -> String.valueOf(subnet.get("cidr")).startsWith("127.64."))
                    .findFirst()
                    .orElseThrow()
                    .get("cidr"),
                cloud.networking().defaultRouter()));
    StackDescription after = cloud.update("demo", same);

    assertThat(after.outputs()).isEqualTo(before.outputs());
    assertThat(cloud.driver.calls).containsExactly("start vm1");
  }

  @Test
  void losesTheMachineAndKeepsTheNetworkWhenTheApplicationIsRemoved() {
    StackDescription before = deploy();
    String cidr =
        cloud.networking().subnets().stream()
            .map(subnet -> String.valueOf(subnet.get("cidr")))
            .filter(text -> text.startsWith("127.64."))
            .findFirst()
            .orElseThrow();
    StackDescription after =
        cloud.update(
            "demo", NETWORK.formatted(cidr, cloud.networking().defaultRouter()) + NETWORK_OUTPUT);

    assertThat(after.outputs())
        .containsExactly(Map.entry("demo-network-id", before.outputs().get("demo-network-id")));
    assertThat(cloud.driver.machines).isEmpty();
    assertThat(cloud.networking().ports())
        .extracting(port -> port.get("device_owner"))
        .containsOnly("network:router_interface");
  }

  @Test
  void leavesNothingWhenDeleted() {
    int ports = cloud.networking().ports().size();
    deploy();

    assertThat(cloud.delete("demo")).isEmpty();
    assertThat(cloud.driver.machines).isEmpty();
    assertThat(cloud.networking().ports()).hasSize(ports);
    assertThat(cloud.networking().networks())
        .extracting(network -> network.get("name"))
        .containsExactlyInAnyOrder("ext-net", "private");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, @Nullable Object>> addresses(StackDescription stack) {
    return (List<Map<String, @Nullable Object>>)
        requireNonNull(stack.outputs().get("addresses-vm1-N"));
  }
}
