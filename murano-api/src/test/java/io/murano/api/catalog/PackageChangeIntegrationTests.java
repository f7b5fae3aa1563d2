package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.common.archive.PackageBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changes to packages. */
@ApiIntegrationTest
class PackageChangeIntegrationTests {

  private String project;
  private ApiClient member;
  private ApiClient admin;
  private String id;

  @BeforeEach
  void uploadAPackage(ApiClient api) {
    project = Projects.next();
    member = api.member(project);
    admin = api.admin(project);
    id = member.upload(PackageBuilder.application("com." + project + ".Shop").zip()).text("id");
  }

  private static String change(String op, String path, String value) {
    return "{\"op\": \"%s\", \"path\": \"/%s\", \"value\": %s}".formatted(op, path, value);
  }

  private ApiResponse patch(String... changes) {
    return member.patchPackage(id, "[" + String.join(", ", changes) + "]");
  }

  @Test
  void makesAllChangesOfAPatch() {
    ApiResponse response =
        patch(
            change("add", "tags", "[\"a\", \"b\"]"),
            change("remove", "tags", "[\"a\"]"),
            change("add", "categories", "[\"Web\"]"),
            change("replace", "enabled", "false"),
            change("replace", "name", "\"New name\""));

    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    JsonNode json = response.json();
    assertThat(json.path("tags").toString()).isEqualTo("[\"b\"]");
    assertThat(json.path("categories").toString()).isEqualTo("[\"Web\"]");
    assertThat(json.path("enabled").booleanValue()).isFalse();
    assertThat(json.path("name").asString()).isEqualTo("New name");
    assertThat(member.get("/v1/catalog/packages/" + id).json()).isEqualTo(json);
  }

  @Test
  void makesNoneWhenOneIsImpossible() {
    String possible = change("replace", "name", "\"New\"");
    patch(possible, change("remove", "tags", "[\"gone\"]")).expectError(404);
    patch(possible, change("add", "categories", "[\"No such\"]")).expectError(400);

    assertThat(member.get("/v1/catalog/packages/" + id).text("name")).isEqualTo("Shop");
  }

  @Test
  void changesNothingForAnEmptyPatch() {
    JsonNode before = member.get("/v1/catalog/packages/" + id).json();

    assertThat(patch().ok()).isEqualTo(before);
  }

  @Test
  void findsWhatHasChanged() {
    patch(change("replace", "description", "\"Zebra\"")).ok();

    assertThat(member.get("/v1/catalog/packages?owned=true&search=zebra").json().path("packages"))
        .hasSize(1);
    assertThat(
            member
                .get("/v1/catalog/packages?owned=true&search=not%20provided")
                .json()
                .path("packages"))
        .isEmpty();
  }

  @Test
  void checksTheBodyFirst() {
    assertThat(member.patchPackage("None", "[{}]").status()).isEqualTo(400);
    assertThat(member.patchPackage("None", "{}").status()).isEqualTo(400);
    assertThat(member.patchPackage("None", "[").status()).isEqualTo(400);
    assertThat(member.patchPackage("None", "").status()).isEqualTo(400);
    assertThat(member.patchPackage("None", "[]").status()).isEqualTo(404);
    assertThat(member.send("PATCH", "/v1/catalog/packages/" + id, "[]").status()).isEqualTo(400);
    assertThat(
            member
                .with("Content-Type", "text/plain")
                .send("PATCH", "/v1/catalog/packages/" + id, "[]")
                .status())
        .isEqualTo(415);
  }

  @Test
  void onlyAdministratorsPublish() {
    String publish = "[%s]".formatted(change("replace", "is_public", "true"));
    assertThat(member.patchPackage(id, publish).status()).isEqualTo(403);
    assertThat(admin.patchPackage(id, publish).json().path("is_public").booleanValue()).isTrue();

    assertThat(member.patchPackage(id, publish).status()).isEqualTo(200);
    String withdraw = "[%s]".formatted(change("replace", "is_public", "false"));
    assertThat(member.patchPackage(id, withdraw).json().path("is_public").booleanValue()).isFalse();
  }

  @Test
  void losesNoChangeOfManyClients() {
    List<Integer> failures = new ArrayList<>();
    List<String> expected = IntStream.range(0, 40).mapToObj(i -> "tag" + i).toList();

    expected.parallelStream()
        .forEach(
            tag -> {
              int status = patch(change("add", "tags", "[\"%s\"]".formatted(tag))).status();
              if (status != 200) {
                synchronized (failures) {
                  failures.add(status);
                }
              }
            });

    assertThat(failures).isEmpty();
    assertThat(member.get("/v1/catalog/packages/" + id).json().path("tags").valueStream())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void deletesAPackageWithEverythingButCategories() {
    patch(change("add", "categories", "[\"SAP\"]")).ok();

    ApiResponse response = member.delete("/v1/catalog/packages/" + id);

    response.expectEmpty();
    assertThat(member.delete("/v1/catalog/packages/" + id).status()).isEqualTo(404);
    assertThat(member.upload(PackageBuilder.application("com." + project + ".Shop").zip()).status())
        .isEqualTo(200);
  }
}
