package io.murano.api.environment;

import static io.murano.api.support.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Routes 1 to 6: environments. */
@ApiIntegrationTest
class EnvironmentIntegrationTests {

  /** What every answer tells of an environment. */
  private static final List<String> MEMBERS =
      List.of(
          "id", "name", "tenant_id", "description_text", "version", "created", "updated", "status");

  @Test
  void createAnswersTheRowAndWhatWasSent(ApiClient api) {
    JsonNode answer =
        api.post(
                "/v1/environments",
                json(
                    "{'name': '$yaql ♥ unicode', 'region': null, 'x': [1.50], 'id': 'evil', 'version': 7}"))
            .ok();

    assertThat(answer.get("name").stringValue()).isEqualTo("$yaql ♥ unicode");
    assertThat(answer.get("id").stringValue()).matches("[0-9a-f]{32}");
    assertThat(answer.get("version").intValue()).isZero();
    assertThat(answer.get("description_text").stringValue()).isEmpty();
    assertThat(answer.get("x")).isEqualTo(json("[1.50]"));
    assertThat(answer.get("region").isNull()).isTrue();
    assertThat(answer.has("status")).isFalse();
    assertThat(answer.has("services")).isFalse();
    assertThat(answer.get("created").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d")
        .isEqualTo(answer.get("updated").stringValue());
  }

  @Test
  void showHasStatusAndServices(ApiClient api) {
    String id = create(api, "shop");

    JsonNode shown = api.get("/v1/environments/" + id).ok();

    assertThat(shown.propertyNames())
        .containsAll(MEMBERS)
        .hasSize(MEMBERS.size() + 2)
        .contains("acquired_by", "services");
    assertThat(shown.get("status").stringValue()).isEqualTo("ready");
    assertThat(shown.get("acquired_by").isNull()).isTrue();
    assertThat(shown.get("services")).isEqualTo(json("[]"));
  }

  @Test
  void listShowsTheProjectsOwn(ApiClient api) {
    create(api, "b");
    create(api, "a");
    create(api.login("bob"), "a");

    JsonNode list = api.get("/v1/environments?all_tenants=False").ok();

    assertThat(list.propertyNames()).containsExactly("environments");
    assertThat(list.get("environments").valueStream().map(e -> e.get("name").stringValue()))
        .containsExactly("a", "b");
    assertThat(list.at("/environments/0").propertyNames())
        .containsExactlyInAnyOrderElementsOf(MEMBERS);
  }

  @Test
  void adminListsAllTenantsOrOne(ApiClient api) {
    create(api, "a");
    create(api.login("bob"), "b");
    String alpha = api.get("/v1/environments").ok().at("/environments/0/tenant_id").stringValue();
    ApiClient root = api.login("root");

    assertThat(root.get("/v1/environments?all_tenants=TRUE").ok().get("environments")).hasSize(2);
    assertThat(root.get("/v1/environments?tenant=" + alpha).ok().get("environments")).hasSize(1);
    api.get("/v1/environments?all_tenants=true").expectError(403);
    api.get("/v1/environments?tenant=" + alpha).expectError(403);
  }

  @Test
  void listCanBePaged(ApiClient api) {
    List<String> ids = List.of(create(api, "a"), create(api, "b"), create(api, "c"));

    JsonNode page = api.get("/v1/environments?limit=1&marker=" + ids.get(0)).ok();

    assertThat(page.at("/environments/0/name").stringValue()).isEqualTo("b");
    assertThat(page.get("environments")).hasSize(1);
    api.get("/v1/environments?limit=0").expectError(400);
    api.get("/v1/environments?limit=x").expectError(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'name': ''}",
        "{'name': '   '}",
        "{'name': null}",
        "{'name': 3}",
        "[]",
        "'x'",
        "{'name': 'n', 'defaultNetworks': 5}",
        "{'name': 'n', 'services': 'x'}",
        "{'name': 'n', 'services': [{'?': {'id': 'a'}}]}",
        "{'name': 'n', 'description_text': 1}",
        "{'name': 'n', 'region': {}}",
        "{'name': 'n\\u0000'}"
      })
  void createRefusesBadBodies(String body) {
    ApiClient api = client;
    api.post("/v1/environments", body.replace('\'', '"')).expectError(400);
    assertThat(api.get("/v1/environments").ok().get("environments")).isEmpty();
  }

  private final ApiClient client;

  EnvironmentIntegrationTests(ApiClient client) {
    this.client = client;
  }

  @Test
  void namesAreLimitedByCharactersNotBytes(ApiClient api) {
    create(api, "♥".repeat(255));
    create(api, "😀".repeat(255));
    api.post("/v1/environments", Map.of("name", "x".repeat(256))).expectError(400);
  }

  @Test
  void namesAreUniquePerProject(ApiClient api) {
    create(api, "shop");

    api.post("/v1/environments", Map.of("name", "shop")).expectError(409);
    create(api.login("bob"), "shop");
  }

  @Test
  void renameChangesTheRowOnly(ApiClient api) {
    String id = create(api, "shop");
    create(api, "other");

    assertThat(api.put("/v1/environments/" + id, Map.of("name", "store")).text("name"))
        .isEqualTo("store");
    assertThat(api.put("/v1/environments/" + id, Map.of("name", 42)).text("name")).isEqualTo("42");
    assertThat(api.get("/v1/environments/" + id + "/model/name").json().stringValue())
        .isEqualTo("shop");
    api.put("/v1/environments/" + id, Map.of("name", "other")).expectError(409);
    api.put("/v1/environments/" + id, Map.of("name", " ")).expectError(400);
    api.put("/v1/environments/" + id, Map.of("name", "x".repeat(256))).expectError(400);
    api.put("/v1/environments/" + id, Map.of()).expectError(400);
    api.put("/v1/environments/" + id, null).expectError(400);
  }

  @Test
  void neverDeployedEnvironmentVanishesAtOnce(ApiClient api) {
    String id = create(api, "shop");
    api.post("/v1/environments/" + id + "/configure").ok();

    api.delete("/v1/environments/" + id).expectEmpty();

    api.get("/v1/environments/" + id).expectError(404);
    api.delete("/v1/environments/" + id).expectError(404);
    assertThat(api.get("/v1/environments").ok().get("environments")).isEmpty();
  }

  @Test
  void unknownEnvironmentIsNotFound(ApiClient api) {
    api.get("/v1/environments/None").expectError(404);
    api.put("/v1/environments/None", Map.of("name", "x")).expectError(404);
    api.delete("/v1/environments/None?abandon=True").expectError(404);
    api.get("/v1/environments/42").expectError(404);
    api.get("/v1/environments/None/lastStatus").expectError(404);
  }

  @Test
  void generatedNetworkIsNamedAfterTheEnvironment(ApiClient api) {
    String id = create(api, "shop");

    JsonNode networks = api.get("/v1/environments/" + id + "/model//defaultNetworks").ok();

    assertThat(networks.at("/environment/name").stringValue()).isEqualTo("shop-network");
    assertThat(networks.at("/environment/?/type").stringValue())
        .isEqualTo("io.murano.resources.NeutronNetwork");
    assertThat(networks.get("flat").isNull()).isTrue();
  }

  @Test
  void givenNetworksAreKept(ApiClient api) {
    JsonNode networks = json("{'environment': {'?': {'id': 'n', 'type': 'a.B'}}, 'flat': null}");
    ApiResponse created =
        api.post("/v1/environments", Map.of("name", "shop", "defaultNetworks", networks));

    assertThat(created.ok().get("defaultNetworks")).isEqualTo(networks);
    String path = "/v1/environments/" + created.text("id") + "/model/defaultNetworks";
    assertThat(api.get(path).ok()).isEqualTo(networks);
  }

  private static String create(ApiClient api, String name) {
    return api.post("/v1/environments", Map.of("name", name)).text("id");
  }
}
