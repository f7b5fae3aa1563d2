package io.murano.conductor.stack.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.simulation.MachineDriver.ScriptResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTypeTests {

  private static final String HEADER = "heat_template_version: 2018-08-31\n";

  private static final String NETWORK =
      """
        net: {type: 'OS::Neutron::Net', properties: {name: lan}}
        sub: {type: 'OS::Neutron::Subnet', properties: {network: {get_resource: net}, cidr: 10.5.7.0/24}}
      """;

  private final TestCloud cloud = new TestCloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private StackDescription create(String resources, String outputs) {
    StackDescription stack =
        cloud.create("s", HEADER + "resources:\n" + resources + "outputs:\n" + outputs);
    assertThat(stack.status()).as(stack.statusReason()).hasToString("CREATE_COMPLETE");
    return stack;
  }

  private String failure(String resources) {
    StackDescription stack = cloud.create("s", HEADER + "resources:\n" + resources);
    assertThat(stack.status()).hasToString("CREATE_FAILED");
    return stack.statusReason();
  }

  private static @Nullable Object output(StackDescription stack, String name) {
    return stack.outputs().get(name);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "  a: {type: 'OS::Nova::Server', properties: {flavor: f}}\n",
            "resources.a: A server needs an image or a block device to boot from"),
        Arguments.of(
            "  a: {type: 'OS::Nova::Server', properties: {flavor: f, image: i, networks: [{network: x}]}}\n",
            "resources.a: There is no network 'x'"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::Port', properties: {network: nowhere}}\n",
            "resources.a: There is no network 'nowhere'"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::Subnet', properties: {network: private, cidr: 10.0.0.0}}\n",
            "resources.a: '10.0.0.0' is no CIDR"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::Subnet', properties: {network: private}}\n",
            "resources.a: A subnet needs a cidr"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::Subnet', properties: {network: private, cidr: 'fd00::/64'}}\n",
            "resources.a: CIDR fd00::/64 is not of IP version 4"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::FloatingIP', properties: {floating_network: private}}\n",
            "resources.a: Network 'private' is not external"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::RouterInterface', properties: {router: murano-default-router}}\n",
            "resources.a: Exactly one of subnet and port must be given"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::SecurityGroup', properties: {name: default}}\n",
            "resources.a: Security groups cannot be called 'default'"),
        Arguments.of(
            "  a: {type: 'OS::Neutron::SecurityGroup', properties: {rules: [{port_range_min: 9, port_range_max: 8}]}}\n",
            "resources.a: Port range 9 to 8 is empty"),
        Arguments.of("  a: {type: 'OS::Cinder::Volume'}\n", "resources.a: A volume needs a size"),
        Arguments.of(
            "  a: {type: 'OS::Heat::RandomString', properties: {length: 2, character_classes: [{class: digits, min: 3}]}}\n",
            "resources.a: length 2 is less than the 3 characters required"),
        Arguments.of(
            NETWORK
                + """
                  a: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}, fixed_ips: [{ip_address: 10.5.7.9}]}}
                  b: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}, fixed_ips: [{ip_address: 10.5.7.9}]}, depends_on: a}
                """,
            "resources.b: Address 127.5.7.9 is in use"),
        Arguments.of(
            NETWORK
                + """
                  a: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}, fixed_ips: [{subnet: {get_resource: sub}, ip_address: 10.6.7.9}]}}
                """,
            "resources.a: Address 127.6.7.9 is not in subnet"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void sayWhatIsWrong(String resources, String reason) {
    assertThat(failure(resources)).contains(reason);
  }

  @Nested
  class Neutron {

    @Test
    void movesAddressesIntoTheLoopbackBlock() {
      StackDescription stack =
          create(
              NETWORK
                  + """
                    port: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}}}
                  """,
              """
                cidr: {value: {get_attr: [sub, cidr]}}
                gateway: {value: {get_attr: [sub, gateway_ip]}}
                address: {value: {get_attr: [port, fixed_ips, 0, ip_address]}}
                subnets: {value: {get_attr: [net, subnets]}}
                sub: {value: {get_resource: sub}}
                mac: {value: {get_attr: [port, mac_address]}}
                network: {value: {get_attr: [port, network, name]}}
                show: {value: {get_attr: [net, show, name]}}
              """);

      assertThat(output(stack, "cidr")).isEqualTo("127.5.7.0/24");
      assertThat(output(stack, "gateway")).isEqualTo("127.5.7.1");
      assertThat(output(stack, "address")).isEqualTo("127.5.7.2");
      assertThat(output(stack, "subnets")).isEqualTo(List.of(requireNonNull(output(stack, "sub"))));
      assertThat(output(stack, "mac")).asString().matches("fa:16:3e(:[0-9a-f]{2}){3}");
      assertThat(output(stack, "network")).isEqualTo("lan");
      assertThat(output(stack, "show")).isEqualTo("lan");
    }

    @Test
    void takesAddressesFromAllocationPools() {
      StackDescription stack =
          create(
              """
                net: {type: 'OS::Neutron::Net'}
                sub:
                  type: OS::Neutron::Subnet
                  properties:
                    network: {get_resource: net}
                    cidr: 10.5.7.0/24
                    allocation_pools: [{start: 10.5.7.100, end: 10.5.7.101}]
                a: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}}}
                b: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}}}
              """,
              """
                a: {value: {get_attr: [a, fixed_ips, 0, ip_address]}}
                b: {value: {get_attr: [b, fixed_ips, 0, ip_address]}}
              """);

      assertThat(List.of(requireNonNull(output(stack, "a")), requireNonNull(output(stack, "b"))))
          .containsExactly("127.5.7.100", "127.5.7.101");
    }

    @Test
    void givesOneAddressOfEachIpVersion() {
      StackDescription stack =
          create(
              NETWORK
                  + """
                    six: {type: 'OS::Neutron::Subnet', properties: {network: {get_resource: net}, cidr: 'fd00:0:0:7::/64', ip_version: 6}}
                    port: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}}}
                  """,
              "  ips: {value: {get_attr: [port, fixed_ips]}}\n");

      assertThat(output(stack, "ips"))
          .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
          .extracting(ip -> ip.get("ip_address"))
          .containsExactly("127.5.7.2", "fd00:0:0:7::2");
    }

    @Test
    void tiesFloatingAddressesToPorts() {
      StackDescription stack =
          create(
              NETWORK
                  + """
                    router: {type: 'OS::Neutron::Router', properties: {external_gateway_info: {network: ext-net}}}
                    interface: {type: 'OS::Neutron::RouterInterface', properties: {router: {get_resource: router}, subnet: {get_resource: sub}}}
                    port: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}}}
                    fip: {type: 'OS::Neutron::FloatingIP', properties: {floating_network: ext-net}}
                    tie: {type: 'OS::Neutron::FloatingIPAssociation', properties: {floatingip_id: {get_resource: fip}, port_id: {get_resource: port}}}
                  """,
              """
                fip: {value: {get_attr: [fip, floating_ip_address]}}
                fixed: {value: {get_attr: [fip, fixed_ip_address]}}
                router: {value: {get_attr: [fip, router_id]}}
                id: {value: {get_resource: router}}
                tie: {value: {get_resource: tie}}
              """);

      assertThat(output(stack, "fip")).asString().startsWith("127.33.");
      assertThat(output(stack, "fixed")).isEqualTo("127.5.7.2");
      assertThat(output(stack, "router")).isEqualTo(output(stack, "id"));
      assertThat(cloud.delete("s")).isEmpty();
    }

    @Test
    void connectsRoutersByResourcesOfTheirOwn() {
      StackDescription stack =
          create(
              """
                router: {type: 'OS::Neutron::Router'}
                gateway: {type: 'OS::Neutron::RouterGateway', properties: {router_id: {get_resource: router}, network_id: ext-net}}
              """,
              "  id: {value: {get_resource: router}}\n");
      String router = String.valueOf(output(stack, "id"));

      assertThat(cloud.networking().externalNetworkOfRouter(router)).isNotNull();
      cloud.update("s", HEADER + "resources:\n  router: {type: 'OS::Neutron::Router'}\n");
      assertThat(cloud.networking().externalNetworkOfRouter(router)).isNull();
    }

    @Test
    void keepsANetworkThatOthersUse() {
      create(NETWORK, "  id: {value: {get_resource: net}}\n");
      cloud.create(
          "other",
          HEADER + "resources:\n  p: {type: 'OS::Neutron::Port', properties: {network: lan}}\n");

      assertThat(cloud.delete("s").orElseThrow().statusReason()).contains("1 ports in use");
      cloud.delete("other");
      assertThat(cloud.delete("s")).isEmpty();
    }
  }

  @Nested
  class Nova {

    @Test
    void makesPortsForNamedNetworks() {
      StackDescription stack =
          create(
              NETWORK
                  + """
                    vm: {type: 'OS::Nova::Server', properties: {name: vm, flavor: f, image: i, networks: [{network: {get_resource: net}, fixed_ip: 10.5.7.44}, {subnet: private-subnet}]}}
                  """,
              """
                addresses: {value: {get_attr: [vm, addresses]}}
                networks: {value: {get_attr: [vm, networks, lan]}}
                first: {value: {get_attr: [vm, first_address]}}
                show: {value: {get_attr: [vm, show, status]}}
              """);

      assertThat(output(stack, "networks")).isEqualTo(List.of("127.5.7.44"));
      assertThat(output(stack, "first")).isEqualTo("127.5.7.44");
      assertThat(output(stack, "show")).isEqualTo("ACTIVE");
      assertThat(output(stack, "addresses"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsKeys("lan", "private");
      assertThat(cloud.driver.machine("vm").addresses()).hasSize(2);
      cloud.delete("s");
      assertThat(cloud.networking().ports()).hasSize(1);
    }

    @Test
    void connectsServersWithoutNetworksToThePrivateOne() {
      StackDescription stack =
          create(
              "  vm: {type: 'OS::Nova::Server', properties: {flavor: f, image: i}}\n",
              "  first: {value: {get_attr: [vm, first_address]}}\n");

      assertThat(output(stack, "first")).asString().startsWith("127.32.");
    }

    @Test
    void replacesAServerWhoseUserDataChanged() {
      String template =
          HEADER
              + "resources: {vm: {type: 'OS::Nova::Server', properties: {name: vm, flavor: f, image: i, user_data: one}}}";
      cloud.create("s", template);
      cloud.update("s", template.replace("one", "two"));

      assertThat(cloud.driver.calls).containsExactly("start vm", "start vm", "remove vm");
      assertThat(cloud.driver.machine("vm").userData()).isEqualTo("two");
    }

    @Test
    void keepsAServerWhoseUserDataIsToBeIgnored() {
      String template =
          HEADER
              + "resources: {vm: {type: 'OS::Nova::Server', properties: {name: vm, flavor: f, image: i,"
              + " user_data_update_policy: IGNORE, user_data: one}}}";
      cloud.create("s", template);
      cloud.update("s", template.replace("one", "two"));

      assertThat(cloud.driver.calls).containsExactly("start vm", "start vm");
    }

    @Test
    void makesKeyPairs() {
      StackDescription stack =
          create(
              """
                made: {type: 'OS::Nova::KeyPair', properties: {name: made, save_private_key: true}}
                given: {type: 'OS::Nova::KeyPair', properties: {name: given, public_key: ssh-rsa AAAA}}
              """,
              """
                name: {value: {get_resource: made}}
                public: {value: {get_attr: [made, public_key]}}
                private: {value: {get_attr: [made, private_key]}}
                given: {value: {get_attr: [given, public_key]}}
                none: {value: {get_attr: [given, private_key]}}
              """);

      assertThat(output(stack, "name")).isEqualTo("made");
      assertThat(output(stack, "public")).asString().startsWith("ssh-rsa AAAAB3NzaC1yc2E");
      assertThat(output(stack, "private")).asString().startsWith("-----BEGIN PRIVATE KEY-----");
      assertThat(output(stack, "given")).isEqualTo("ssh-rsa AAAA");
      assertThat(output(stack, "none")).isEqualTo("");
    }

    @Test
    void knowsTheOldFloatingAddresses() {
      StackDescription stack =
          create(
              """
                vm: {type: 'OS::Nova::Server', properties: {name: vm, flavor: f, image: i}}
                fip: {type: 'OS::Nova::FloatingIP'}
                tie: {type: 'OS::Nova::FloatingIPAssociation', properties: {server_id: {get_resource: vm}, floating_ip: {get_resource: fip}}}
              """,
              """
                ip: {value: {get_attr: [fip, ip]}}
                addresses: {value: {get_attr: [vm, addresses, private]}}
              """);

      assertThat(output(stack, "addresses"))
          .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
          .extracting(entry -> entry.get("addr"))
          .contains(requireNonNull(output(stack, "ip")));
      assertThat(cloud.delete("s")).isEmpty();
    }
  }

  @Nested
  class Cinder {

    @Test
    void showsAttachments() {
      StackDescription stack =
          create(
              """
                data: {type: 'OS::Cinder::Volume', properties: {size: 5, name: data, metadata: {a: b}}}
                boot: {type: 'OS::Cinder::Volume', properties: {size: 9, image: ubuntu}}
                vm: {type: 'OS::Nova::Server', properties: {flavor: f, block_device_mapping_v2: [{volume_id: {get_resource: boot}, device_name: vda, boot_index: 0}]}}
                tie: {type: 'OS::Cinder::VolumeAttachment', properties: {instance_uuid: {get_resource: vm}, volume_id: {get_resource: data}, mountpoint: /dev/vdc}}
              """,
              """
                data: {value: {get_attr: [data, attachments_list]}}
                boot: {value: {get_attr: [boot, attachments_list, 0, device]}}
                status: {value: {get_attr: [data, status]}}
                size: {value: {get_attr: [data, size]}}
                vm: {value: {get_resource: vm}}
              """);

      assertThat(output(stack, "data"))
          .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
          .singleElement(InstanceOfAssertFactories.MAP)
          .containsEntry("device", "/dev/vdc")
          .containsEntry("server_id", output(stack, "vm"));
      assertThat(output(stack, "boot")).isEqualTo("vda");
      assertThat(output(stack, "status")).isEqualTo("in-use");
      assertThat(output(stack, "size")).isEqualTo(5L);
    }
  }

  @Nested
  class Heat {

    @Test
    void keepsRandomStrings() {
      String template =
          HEADER
              + """
              resources:
                r: {type: 'OS::Heat::RandomString', properties: {length: 20, character_classes: [{class: digits, min: 20}]}}
              outputs: {v: {value: {get_attr: [r, value]}}}
              """;
      StackDescription created = cloud.create("s", template);
      StackDescription updated = cloud.update("s", template);

      assertThat(created.outputs().get("v")).asString().matches("\\d{20}");
      assertThat(updated.outputs()).isEqualTo(created.outputs());
    }

    @Test
    void runsScriptsInMachines() {
      cloud.driver.scripts.put("install", new ScriptResult(0, "done", "", Map.of("port", "80")));
      StackDescription stack =
          create(
              """
                vm: {type: 'OS::Nova::Server', properties: {name: vm, flavor: f, image: i}}
                config: {type: 'OS::Heat::SoftwareConfig', properties: {group: script, config: install, inputs: [{name: who, default: nobody}], outputs: [{name: port}]}}
                run: {type: 'OS::Heat::SoftwareDeployment', properties: {config: {get_resource: config}, server: {get_resource: vm}, input_values: {who: me}}}
              """,
              """
                stdout: {value: {get_attr: [run, deploy_stdout]}}
                port: {value: {get_attr: [run, port]}}
                code: {value: {get_attr: [run, deploy_status_code]}}
              """);

      assertThat(cloud.driver.calls).containsExactly("start vm", "run install me");
      assertThat(stack.outputs())
          .containsEntry("stdout", "done")
          .containsEntry("port", "80")
          .containsEntry("code", 0L);
    }

    @Test
    void failsWithItsScript() {
      cloud.driver.scripts.put("install", new ScriptResult(3, "", "a\nno disk\n", Map.of()));

      assertThat(
              failure(
                  """
                    vm: {type: 'OS::Nova::Server', properties: {name: vm, flavor: f, image: i}}
                    config: {type: 'OS::Heat::SoftwareConfig', properties: {group: script, config: install}}
                    run: {type: 'OS::Heat::SoftwareDeployment', properties: {config: {get_resource: config}, server: {get_resource: vm}}}
                  """))
          .isEqualTo(
              "Resource CREATE failed: resources.run: The script ended with exit code 3: no disk");
    }

    @Test
    void appliesOneConfigurationToSeveralServers() {
      StackDescription stack =
          create(
              """
                a: {type: 'OS::Nova::Server', properties: {name: a, flavor: f, image: i}}
                b: {type: 'OS::Nova::Server', properties: {name: b, flavor: f, image: i}}
                config: {type: 'OS::Heat::StructuredConfig', properties: {config: {x: {get_input: y}}}}
                run: {type: 'OS::Heat::StructuredDeployments', properties: {config: {get_resource: config}, servers: {a: {get_resource: a}, b: {get_resource: b}}, input_values: {y: 1}}}
              """,
              "  codes: {value: {get_attr: [run, deploy_status_codes]}}\n");

      assertThat(output(stack, "codes")).isEqualTo(Map.of("a", 0L, "b", 0L));
    }

    @Test
    void doesNotWaitForSignals() {
      StackDescription stack =
          create(
              """
                handle: {type: 'OS::Heat::WaitConditionHandle'}
                wait: {type: 'OS::Heat::WaitCondition', properties: {handle: {get_resource: handle}, timeout: 600}}
              """,
              """
                data: {value: {get_attr: [wait, data]}}
                curl: {value: {get_attr: [handle, curl_cli]}}
              """);

      assertThat(stack.outputs()).containsEntry("data", "{}").containsEntry("curl", "true");
    }

    @Test
    void hasAGroupOfServers() {
      StackDescription stack =
          create(
              """
                group:
                  type: OS::Heat::ResourceGroup
                  properties:
                    count: 3
                    resource_def: {type: 'OS::Nova::Server', properties: {name: 'vm-%index%', flavor: f, image: i}}
              """,
              "  ips: {value: {get_attr: [group, first_address]}}\n");

      assertThat(output(stack, "ips")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(3);
      assertThat(cloud.driver.calls).containsExactly("start vm-0", "start vm-1", "start vm-2");
    }

    @Test
    void acceptsAnythingForNone() {
      StackDescription stack =
          create(
              "  n: {type: 'OS::Heat::None', properties: {what: ever}}\n",
              "  x: {value: {get_attr: [n, anything]}}\n");

      assertThat(output(stack, "x")).isNull();
    }
  }

  @Test
  void resourcesWithAnExternalIdAreNeitherMadeNorDeleted() {
    create(
        "  v: {type: 'OS::Cinder::Volume', external_id: vol-1}\n",
        "  id: {value: {get_resource: v}}\n");

    assertThat(cloud.stacks().find("s").orElseThrow().outputs()).containsEntry("id", "vol-1");
    assertThat(cloud.delete("s")).isEmpty();
  }
}
