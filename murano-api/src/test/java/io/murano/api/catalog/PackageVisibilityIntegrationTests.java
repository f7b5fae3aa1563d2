package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.common.archive.PackageBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what to whose packages (contract rest-api §1.5, §5.6). */
@ApiIntegrationTest
class PackageVisibilityIntegrationTests {

  private static final String REPLACE_NAME =
      "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"New\"}]";

  private static final Map<String, Function<ApiClient, Function<String, ApiResponse>>> ROUTES =
      routes();

  private static Map<String, Function<ApiClient, Function<String, ApiResponse>>> routes() {
    Map<String, Function<ApiClient, Function<String, ApiResponse>>> routes = new LinkedHashMap<>();
    routes.put("show", client -> id -> client.get("/v1/catalog/packages/" + id));
    for (String file : new String[] {"ui", "logo", "supplier_logo", "download"}) {
      routes.put(file, client -> id -> client.get("/v1/catalog/packages/" + id + "/" + file));
    }
    routes.put("change", client -> id -> client.patchPackage(id, REPLACE_NAME));
    routes.put("delete", client -> id -> client.delete("/v1/catalog/packages/" + id));
    return routes;
  }

  /** The status by route: no token, bad token, other project, member, admin of another project. */
  @ParameterizedTest
  @CsvSource({
    "show, private, 401, 401, 403, 200, 200",
    "ui, private, 401, 401, 403, 200, 200",
    "logo, private, 401, 401, 403, 200, 200",
    "supplier_logo, private, 401, 401, 403, 200, 200",
    "download, private, 401, 401, 403, 200, 200",
    "change, private, 401, 401, 403, 200, 200",
    "delete, private, 401, 401, 403, 200, 200",
    "show, public, 401, 401, 200, 200, 200",
    "ui, public, 401, 401, 200, 200, 200",
    "logo, public, 401, 401, 200, 200, 200",
    "supplier_logo, public, 401, 401, 200, 200, 200",
    "download, public, 401, 401, 200, 200, 200",
    "change, public, 401, 401, 403, 200, 200",
    "delete, public, 401, 401, 403, 200, 200",
  })
  void separatesProjects(
      String route,
      String kind,
      int none,
      int bad,
      int other,
      int member,
      int admin,
      ApiClient api) {
    String project = Projects.next();
    String elsewhere = Projects.next();
    Map<ApiClient, Integer> expected = new LinkedHashMap<>();
    expected.put(ApiClient.at(api.port()), none);
    expected.put(ApiClient.at(api.port()).with("X-Auth-Token", "no-token"), bad);
    expected.put(api.member(elsewhere), other);
    expected.put(api.member(project), member);
    expected.put(api.admin(elsewhere), admin);
    var call = java.util.Objects.requireNonNull(ROUTES.get(route));

    expected.forEach(
        (client, status) -> {
          String id = upload(api.admin(project), project, kind.equals("public"));
          assertThat(call.apply(client).apply(id).status()).isEqualTo(status);
          api.admin(project).delete("/v1/catalog/packages/" + id);
        });
  }

  private static String upload(ApiClient admin, String project, boolean isPublic) {
    return admin
        .upload(
            PackageBuilder.application("com." + project + ".Shop").zip(),
            "{\"is_public\": %s}".formatted(isPublic))
        .text("id");
  }

  @Test
  void knowsOnlyPackagesThatExist(ApiClient api) {
    ApiClient member = api.member(Projects.next());

    ROUTES.forEach(
        (name, call) -> {
          for (String id : new String[] {"None", "0123456789abcdef0123456789abcdef", "42"}) {
            assertThat(call.apply(member).apply(id).status()).as(name).isEqualTo(404);
          }
        });
  }

  @Test
  void knowsNoOtherMethods(ApiClient api) {
    ApiClient member = api.member(Projects.next());

    for (String path : new String[] {"", "/", "/x/", "/x/other"}) {
      String route = "/v1/catalog/packages" + path;
      assertThat(member.put(route, "{}").status()).as(route).isEqualTo(404);
    }
    assertThat(member.get("/v1/catalog/packages/").status()).isEqualTo(404);
    assertThat(member.delete("/v1/catalog/packages").status()).isEqualTo(404);
  }

  @Test
  void refusesUploadsWithoutToken(ApiClient api) {
    byte[] zip = PackageBuilder.application("a.B").zip();

    assertThat(ApiClient.at(api.port()).upload(zip).status()).isEqualTo(401);
  }
}
