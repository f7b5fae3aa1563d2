package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.testing.ApiClient;
import io.murano.api.testing.ApiResponse;
import io.murano.api.testing.ApiServer;
import io.murano.common.archive.PackageBuilder;
import io.murano.testkit.NeedsDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what to whose packages (contract rest-api §1.5, §5.6). */
@NeedsDatabase
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
      String route, String kind, int none, int bad, int other, int member, int admin) {
    ApiServer server = ApiServer.shared();
    String project = ApiServer.newProject();
    String elsewhere = ApiServer.newProject();
    Map<ApiClient, Integer> expected = new LinkedHashMap<>();
    expected.put(server.withToken(null), none);
    expected.put(server.withToken("no-token"), bad);
    expected.put(server.member(elsewhere), other);
    expected.put(server.member(project), member);
    expected.put(server.admin(elsewhere), admin);
    var call = java.util.Objects.requireNonNull(ROUTES.get(route));

    expected.forEach(
        (client, status) -> {
          String id = upload(project, kind.equals("public"));
          assertThat(call.apply(client).apply(id).status()).isEqualTo(status);
          server.admin(project).delete("/v1/catalog/packages/" + id);
        });
  }

  private static String upload(String project, boolean isPublic) {
    return ApiServer.shared()
        .admin(project)
        .upload(
            PackageBuilder.application("com." + project + ".Shop").zip(),
            "{\"is_public\": %s}".formatted(isPublic))
        .text("id");
  }

  @Test
  void knowsOnlyPackagesThatExist() {
    ApiClient member = ApiServer.shared().member(ApiServer.newProject());

    ROUTES.forEach(
        (name, call) -> {
          for (String id : new String[] {"None", "0123456789abcdef0123456789abcdef", "42"}) {
            assertThat(call.apply(member).apply(id).status()).as(name).isEqualTo(404);
          }
        });
  }

  @Test
  void knowsNoOtherMethods() {
    ApiClient member = ApiServer.shared().member(ApiServer.newProject());

    for (String path : new String[] {"", "/", "/x/", "/x/other"}) {
      String route = "/v1/catalog/packages" + path;
      assertThat(member.send("PUT", route, "application/json", "{}").status())
          .as(route)
          .isEqualTo(404);
    }
    assertThat(member.get("/v1/catalog/packages/").status()).isEqualTo(404);
    assertThat(member.delete("/v1/catalog/packages").status()).isEqualTo(404);
  }

  @Test
  void refusesUploadsWithoutToken() {
    byte[] zip = PackageBuilder.application("a.B").zip();

    assertThat(ApiServer.shared().withToken(null).upload(zip).status()).isEqualTo(401);
  }
}
