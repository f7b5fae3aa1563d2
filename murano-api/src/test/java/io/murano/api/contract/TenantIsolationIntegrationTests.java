package io.murano.api.contract;

import static io.murano.api.support.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Environments;
import io.murano.api.support.FakeConductor;
import io.murano.common.archive.PackageBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;

/**
 * Who gets what from every route (contract rest-api §1.5), from one table. Everything belongs to
 * alice of project alpha; template {@code tplpub} and package {@code pkgpub} are public.
 */
@ApiIntegrationTest
class TenantIsolationIntegrationTests {

  private static final String PACKAGE_PATCH = "application/murano-packages-json-patch";
  private static final JsonNode PUBLICIZE =
      json("[{'op': 'replace', 'path': '/is_public', 'value': true}]");

  private static final List<String> CALLERS =
      List.of("nobody", "expired", "bob", "rita", "anna", "root");

  /**
   * Columns: no token, revoked token, other project, reader of the project, member of the project,
   * administrator of another project.
   */
  private static final String TABLE =
      """
      GET    /environments                              | 401 401 200 200 200 200
      GET    /environments?all_tenants=true             | 401 401 403 403 403 200
      POST   /environments                              | 401 401 400 400 400 400
      GET    /environments/{env}                        | 401 401 403 200 200 200
      PUT    /environments/{env}                        | 401 401 403 400 400 400
      DELETE /environments/{busy}                       | 401 401 403 403 403 403
      GET    /environments/{env}/lastStatus             | 401 401 403 200 200 200
      GET    /environments/{env}/model/                 | 401 401 403 200 200 200
      PATCH  /environments/{env}/model/                 | 401 401 400 400 400 400
      POST   /environments/{busy}/configure             | 401 401 403 403 403 403
      GET    /environments/{env}/sessions/{ses}         | 401 401 403 401 401 401
      DELETE /environments/{env}/sessions/{ses}         | 401 401 403 401 401 401
      POST   /environments/{busy}/sessions/{run}/deploy | 401 401 403 403 403 403
      GET    /environments/{env}/services               | 401 401 403 200 200 200
      GET    /environments/{env}/services/nope          | 401 401 403 200 200 200
      GET    /environments/{env}/services [ses]         | 401 401 403 200 200 200
      GET    /environments/{env}/services [other]       | 401 401 403 400 400 400
      POST   /environments/{env}/services               | 401 401 400 400 400 400
      POST   /environments/{env}/services [ses]         | 401 401 403 400 400 400
      PUT    /environments/{env}/services               | 401 401 400 400 400 400
      DELETE /environments/{env}/services [ses]         | 401 401 403 404 404 404
      PUT    /environments/{env}/services/nope/x [ses]  | 401 401 403 404 404 404
      DELETE /environments/{env}/services/nope [ses]    | 401 401 403 404 404 404
      GET    /environments/{env}/deployments            | 401 401 403 200 200 200
      GET    /environments/{busy}/deployments/{task}    | 401 401 403 200 200 200
      GET    /environments/{env}/deployments/{task}     | 401 401 403 400 400 400
      GET    /deployments                               | 401 401 200 200 200 200
      POST   /environments/{env}/actions/nope           | 401 401 403 404 404 404
      GET    /environments/{busy}/actions/{task}        | 401 401 403 200 200 200
      GET    /environments/{env}/actions/{task}         | 401 401 403 404 404 404
      POST   /actions                                   | 401 401 400 400 400 400
      GET    /environments/{env}/instance-statistics/raw        | 401 401 403 200 200 200
      GET    /environments/{env}/instance-statistics/raw/x      | 401 401 403 200 200 200
      GET    /environments/{env}/instance-statistics/aggregated | 401 401 403 200 200 200
      GET    /templates                                 | 401 401 200 200 200 200
      POST   /templates                                 | 401 401 400 400 400 400
      GET    /templates/{tpl}                           | 401 401 403 200 200 200
      GET    /templates/{tplpub}                        | 401 401 200 200 200 200
      PUT    /templates/{tpl}                           | 401 401 403 400 400 400
      PUT    /templates/{tplpub}                        | 401 401 403 400 400 400
      DELETE /templates/{tplpub}/services/nope          | 401 401 403 404 404 403
      POST   /templates/{tpl}/create-environment        | 401 401 403 400 400 400
      POST   /templates/{tplpub}/create-environment     | 401 401 400 400 400 400
      POST   /templates/{tpl}/clone                     | 401 401 403 403 403 403
      POST   /templates/{tplpub}/clone                  | 401 401 400 400 400 400
      GET    /templates/{tpl}/services                  | 401 401 403 200 200 403
      GET    /templates/{tplpub}/services               | 401 401 403 200 200 403
      GET    /templates/{tplpub}/services/nope          | 401 401 403 404 404 403
      POST   /templates/{tplpub}/services               | 401 401 403 400 400 403
      PUT    /templates/{tplpub}/services/nope          | 401 401 403 400 400 403
      GET    /stats                                     | 401 401 403 403 403 200
      POST   /environments/{busy}/deployments/None/cancel | 401 401 403 404 404 404
      GET    /environments/{env}/deployments/{task}/events | 401 401 403 400 400 400
      GET    /admin/dead-letters                        | 401 401 403 403 403 200
      GET    /environments/{env}/events | 401 401 403
      GET    /admin/dead-letters/murano.tasks.dead      | 401 401 403 403 403 200
      GET    /admin/executions                          | 401 401 403 403 403 503
      GET    /admin/executions/x                        | 401 401 403 403 403 503
      GET    /admin/agents                              | 401 401 403 403 403 503
      GET    /admin/agents/x                            | 401 401 403 403 403 503
      GET    /schemas/a.B                               | 401 401 503 503 503 503
      GET    /schemas/a.B/m                             | 401 401 503 503 503 503
      GET    /admin/audit                               | 401 401 403 403 403 200
      POST   /admin/dead-letters/murano.tasks.dead/discard | 401 401 403 403 403 400
      POST   /admin/dead-letters/murano.tasks.dead/replay  | 401 401 403 403 403 400
      GET    /catalog/packages                          | 401 401 200 200 200 200
      POST   /catalog/packages                          | 401 401 400 400 400 400
      GET    /catalog/packages/{pkg}                    | 401 401 403 200 200 200
      GET    /catalog/packages/{pkgpub}                 | 401 401 200 200 200 200
      GET    /catalog/packages/{pkg}/ui                 | 401 401 403 200 200 200
      GET    /catalog/packages/{pkgpub}/ui              | 401 401 200 200 200 200
      GET    /catalog/packages/{pkg}/logo               | 401 401 403 200 200 200
      GET    /catalog/packages/{pkgpub}/logo            | 401 401 200 200 200 200
      GET    /catalog/packages/{pkg}/supplier_logo      | 401 401 403 200 200 200
      GET    /catalog/packages/{pkgpub}/supplier_logo   | 401 401 200 200 200 200
      GET    /catalog/packages/{pkg}/download           | 401 401 403 200 200 200
      GET    /catalog/packages/{pkgpub}/download        | 401 401 200 200 200 200
      PATCH  /catalog/packages/{pkg} [patch]            | 401 401 403 200 200 200
      PATCH  /catalog/packages/{pkgpub} [patch]         | 401 401 403 200 200 200
      DELETE /catalog/packages/{pkgpub}                 | 401 401 403
      DELETE /catalog/packages/{pkg}                    | 401 401 403
      GET    /catalog/categories                        | 401 401 200 200 200 200
      POST   /catalog/categories                        | 401 401 403 403 403 400
      GET    /catalog/categories/{cat}                  | 401 401 200 200 200 200
      DELETE /catalog/categories/{cat}                  | 401 401 403 403 403
      DELETE /templates/{tpl}                           | 401 401 403
      DELETE /templates/{tplpub}                        | 401 401 403
      DELETE /environments/{env}                        | 401 401 403
      DELETE /environments/{env}?abandon=true           | 401 401 403
      POST   /environments/{env}/configure              | 401 401 403 200 200 200
      """;

  @Test
  void everyRouteAnswersEveryCallerAsTheTableSays(ApiClient alice, FakeConductor conductor) {
    Map<String, String> names = setUp(alice);
    conductor.takeTask();
    Map<String, ApiClient> callers = callers(alice);
    SoftAssertions softly = new SoftAssertions();
    for (String row : TABLE.split("\n")) {
      String[] halves = row.split("\\|");
      String[] request = halves[0].strip().split("\\s+");
      String[] statuses = halves[1].strip().split(" ");
      for (int i = 0; i < statuses.length; i++) {
        String caller = CALLERS.get(i);
        ApiResponse response = send(Objects.requireNonNull(callers.get(caller)), request, names);
        softly
            .assertThat(response.status())
            .as("%s as %s: %s", halves[0].strip(), caller, response.body())
            .isEqualTo(Integer.parseInt(statuses[i]));
      }
    }
    softly.assertAll();
  }

  /** A new route is not done before the table says who may use it. */
  @Test
  void tableHasEveryRoute(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
    List<String> missing = new ArrayList<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .keySet()
        .forEach(
            route ->
                Objects.requireNonNull(route.getPathPatternsCondition()).getPatterns().stream()
                    .filter(pattern -> pattern.getPatternString().startsWith("/v1/"))
                    .filter(
                        pattern ->
                            !pattern.getPatternString().matches("/v1/(openapi|docs|swagger).*"))
                    .flatMap(
                        pattern ->
                            route.getMethodsCondition().getMethods().stream()
                                .filter(method -> !hasRow(method.name(), pattern))
                                .map(method -> method + " " + pattern))
                    .forEach(missing::add));

    assertThat(missing).isEmpty();
  }

  /** Returns the statuses of each request, written {@code METHOD /v1/path}. */
  static Map<String, Set<String>> statuses() {
    Map<String, Set<String>> statuses = new LinkedHashMap<>();
    for (String row : TABLE.split("\n")) {
      String[] halves = row.split("\\|");
      String[] request = halves[0].strip().split("\\s+");
      statuses
          .computeIfAbsent(
              request[0] + " /v1" + request[1].replaceAll("\\?.*", ""), key -> new TreeSet<>())
          .addAll(List.of(halves[1].strip().split(" ")));
    }
    return statuses;
  }

  private static boolean hasRow(String method, PathPattern pattern) {
    return Arrays.stream(TABLE.split("\n"))
        .map(row -> row.split("\\s+"))
        .anyMatch(
            row ->
                row[0].equals(method)
                    && pattern.matches(
                        PathContainer.parsePath("/v1" + row[1].replaceAll("\\?.*", ""))));
  }

  private static Map<String, String> setUp(ApiClient alice) {
    Map<String, String> names = new LinkedHashMap<>();
    String environment = Environments.create(alice, "env");
    names.put("env", id(environment));
    names.put("ses", Environments.configure(alice, environment));
    String busy = Environments.create(alice, "busy");
    names.put("busy", id(busy));
    names.put("run", Environments.configure(alice, busy));
    names.put("task", Environments.deploy(alice, busy, names.get("run")));
    String other = Environments.create(alice, "other");
    names.put("other", Environments.configure(alice, other));
    names.put("tpl", alice.post("/v1/templates", json("{'name': 'tpl'}")).text("id"));
    names.put(
        "tplpub",
        alice.post("/v1/templates", json("{'name': 'tplpub', 'is_public': true}")).text("id"));
    names.put("pkg", upload(alice, "a"));
    ApiClient root = alice.login("root");
    String shared = upload(alice, "b");
    root.with("Content-Type", PACKAGE_PATCH)
        .send("PATCH", "/v1/catalog/packages/" + shared, PUBLICIZE)
        .ok();
    names.put("pkgpub", shared);
    names.put(
        "cat",
        root.post("/v1/catalog/categories", Map.of("name", "c" + UUID.randomUUID())).text("id"));
    return names;
  }

  private static String upload(ApiClient alice, String name) {
    String fullName = "test." + name + UUID.randomUUID().toString().replace("-", "");
    return alice.upload(PackageBuilder.application(fullName).zip(), "{}").text("id");
  }

  private static Map<String, ApiClient> callers(ApiClient alice) {
    ApiClient expired = alice.login("anna");
    String token = expired.header("X-Auth-Token");
    expired.with("X-Subject-Token", token).delete("/v3/auth/tokens").expect(204);
    Map<String, ApiClient> callers = new LinkedHashMap<>();
    callers.put("nobody", ApiClient.at(alice.port()));
    callers.put("expired", expired);
    CALLERS.stream().skip(2).forEach(name -> callers.put(name, alice.login(name)));
    return callers;
  }

  private static ApiResponse send(ApiClient caller, String[] request, Map<String, String> names) {
    String path = "/v1" + request[1];
    for (Map.Entry<String, String> name : names.entrySet()) {
      path = path.replace("{" + name.getKey() + "}", name.getValue());
    }
    ApiClient client = caller;
    if (request.length > 2 && request[2].equals("[patch]")) {
      return client
          .with("Content-Type", PACKAGE_PATCH)
          .send(request[0], path, json("[{'op': 'add', 'path': '/tags', 'value': ['x']}]"));
    }
    if (path.matches(".*/(logo|supplier_logo|download|ui)")) {
      client = client.with("Accept", "*/*");
    }
    if (request.length > 2) {
      client =
          client.inSession(
              Objects.requireNonNull(names.get(request[2].replaceAll("[\\[\\]]", ""))));
    }
    Object body = request[0].equals("GET") || request[0].equals("DELETE") ? null : json("{}");
    return client.send(request[0], path, body);
  }

  private static String id(String environment) {
    return environment.substring(environment.lastIndexOf('/') + 1);
  }
}
