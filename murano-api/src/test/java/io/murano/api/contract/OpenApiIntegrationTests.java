package io.murano.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.SecondApi;
import io.murano.api.support.TwoInstancesTest;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document and the routes say the same. All optional routes are switched on. */
@TwoInstancesTest
class OpenApiIntegrationTests {

  private static SecondApi api;
  private static JsonNode document;
  private static Operations operations;

  @BeforeAll
  static void readTheDocument(SecondApi instance) {
    api = instance;
    document = api.client().get("/v1/openapi.json").ok();
    operations = new Operations(document);
  }

  @Test
  void documentHasEveryRouteAndNoOther() throws IOException {
    Set<String> routes = routes();

    assertThat(routes).hasSizeGreaterThan(70);
    assertThat(operations.byRoute().keySet()).containsExactlyInAnyOrderElementsOf(routes);
    assertThat(texts().path("routes").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void everyOperationIsExplained() {
    SoftAssertions softly = new SoftAssertions();
    Set<String> ids = new HashSet<>();
    operations
        .byRoute()
        .forEach(
            (route, operation) -> {
              softly.assertThat(operation.path("summary").asString("")).as(route).isNotBlank();
              softly.assertThat(ids.add(operation.path("operationId").asString(""))).isTrue();
              softly.assertThat(operation.path("tags")).as(route).hasSize(1);
              for (JsonNode parameter : operation.path("parameters")) {
                softly
                    .assertThat(parameter.path("description").asString(""))
                    .as("%s: parameter %s", route, parameter.path("name"))
                    .isNotBlank();
              }
              explained(softly, route, operation.path("requestBody").path("content"));
            });
    softly.assertAll();
  }

  /** Answers have an example unless they are bytes; uploads are described by their parts. */
  private static void explained(SoftAssertions softly, String route, JsonNode content) {
    content
        .properties()
        .forEach(
            type -> {
              if (type.getKey().contains("json")) {
                softly
                    .assertThat(type.getValue().has("example"))
                    .as("%s: example of the request", route)
                    .isTrue();
              }
            });
  }

  @Test
  void everyOperationSaysWhoMayAskAndHowItFails() {
    SoftAssertions softly = new SoftAssertions();
    operations
        .byRoute()
        .forEach(
            (route, operation) -> {
              String path = route.substring(route.indexOf(' ') + 1);
              String scheme =
                  path.startsWith("/v2") ? "password" : path.startsWith("/v1") ? "token" : null;
              JsonNode security = operation.path("security");
              softly
                  .assertThat(scheme == null ? security.isEmpty() : security.path(0).has(scheme))
                  .as("%s: security %s", route, security)
                  .isTrue();
              String error = path.startsWith("/v2") ? "BrokerError" : "Error";
              operation
                  .path("responses")
                  .properties()
                  .forEach(
                      response -> {
                        if (response.getKey().compareTo("400") >= 0) {
                          softly
                              .assertThat(
                                  response
                                      .getValue()
                                      .at("/content/application~1json/schema/$ref")
                                      .asString(""))
                              .as("%s: %s", route, response.getKey())
                              .isEqualTo("#/components/schemas/" + error);
                        }
                      });
            });
    softly.assertAll();
    assertThat(document.at("/components/securitySchemes/token/name").stringValue())
        .isEqualTo("X-Auth-Token");
    assertThat(document.at("/components/securitySchemes/password/scheme").stringValue())
        .isEqualTo("basic");
  }

  @Test
  void statusesOfTheIsolationTableAreDocumented() {
    SoftAssertions softly = new SoftAssertions();
    for (IsolationTable.Row row : IsolationTable.ROWS) {
      String route = operations.routeOf(row.method(), row.pathWithoutQuery()).orElseThrow();
      softly
          .assertThat(operations.operation(route).path("responses").propertyNames())
          .as("%s, which is %s", row.request(), route)
          .containsAll(row.statuses().values().stream().map(String::valueOf).toList());
    }
    softly.assertAll();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> dangling = new ArrayList<>();
    references(document, dangling);

    assertThat(dangling).isEmpty();
  }

  @Test
  void everyExampleFitsItsSchema() {
    List<String> misfits = new ArrayList<>();
    SchemaCheck check = new SchemaCheck(document);
    int[] examples = {0};
    operations
        .byRoute()
        .forEach(
            (route, operation) -> {
              List<JsonNode> contents = new ArrayList<>();
              contents.add(operation.path("requestBody").path("content"));
              operation
                  .path("responses")
                  .forEach(response -> contents.add(response.path("content")));
              for (JsonNode content : contents) {
                for (JsonNode media : content) {
                  if (media.has("example")) {
                    examples[0]++;
                    check
                        .problem(media.path("schema"), media.get("example"))
                        .ifPresent(problem -> misfits.add(route + ": " + problem));
                  }
                }
              }
            });

    assertThat(misfits).isEmpty();
    assertThat(examples[0]).isGreaterThan(80);
  }

  @Test
  void documentAndPageAreThereWithoutAToken() {
    ApiClient browser = api.client().with("Accept", "text/html,*/*;q=0.8");
    assertThat(document.path("openapi").stringValue()).startsWith("3.1");

    ApiResponse redirect = browser.get("/v1/docs").expect(302);
    String page = redirect.header("Location");
    assertThat(browser.get(page).expect(200).body()).contains("swagger-ui");
    assertThat(browser.get("/v1/openapi.json/swagger-config").text("url"))
        .isEqualTo("/v1/openapi.json");
    browser.get("/v1/environments").expect(401);
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    api.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> addRoutes(mapping, routes));
    return routes;
  }

  private static void addRoutes(RequestMappingInfo mapping, Set<String> routes) {
    for (String pattern : mapping.getPatternValues()) {
      if (pattern.matches("/v[123](/.*)?")
          && !pattern.matches("/v1/(openapi\\.json|docs|swagger-ui).*")) {
        mapping
            .getMethodsCondition()
            .getMethods()
            .forEach(method -> routes.add(method + " " + pattern.replace("{*", "{")));
      }
    }
  }

  private static JsonNode texts() throws IOException {
    try (InputStream resource =
        OpenApiIntegrationTests.class.getResourceAsStream("/openapi/routes.yaml")) {
      Object texts =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(resource));
      return MuranoJson.mapper().valueToTree(texts);
    }
  }

  private static void references(JsonNode node, List<String> dangling) {
    JsonNode reference = node.get("$ref");
    if (reference != null && reference.isString()) {
      String pointer = reference.stringValue().substring(1);
      if (document.at(pointer).isMissingNode()) {
        dangling.add(reference.stringValue());
      }
    }
    node.forEach(child -> references(child, dangling));
  }
}
