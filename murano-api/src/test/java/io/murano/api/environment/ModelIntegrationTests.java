package io.murano.api.environment;

import static io.murano.api.support.ApiClient.json;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Routes 7 and 8: the model of an environment. */
@ApiIntegrationTest
class ModelIntegrationTests {

  private static final String PATCH = "application/env-model-json-patch";

  private ApiClient api;
  private ApiClient plain;
  private String model;

  @BeforeEach
  void openSession(ApiClient client) {
    plain = client;
    String environment = create(client, "shop");
    api = client.inSession(configure(client, environment));
    model = environment + "/model/";
  }

  @Test
  void rootIsReadUnderManySpellings() {
    JsonNode root = api.get(model).ok();

    assertThat(root.at("/?/type").stringValue()).isEqualTo("io.murano.Environment");
    assertThat(root.get("name").stringValue()).isEqualTo("shop");
    assertThat(root.has("defaultNetworks")).isTrue();
    assertThat(api.get(model + "/").ok()).isEqualTo(root);
    assertThat(api.get(model + "///").ok()).isEqualTo(root);
    api.get(model.substring(0, model.length() - 1)).expectError(404);
  }

  @Test
  void partsAreReadByPath() {
    assertThat(api.get(model + "/defaultNetworks/environment/name").body())
        .isEqualTo("\"shop-network\"");
    assertThat(api.get(model + "%3F/type").ok().stringValue()).isEqualTo("io.murano.Environment");
    api.get(model + "defaultNetworks/flat").expectEmpty();
    api.get(model + "services").expectError(404);
    api.get(model + "nope").expectError(404);
    api.get(model + "defaultNetworks/flat/x").expectError(404);
    plain.inSession("None").get(model).expectError(404);
  }

  @Test
  void patchChangesTheDraftOnly() {
    JsonNode answer =
        patch(api, "[{'op': 'replace', 'path': '/defaultNetworks/flat', 'value': true}]").ok();

    assertThat(answer.at("/defaultNetworks/flat").booleanValue()).isTrue();
    assertThat(api.get(model + "defaultNetworks/flat").ok().booleanValue()).isTrue();
    plain.get(model + "defaultNetworks/flat").expectEmpty();
  }

  @Test
  void patchAddsReplacesAndRemovesElsewhere() {
    String services = model.replace("/model/", "/services");
    api.post(services, service("a")).ok();

    patch(
            api,
            """
            [{'op': 'add', 'path': '/services/-', 'value': {'?': {'id': 'b', 'type': 't'}}},
             {'op': 'add', 'path': '/services/0', 'value': {'?': {'id': 'c', 'type': 't'}}},
             {'op': 'add', 'path': '/services/0/a~1b~0', 'value': [1]},
             {'op': 'replace', 'path': '/?/metadata', 'value': {'x': 1}},
             {'op': 'remove', 'path': '/services/1', 'value': {}}]
            """)
        .ok();

    assertThat(api.get(services).ok().valueStream().map(s -> s.at("/?/id").stringValue()))
        .containsExactly("c", "b");
    assertThat(api.get(model + "services/c").ok().get("a/b~")).isEqualTo(json("[1]"));
    assertThat(api.get(model + "%3F/metadata").ok()).isEqualTo(json("{'x': 1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          403 | {'op': 'replace', 'path': '/', 'value': {}}
          403 | {'op': 'replace', 'path': '/?/id', 'value': 'x'}
          403 | {'op': 'replace', 'path': '/defaultNetworks/environment/?/id', 'value': 'x'}
          403 | {'op': 'add', 'path': '/name', 'value': 'x'}
          403 | {'op': 'remove', 'path': '/region', 'value': 'x'}
          403 | {'op': 'move', 'path': '/x', 'value': 'x'}
          403 | {'op': 'test', 'path': '/x', 'value': 'x'}
          400 | {'op': 'replace', 'path': '/name', 'value': 5}
          400 | {'op': 'replace', 'path': '/region', 'value': 5}
          400 | {'op': 'replace', 'path': '/?/type', 'value': null}
          400 | {'op': 'replace', 'path': '/defaultNetworks', 'value': {'environment': {}}}
          400 | {'op': 'replace', 'path': '/defaultNetworks/flat', 'value': 'x'}
          400 | {'op': 'add', 'path': '/services', 'value': {}}
          400 | {'op': 'add', 'path': '/services', 'value': [5]}
          400 | {'op': 'replace', 'path': '/name'}
          400 | {'path': '/name', 'value': 'x'}
          400 | {'op': 'replace', 'value': 'x'}
          400 | {'op': 'replace', 'path': 'name', 'value': 'x'}
          400 | {'op': 'replace', 'path': '/a//b', 'value': 'x'}
          400 | {'op': 'replace', 'path': '/a/ /b', 'value': 'x'}
          400 | {'op': 'replace', 'path': '/a/', 'value': 'x'}
          400 | {'op': 'replace', 'path': '/a~2', 'value': 'x'}
          404 | {'op': 'replace', 'path': '/nope', 'value': 'x'}
          404 | {'op': 'remove', 'path': '/nope', 'value': 'x'}
          404 | {'op': 'add', 'path': '/nope/x', 'value': 'x'}
          404 | {'op': 'add', 'path': '/name/x', 'value': 'x'}
          400 | 5
          """)
  void patchRefuses(int status, String operation) {
    patch(api, "[" + operation + "]").expectError(status);
    assertThat(api.get(model + "name").ok().stringValue()).isEqualTo("shop");
  }

  @Test
  void patchIsAllOrNothing() {
    patch(
            api,
            """
            [{'op': 'replace', 'path': '/name', 'value': 'changed'},
             {'op': 'replace', 'path': '/nope', 'value': 1}]
            """)
        .expectError(404);

    assertThat(api.get(model + "name").ok().stringValue()).isEqualTo("shop");
  }

  @Test
  void patchNeedsSessionTypeAndArray() {
    String operations = "[{'op': 'replace', 'path': '/name', 'value': 'x'}]";

    patch(plain, operations).expectError(400);
    patch(plain.inSession("None"), operations).expectError(404);
    api.send("PATCH", model, json(operations)).expectError(400);
    api.with("Content-Type", PATCH).send("PATCH", model, "{}").expectError(400);
    api.with("Content-Type", PATCH).send("PATCH", model, null).expectError(400);
    api.with("Content-Type", PATCH).send("PATCH", model, "[").expectError(400);
  }

  private ApiResponse patch(ApiClient client, String operations) {
    return client.with("Content-Type", PATCH).send("PATCH", model, json(operations));
  }
}
