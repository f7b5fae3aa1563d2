package io.murano.api.template;

import static io.murano.api.support.ApiClient.json;
import static io.murano.api.support.Environments.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 30 to 41: environment templates. */
@ApiIntegrationTest
class TemplateIntegrationTests {

  @Test
  void createdTemplateEqualsItsListEntry(ApiClient api) {
    JsonNode created =
        api.post("/v1/templates", json("{'name': 'lamp', 'description_text': 'd'}")).ok();

    assertThat(created.get("is_public").booleanValue()).isFalse();
    assertThat(created.get("description_text").stringValue()).isEqualTo("d");
    assertThat(created.get("version").intValue()).isZero();
    assertThat(api.get("/v1/templates").ok().get("templates").get(0)).isEqualTo(created);
    assertThat(created.has("services")).isFalse();
    assertThat(api.get(path(created)).ok().get("services")).isEqualTo(json("[]"));
  }

  @Test
  void servicesAreStoredAsSent(ApiClient api) {
    ObjectNode body = json("{'name': 'lamp'}").deepCopy().asObject();
    body.putArray("services").add(service("a"));

    JsonNode created = api.post("/v1/templates", body).ok();

    assertThat(created.get("services")).isEqualTo(body.get("services"));
    assertThat(api.get(path(created)).ok().get("services")).isEqualTo(body.get("services"));
    assertThat(api.get(path(created) + "/services").ok()).isEqualTo(body.get("services"));
    assertThat(api.get(path(created) + "/services/a/port").ok().stringValue()).isEqualTo("8080");
    api.get(path(created) + "/services/nope").expectError(404);
    api.get(path(created) + "/services/a/nope").expectError(404);
  }

  @Test
  void servicesAreAddedReplacedAndRemoved(ApiClient api) {
    String template = create(api, "lamp", false);
    String services = template + "/services";

    assertThat(api.post(services, service("a")).ok()).isEqualTo(service("a"));
    assertThat(api.post(services, service("b")).ok()).isEqualTo(service("b"));
    api.post(services + "/", service("c")).expectError(404);
    api.post(services, json("{'x': 1}")).expectError(400);

    ObjectNode renamed = service("b").deepCopy().asObject().put("name", "renamed");
    assertThat(api.put(services + "/b", renamed).ok()).isEqualTo(renamed);
    assertThat(api.get(services + "/b").ok()).isEqualTo(renamed);
    assertThat(api.get(services + "/a").ok()).isEqualTo(service("a"));
    api.put(services + "/nope", renamed).expectError(404);

    JsonNode left = api.delete(services + "/a").ok();
    assertThat(left.get("name").stringValue()).isEqualTo("lamp");
    assertThat(left.get("services")).hasSize(1);
    api.delete(services + "/a").expectError(404);
    api.delete(services).expectError(404);
    assertThat(api.delete(services + "/").ok().get("services")).isEmpty();
    assertThat(api.get(services + "/").ok()).isEmpty();
  }

  @Test
  void updateChangesWhatIsSent(ApiClient api) {
    String template = create(api, "lamp", false);
    create(api, "other", false);

    JsonNode updated = api.put(template, json("{'name': 'lemp', 'is_public': true}")).ok();

    assertThat(updated.get("name").stringValue()).isEqualTo("lemp");
    assertThat(updated.get("is_public").booleanValue()).isTrue();
    assertThat(api.get(template).ok().get("name").stringValue()).isEqualTo("lemp");
    api.put(template, json("{'name': 'other'}")).expectError(409);
    api.put(template, json("{'name': ' '}")).expectError(400);
    api.put(template, json("{}")).expectError(400);
    api.put(template, Map.of("name", "x".repeat(256))).expectError(400);
    api.put(template, json("{'name': 'x', 'is_public': 'yes'}")).expectError(400);
    api.put("/v1/templates/None", json("{'name': 'x'}")).expectError(404);
  }

  @Test
  void namesAreUniquePerProject(ApiClient api) {
    create(api, "lamp", false);

    api.post("/v1/templates", json("{'name': 'lamp'}")).expectError(409);
    api.post("/v1/templates", json("{'name': ''}")).expectError(400);
    create(api.login("bob"), "lamp", false);
  }

  @Test
  void listIsFilteredByVisibility(ApiClient api) {
    ApiClient bob = api.login("bob");
    create(api, "own-private", false);
    create(api, "own-public", true);
    create(bob, "other-private", false);
    create(bob, "other-public", true);

    assertThat(names(api, "")).containsExactly("other-public", "own-private", "own-public");
    assertThat(names(api, "?is_public=True")).containsExactly("other-public", "own-public");
    assertThat(names(api, "?is_public=false")).containsExactly("own-private");
  }

  @Test
  void foreignTemplatesAreReadableWhenPublicAndNeverChangeable(ApiClient api) {
    ApiClient bob = api.login("bob");
    String hidden = create(api, "private", false);
    String shown = create(api, "public", true);

    bob.get(hidden).expectError(403);
    bob.get(shown).ok();
    for (String template : new String[] {hidden, shown}) {
      bob.put(template, json("{'name': 'mine'}")).expectError(403);
      bob.delete(template).expectError(403);
      bob.get(template + "/services").expectError(403);
      bob.post(template + "/services", service("a")).expectError(403);
      bob.put(template + "/services/a", service("a")).expectError(403);
      bob.delete(template + "/services/a").expectError(403);
    }
    ApiClient root = api.login("root");
    root.get(hidden).ok();
    root.get(hidden + "/services").expectError(403);
    root.put(hidden, json("{'name': 'by-admin'}")).ok();
    root.delete(hidden).expectEmpty();
    root.get(hidden).expectError(404);
  }

  @Test
  void cloneNeedsAPublicSource(ApiClient api) {
    String template = create(api, "lamp", true);
    api.post(template + "/services", service("a")).ok();
    ApiClient bob = api.login("bob");

    JsonNode clone = bob.post(template + "/clone", json("{'name': 'copy'}")).ok();

    assertThat(clone.get("name").stringValue()).isEqualTo("copy");
    assertThat(clone.get("is_public").booleanValue()).isFalse();
    assertThat(clone.get("services").get(0)).isEqualTo(service("a"));
    assertThat(bob.get(path(clone)).ok()).isEqualTo(clone);
    bob.post(template + "/clone", json("{'name': 'copy'}")).expectError(409);
    bob.post(template + "/clone", json("{}")).expectError(400);
    String hidden = create(api, "private", false);
    api.post(hidden + "/clone", json("{'name': 'x'}")).expectError(403);
    api.login("root").post(hidden + "/clone", json("{'name': 'x'}")).expectError(403);
  }

  @Test
  void environmentIsMadeWithADraftOfTheServices(ApiClient api) {
    String template = create(api, "lamp", false);
    api.post(template + "/services", service("a")).ok();

    JsonNode made =
        api.post(template + "/create-environment", json("{'name': 'from-lamp', 'region': 'R'}"))
            .ok();

    assertThat(made.propertyNames()).containsExactlyInAnyOrder("environment_id", "session_id");
    String environment = "/v1/environments/" + made.get("environment_id").stringValue();
    assertThat(api.get(environment).ok().get("services")).isEmpty();
    assertThat(api.get(environment).ok().get("status").stringValue()).isEqualTo("pending");
    assertThat(api.get(environment + "/model/region").ok().stringValue()).isEqualTo("R");
    ApiClient inSession = api.inSession(made.get("session_id").stringValue());
    assertThat(inSession.get(environment + "/services/a").ok()).isEqualTo(service("a"));
    api.post(template + "/create-environment", json("{'name': 'from-lamp'}")).expectError(409);
    api.post(template + "/create-environment", json("{'name': '  '}")).expectError(400);
    api.post("/v1/templates/None/create-environment", json("{'name': 'x'}")).expectError(404);
    api.login("bob").post(template + "/create-environment", json("{'name': 'x'}")).expectError(403);
  }

  @Test
  void deletedTemplateIsGone(ApiClient api) {
    String template = create(api, "lamp", false);

    api.delete(template).expectEmpty();

    api.get(template).expectError(404);
    api.delete(template).expectError(404);
    api.delete("/v1/templates/None").expectError(404);
    assertThat(names(api, "")).isEmpty();
  }

  private static String create(ApiClient api, String name, boolean isPublic) {
    return path(api.post("/v1/templates", Map.of("name", name, "is_public", isPublic)).ok());
  }

  private static String path(JsonNode template) {
    return "/v1/templates/" + template.get("id").stringValue();
  }

  private static List<String> names(ApiClient api, String query) {
    return api.get("/v1/templates" + query)
        .ok()
        .get("templates")
        .valueStream()
        .map(template -> template.get("name").stringValue())
        .toList();
  }
}
