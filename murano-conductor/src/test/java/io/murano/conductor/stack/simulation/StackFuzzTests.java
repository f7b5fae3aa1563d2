package io.murano.conductor.stack.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.hot.TemplateSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Stacks of arbitrary resources are refused, complete or fail with a reason, and can be deleted.
 */
class StackFuzzTests {

  private static final Map<String, String> OTHER = Map.of("get_resource", "a");

  private static final Map<String, Map<String, List<Object>>> TYPES =
      Map.ofEntries(
          Map.entry(
              "OS::Nova::Server",
              Map.of(
                  "name", List.of("web", "", OTHER),
                  "flavor", List.of("small", 1L),
                  "image", List.of("ubuntu", OTHER),
                  "networks",
                      List.of(
                          List.of(Map.of("port", OTHER)),
                          List.of(Map.of("network", "private")),
                          List.of(Map.of("network", OTHER, "fixed_ip", "10.0.0.7")),
                          List.of()),
                  "user_data", List.of("#!/bin/sh", OTHER),
                  "metadata", List.of(Map.of("k", "v"), Map.of("k", List.of(1L))))),
          Map.entry("OS::Neutron::Net", Map.of("name", List.of("lan", "private"))),
          Map.entry(
              "OS::Neutron::Subnet",
              Map.of(
                  "network", List.of(OTHER, "private", "none"),
                  "cidr", List.of("10.0.0.0/24", "fd00::/64", "10.0.0.0/33", "0.0.0.0/0"),
                  "ip_version", List.of(4L, 6L),
                  "allocation_pools",
                      List.of(
                          List.of(Map.of("start", "10.0.0.5", "end", "10.0.0.9")),
                          List.of(Map.of("start", "10.0.0.9", "end", "fd00::5"))))),
          Map.entry(
              "OS::Neutron::Port",
              Map.of(
                  "network", List.of(OTHER, "private", "ext-net"),
                  "fixed_ips",
                      List.of(
                          List.of(Map.of("ip_address", "10.0.0.7")),
                          List.of(Map.of("subnet", OTHER)),
                          List.of()),
                  "security_groups", List.of(List.of("default"), List.of(OTHER)))),
          Map.entry(
              "OS::Neutron::FloatingIP",
              Map.of(
                  "floating_network", List.of("ext-net", "private", OTHER),
                  "port_id", List.of(OTHER, "none"))),
          Map.entry(
              "OS::Neutron::SecurityGroup",
              Map.of(
                  "name", List.of("sg"),
                  "rules",
                      List.of(
                          List.of(Map.of("protocol", "tcp", "port_range_min", 80L)),
                          List.of(Map.of("protocol", "tcp", "port_range_min", 99_999L))))),
          Map.entry("OS::Cinder::Volume", Map.of("size", List.of(1L, 0L, "2"))),
          Map.entry(
              "OS::Heat::RandomString",
              Map.of("length", List.of(8L, 0L, 600L), "sequence", List.of("digits", "none"))),
          Map.entry(
              "OS::Heat::SoftwareConfig",
              Map.of("group", List.of("script", "ungrouped"), "config", List.of("ls", OTHER))),
          Map.entry(
              "OS::Heat::SoftwareDeployment",
              Map.of(
                  "config", List.of(OTHER),
                  "server", List.of(OTHER, "none"),
                  "input_values", List.of(Map.of("x", 1L), Map.of("x", OTHER)))),
          Map.entry(
              "OS::Heat::MultipartMime",
              Map.of("parts", List.of(List.of(Map.of("config", OTHER)), List.of()))),
          Map.entry(
              "OS::Heat::CloudConfig",
              Map.of("cloud_config", List.of(Map.of("packages", List.of("git"))))),
          Map.entry(
              "OS::Heat::Value",
              Map.of("type", List.of("string", "json"), "value", List.of(OTHER))));

  @Property(tries = 300)
  void endInATruthfulStateAndGoWhenDeleted(@ForAll long first, @ForAll long second) {
    TestCloud cloud = new TestCloud();
    try {
      if (!pushed(() -> cloud.stacks().create("s", request(first)))) {
        assertThat(cloud.stacks().find("s")).isEmpty();
        return;
      }
      isTruthful(cloud.ended("s").orElseThrow());
      if (pushed(() -> cloud.stacks().update("s", request(second)))) {
        isTruthful(cloud.ended("s").orElseThrow());
      }
      assertThat(cloud.delete("s")).isEmpty();
      assertThat(cloud.driver.machines).isEmpty();
    } finally {
      cloud.close();
    }
  }

  private static StackRequest request(long seed) {
    return StackRequest.of(new TemplateSource(new Random(seed)).template(TYPES));
  }

  private static boolean pushed(Runnable push) {
    try {
      push.run();
      return true;
    } catch (StackRejectedException e) {
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
  }

  private static void isTruthful(StackDescription stack) {
    assertThat(stack.status().inProgress()).isFalse();
    if (stack.status().failed()) {
      assertThat(stack.statusReason())
          .isNotBlank()
          .doesNotContain("Exception")
          .doesNotContain("null pointer");
    }
  }
}
