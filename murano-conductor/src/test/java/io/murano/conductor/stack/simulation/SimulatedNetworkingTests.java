package io.murano.conductor.stack.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedNetworkingTests {

  private final TestCloud cloud = new TestCloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void hasOneInternalOneExternalNetworkAndARouter() {
    assertThat(cloud.networking().networks())
        .extracting(network -> network.get("name"), network -> network.get("router:external"))
        .containsExactlyInAnyOrder(tuple("ext-net", true), tuple("private", false));
    assertThat(cloud.networking().subnets()).hasSize(2);
    assertThat(cloud.networking().extensions())
        .extracting(extension -> extension.get("alias"))
        .contains("security-group");
  }

  @Test
  void hasTheSameRouterEachTime() {
    String router = cloud.networking().defaultRouter();

    assertThat(cloud.networking().defaultRouter()).isEqualTo(router);
    assertThat(cloud.networking().externalNetworkOfRouter(router)).isNotNull();
    assertThat(cloud.networking().externalNetworkOfRouter("unknown")).isNull();
  }

  @Test
  void knowsWhichExternalNetworkANetworkLeadsTo() {
    Object internal = id("private");
    Object external = id("ext-net");

    assertThat(cloud.networking().externalNetworkOfNetwork(String.valueOf(internal)))
        .isEqualTo(external);
    assertThat(cloud.networking().externalNetworkOfNetwork(String.valueOf(external)))
        .isEqualTo(external);
  }

  private Object id(String name) {
    return cloud.networking().networks().stream()
        .filter(network -> name.equals(network.get("name")))
        .map(network -> String.valueOf(network.get("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void offersCidrsFromThePool() {
    String cidr = cloud.networking().availableCidr(null, "network-1", 4);

    assertThat(cidr).matches("127\\.64\\.\\d+\\.0/24");
    assertThat(cloud.networking().availableCidr(null, "network-1", 4)).isEqualTo(cidr);
    assertThat(cloud.networking().availableCidr(null, "network-1", 6)).startsWith("::ffff:7f40:");
  }

  @Test
  void offersOnlyCidrsThatAreFreeUntilNoneIsLeft() {
    Set<String> offered = new HashSet<>();
    for (int i = 0; i < 256; i++) {
      String cidr = String.valueOf(cloud.networking().availableCidr(null, "same", 4));
      offered.add(cidr);
      cloud.create(
          "s" + i,
          """
          heat_template_version: 2018-08-31
          resources:
            n: {type: 'OS::Neutron::Net'}
            s: {type: 'OS::Neutron::Subnet', properties: {network: {get_resource: n}, cidr: %s}}
          """
              .formatted(cidr));
    }

    assertThat(offered).hasSize(256);
    assertThat(cloud.networking().availableCidr(null, "same", 4)).isNull();
  }

  @Test
  void offersNameServersOfTheWantedVersion() {
    assertThat(cloud.networking().defaultDns(4)).containsExactly("10.0.0.2");
    assertThat(cloud.networking().defaultDns(6)).isEmpty();
  }
}
