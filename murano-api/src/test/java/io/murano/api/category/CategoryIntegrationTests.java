package io.murano.api.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.common.archive.PackageBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Categories (contract rest-api §2.10). */
@ApiIntegrationTest
class CategoryIntegrationTests {

  private static final String ROUTE = "/v1/catalog/categories";

  private String project;
  private ApiClient admin;
  private ApiClient member;

  @BeforeEach
  void takeAProject(ApiClient api) {
    project = Projects.next();
    admin = api.admin(project);
    member = api.member(project);
  }

  private JsonNode create(String name) {
    ApiResponse response = admin.post(ROUTE, Map.of("name", name));
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    return response.json();
  }

  private static List<String> names(ApiResponse response) {
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    return response
        .json()
        .path("categories")
        .valueStream()
        .map(c -> c.path("name").asString())
        .toList();
  }

  @Test
  void beginsWithTheUsualOnes() {
    assertThat(names(member.get(ROUTE)))
        .contains(
            "Application Servers",
            "Big Data",
            "Databases",
            "Key-Value Storage",
            "Load Balancers",
            "Message Queue",
            "Microsoft Services",
            "SAP",
            "Web");
  }

  @Test
  void makesShowsAndDeletesACategory() {
    JsonNode made = create("♥ " + project);
    String id = made.path("id").asString();

    assertThat(made.propertyNames())
        .containsExactlyInAnyOrder("id", "name", "created", "updated", "package_count");
    assertThat(made.path("package_count").intValue()).isZero();
    assertThat(names(member.get(ROUTE))).contains("♥ " + project);
    JsonNode shown = member.get(ROUTE + "/" + id).json();
    assertThat(shown.path("name")).isEqualTo(made.path("name"));
    assertThat(shown.path("packages")).isEmpty();
    ApiResponse deleted = admin.delete(ROUTE + "/" + id);
    deleted.expectEmpty();
    assertThat(admin.delete(ROUTE + "/" + id).status()).isEqualTo(404);
    assertThat(member.get(ROUTE + "/" + id).status()).isEqualTo(404);
    assertThat(names(member.get(ROUTE))).doesNotContain("♥ " + project);
  }

  @Test
  void isChangedByAdministratorsOnly(ApiClient api) {
    String id = create("guarded " + project).path("id").asString();

    assertThat(member.post(ROUTE, Map.of("name", "mine " + project)).status()).isEqualTo(403);
    assertThat(member.delete(ROUTE + "/" + id).status()).isEqualTo(403);
    assertThat(ApiClient.at(api.port()).get(ROUTE).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\": \"\"}", "{\"name\": null}", "{\"name\": 1}", "[]", ""})
  void refusesOtherNames(String body) {
    assertThat(admin.post(ROUTE, body).status()).isEqualTo(400);
  }

  @Test
  void boundsNamesAndKeepsThemUnique() {
    String name = "long " + project + "x".repeat(80);
    create(name.substring(0, 80));

    assertThat(admin.post(ROUTE, Map.of("name", name.substring(0, 81))).status()).isEqualTo(400);
    assertThat(admin.post(ROUTE, Map.of("name", name.substring(0, 80))).status()).isEqualTo(409);
    assertThat(admin.post(ROUTE, new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void cannotBeDeletedWhileAPackageIsInIt() {
    String name = "used " + project;
    String id = create(name).path("id").asString();
    String packageId =
        member
            .upload(
                PackageBuilder.application(project + ".P").zip(),
                "{\"categories\": [\"%s\"]}".formatted(name))
            .text("id");

    assertThat(member.get(ROUTE + "/" + id).json().path("package_count").intValue()).isEqualTo(1);
    assertThat(admin.delete(ROUTE + "/" + id).status()).isEqualTo(403);
    member.patchPackage(
        packageId,
        "[{\"op\": \"remove\", \"path\": \"/categories\", \"value\": [\"%s\"]}]".formatted(name));
    assertThat(member.get(ROUTE + "/" + id).json().path("package_count").intValue()).isZero();
    assertThat(admin.delete(ROUTE + "/" + id).status()).isEqualTo(200);
  }

  @Test
  void showsOnlyPackagesTheCallerMaySee(ApiClient api) {
    String name = "shared " + project;
    String id = create(name).path("id").asString();
    String metadata = "{\"is_public\": %s, \"categories\": [\"" + name + "\"]}";
    admin.upload(PackageBuilder.application(project + ".Hidden").zip(), metadata.formatted(false));
    admin.upload(PackageBuilder.application(project + ".Open").zip(), metadata.formatted(true));
    ApiClient stranger = api.member(Projects.next());

    JsonNode own = member.get(ROUTE + "/" + id).json();
    JsonNode foreign = stranger.get(ROUTE + "/" + id).json();

    assertThat(own.path("packages").valueStream().map(p -> p.path("name").asString()))
        .containsExactly("Hidden", "Open");
    assertThat(
            foreign
                .path("packages")
                .valueStream()
                .map(p -> p.path("fully_qualified_name").asString()))
        .containsExactly(project + ".Open");
    assertThat(foreign.path("package_count").intValue()).isEqualTo(2);
    assertThat(api.admin(Projects.next()).get(ROUTE + "/" + id).json().path("packages")).hasSize(2);
  }

  @Test
  void pagesInEveryOrder() {
    List<String> all = names(member.get(ROUTE));
    for (String order :
        List.of(
            "",
            "&sort_keys=package_count,name",
            "&sort_keys=created&sort_dir=desc",
            "&sort_keys=id")) {
      List<String> paged = new ArrayList<>();
      String marker = "";
      while (true) {
        ApiResponse response = member.get(ROUTE + "?limit=2" + order + marker);
        paged.addAll(names(response));
        JsonNode next = response.json().get("next_marker");
        if (next == null) {
          break;
        }
        marker = "&marker=" + next.asString();
      }
      assertThat(paged).as(order).containsAll(all).doesNotHaveDuplicates();
    }
    assertThat(member.get(ROUTE).json().has("next_marker")).isFalse();
    assertThat(member.get(ROUTE + "?marker=None").status()).isEqualTo(404);
    assertThat(member.get(ROUTE + "?colour=red").status()).isEqualTo(400);
  }

  @Test
  void isMadeOnceByManyClients() {
    String name = "raced " + project;

    List<Integer> results =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> admin.post(ROUTE, Map.of("name", name)).status())
            .toList();

    assertThat(results).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void staysWhenAPackageAndItsDeletionMeet() {
    for (int i = 0; i < 8; i++) {
      String name = "race %d %s".formatted(i, project);
      String id = create(name).path("id").asString();
      byte[] zip = PackageBuilder.application("%s.R%d".formatted(project, i)).zip();
      List<Integer> results =
          IntStream.range(0, 2)
              .parallel()
              .mapToObj(
                  n ->
                      n == 0
                          ? member
                              .upload(zip, "{\"categories\": [\"%s\"]}".formatted(name))
                              .status()
                          : admin.delete(ROUTE + "/" + id).status())
              .toList();

      assertThat(results).isIn(List.of(200, 403), List.of(400, 200));
    }
  }
}
