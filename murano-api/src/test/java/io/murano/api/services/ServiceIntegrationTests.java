package io.murano.api.services;

import static io.murano.api.support.ApiClient.json;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Routes 13 to 20: services of an environment. */
@ApiIntegrationTest
class ServiceIntegrationTests {

  private ApiClient api;
  private ApiClient plain;
  private String services;

  @BeforeEach
  void openSession(ApiClient client) {
    plain = client;
    String environment = create(client, "shop");
    api = client.inSession(configure(client, environment));
    services = environment + "/services";
  }

  @Test
  void serviceIsReadBackExactlyAsPosted() {
    JsonNode tomcat =
        json(
            """
            {'?': {'type': 'io.murano.apps.apache.Tomcat', 'id': 'ef984a74-29a4',
                   '_26411a1861294160833743e45d0eaad9': {'name': 'Tomcat'}},
             'port': '8080', 'factor': 1.50, 'big': 12345678901234567890, 'none': null,
             'instance': {'?': {'id': 'i1', 'type': 'io.murano.resources.LinuxMuranoInstance'}}}
            """);

    assertThat(api.post(services, tomcat).ok()).isEqualTo(tomcat);
    assertThat(api.get(services + "/ef984a74-29a4").ok()).isEqualTo(tomcat);
    assertThat(api.get(services + "/ef984a74-29a4/instance/%3F/id").ok().stringValue())
        .isEqualTo("i1");
  }

  @Test
  void listIsDecoratedWithTheStatus() {
    api.post(services + "/", service("a")).ok();

    assertThat(api.get(services).ok().at("/0/?/status").stringValue()).isEqualTo("pending");
    assertThat(api.get(services + "/").ok()).isEqualTo(api.get(services).ok());
    assertThat(api.get(services + "/a").ok().at("/?").has("status")).isFalse();
  }

  @Test
  void draftIsSeenThroughItsSessionOnly() {
    api.post(services, service("a")).ok();

    assertThat(api.get(services).ok()).hasSize(1);
    assertThat(plain.get(services).ok()).isEmpty();
    assertThat(plain.inSession("").get(services).ok()).isEmpty();
    plain.inSession("None").get(services).expectError(404);
  }

  @Test
  void arraysAreAppendedAsAWhole() {
    JsonNode two = json("[{'?': {'id': 'a', 'type': 't'}}, {'?': {'id': 'b', 'type': 't'}}]");

    assertThat(api.post(services, two).ok()).isEqualTo(two);
    assertThat(api.post(services, service("c")).ok()).isEqualTo(service("c"));
    assertThat(api.get(services).ok()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "5",
        "'x'",
        "{'a': 1}",
        "{'?': {'id': 'a'}}",
        "[{'?': {'id': 'a', 'type': 't'}}, 3]",
        "{'?': {'id': 5, 'type': 't'}}"
      })
  void whatIsNoServiceIsRefused(String body) {
    api.post(services, body.replace('\'', '"')).expectError(400);
    assertThat(api.get(services).ok()).isEmpty();
  }

  @Test
  void writesNeedASession() {
    plain.post(services, service("a")).expectError(400);
    plain.inSession("").post(services, service("a")).expectError(400);
    plain.put(services, json("[]")).expectError(400);
    plain.delete(services + "/a").expectError(400);
    plain.inSession("None").post(services, service("a")).expectError(404);
    api.post("/v1/environments/None/services", service("a")).expectError(404);
    plain.post("/v1/environments/None/services", service("a")).expectError(400);
    api.delete("/v1/environments/services/a").expectError(404);
  }

  @Test
  void putReplacesTheArray() {
    api.post(services, service("a")).ok();

    JsonNode one = json("[{'?': {'id': 'b', 'type': 't'}}]");
    assertThat(api.put(services + "/", one).ok()).isEqualTo(one);
    assertThat(api.get(services).ok()).hasSize(1);
    assertThat(api.put(services, "null").ok()).isEqualTo(json("[]"));
    assertThat(api.get(services).ok()).isEmpty();
    api.post(services, service("a")).ok();
    assertThat(api.get(services).ok()).hasSize(1);
    assertThat(api.put(services, null).ok()).isEqualTo(json("[]"));
    api.put(services, json("[7]")).expectError(400);
    api.put(services, json("{'x': 1}")).expectError(400);
  }

  @Test
  void putSetsAMemberDeepInside() {
    api.post(services, service("a")).ok();

    assertThat(api.put(services + "/a/%3F/metadata", json("{'k': 'v'}")).ok())
        .isEqualTo(json("{'k': 'v'}"));
    assertThat(api.get(services + "/a/%3F/metadata/k").ok().stringValue()).isEqualTo("v");
    assertThat(api.put(services + "/0/name", "\"renamed\"").ok().stringValue())
        .isEqualTo("renamed");
    assertThat(api.get(services + "/a/name").ok().stringValue()).isEqualTo("renamed");
    assertThat(api.get(services.replace("/services", "/model/%3F/updated")).ok().stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    api.put(services + "/7", service("x")).expectError(404);
    api.put(services + "/nope/x", json("1")).expectError(404);
    assertThat(api.put(services + "/a", service("a")).ok()).isEqualTo(service("a"));
    api.put(services + "/a/%3F", json("{'id': 'a'}")).expectError(400);
  }

  @Test
  void deleteRemovesElementsMembersAndTheWhole() {
    api.post(services, service("a")).ok();
    api.post(services, service("b")).ok();

    api.delete(services + "/a").expectEmpty();
    api.delete(services + "/a").expectError(404);
    api.delete(services + "/0/port").expectEmpty();
    api.get(services + "/b/port").expectError(404);
    api.delete(services).expectEmpty();
    api.delete(services).expectError(404);
    assertThat(api.get(services).ok()).isEmpty();
  }

  @Test
  void missingThingsAreAnsweredAsTheOriginalDoes() {
    assertThat(api.get(services + "/anything").ok()).isEqualTo(json("[]"));
    api.post(services, service("a")).ok();

    api.get(services + "/nope").expectEmpty();
    api.get(services + "/nope/x").expectError(404);
    api.get(services + "/a/nope").expectError(404);
    api.get(services + "/5").expectError(404);
    assertThat(api.get(services + "//a//name").ok().stringValue()).isEqualTo("shop");
    assertThat(api.get(services + "/a/name/more/of/it").ok().stringValue()).isEqualTo("shop");
    api.post(services + "/a", service("b")).expectError(404);
  }

  @Test
  void deletedSessionIsNotFound() {
    String environment = services.replace("/services", "");
    String session = configure(plain, environment);
    plain.delete(environment + "/sessions/" + session).expectEmpty();

    plain.inSession(session).get(services).expectError(404);
    plain.inSession(session).post(services, service("a")).expectError(404);
  }
}
