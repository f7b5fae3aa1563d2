package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.api.support.SecondApi;
import io.murano.common.archive.PackageBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A catalogue with several versions of a package, strict checks and other limits. */
@ApiIntegrationTest
class CatalogSettingsIntegrationTests {

  private static final String PUBLIC = "{\"is_public\": true}";

  @TempDir static Path folder;

  private static SecondApi server;

  private String project;
  private ApiClient member;

  @BeforeAll
  static void start() {
    server =
        SecondApi.start(
            Map.of(
                "murano.api.catalog.multiple-versions",
                "true",
                "murano.api.catalog.strict-packages",
                "true",
                "murano.api.catalog.default-page-size",
                "3",
                "murano.api.catalog.max-page-size",
                "5",
                "murano.api.catalog.upload.max-size",
                "100KB",
                "murano.api.catalog.upload.temporary-folder",
                folder.resolve("spool").toString(),
                "murano.api.catalog.archive.max-entries",
                "10"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void takeAProject() {
    project = Projects.next();
    member = server.client().member(project);
  }

  private PackageBuilder shop(String version) {
    return PackageBuilder.application("com." + project + ".Shop").field("Version", version);
  }

  private List<String> versions(String query) {
    return member
        .get("/v1/catalog/packages?owned=true&" + query)
        .json()
        .path("packages")
        .valueStream()
        .map(p -> p.path("version").asString())
        .toList();
  }

  @Test
  void keepsSeveralVersionsOfOnePackage() {
    for (String version : List.of("1.0.0", "1.10.0", "1.2.0", "2.0.0-rc.1")) {
      ApiResponse response = member.upload(shop(version).zip());
      assertThat(response.text("version")).isEqualTo(version);
    }
    ApiResponse again = member.upload(shop("1.2").zip());

    assertThat(again.status()).isEqualTo(409);
    assertThat(versions("order_by=created&limit=10"))
        .containsExactly("1.0.0", "1.10.0", "1.2.0", "2.0.0-rc.1");
    assertThat(versions("version=1.2")).containsExactly("1.2.0");
    assertThat(versions("order_by=created&version=gt:1.2.0"))
        .containsExactly("1.10.0", "2.0.0-rc.1");
    assertThat(versions("version=ge:1.2.0&version=lt:2.0.0-0&order_by=created"))
        .containsExactly("1.10.0", "1.2.0");
    assertThat(versions("version=ne:1.0.0&version=lt:1.10.0")).containsExactly("1.2.0");
    assertThat(versions("version=latest&limit=10")).hasSize(4);
  }

  @Test
  void letsOnlyVersionsOfOnePackageShareClasses() {
    member.upload(shop("1.0.0").zip()).text("id");
    ApiResponse response =
        member.upload(
            PackageBuilder.application("com." + project + ".Other")
                .field("Classes", "{com.%s.Shop: Main.yaml}".formatted(project))
                .file("Classes/Main.yaml", "Name: com.%s.Shop".formatted(project))
                .zip());

    assertThat(response.status()).isEqualTo(409);
  }

  @Test
  void leavesAPublicNameToTheProjectThatMadeItPublic() {
    ApiClient owner = server.client().admin(project);
    ApiClient stranger = server.client().admin(Projects.next());
    owner.upload(shop("1.0.0").zip(), PUBLIC).text("id");

    assertThat(owner.upload(shop("1.1.0").zip(), PUBLIC).status()).isEqualTo(200);
    assertThat(stranger.upload(shop("1.2.0").zip(), PUBLIC).status()).isEqualTo(409);
    String hidden = stranger.upload(shop("1.2.0").zip()).text("id");
    assertThat(
            stranger
                .patchPackage(
                    hidden, "[{\"op\": \"replace\", \"path\": \"/is_public\", \"value\": true}]")
                .status())
        .isEqualTo(409);
  }

  @Test
  void refusesErrorsInClassFilesButNotWarnings() {
    ApiResponse errors =
        member.upload(
            shop("1.0.0")
                .file(
                    "Classes/Main.yaml",
                    "Name: com.%s.Shop\nProperties: {p: {}}".formatted(project))
                .zip());
    ApiResponse warnings = member.upload(shop("1.0.0").file("Classes/Spare.yaml", "").zip());

    assertThat(errors.status()).isEqualTo(400);
    assertThat(errors.error())
        .contains("Classes/Main.yaml:2:14: error: property p has no Contract");
    assertThat(warnings.status()).isEqualTo(200);
    assertThat(warnings.header("X-Murano-Package-Findings")).isEqualTo("1");
  }

  @Test
  void pagesAsSet() {
    for (int i = 0; i < 7; i++) {
      member.upload(shop(i + ".0.0").zip()).text("id");
    }

    assertThat(versions("")).hasSize(3);
    assertThat(versions("limit=100")).hasSize(5);
    JsonNode page = member.get("/v1/catalog/packages?owned=true").json();
    assertThat(page.path("next_marker").asString()).isEqualTo(page.at("/packages/2/id").asString());
  }

  @Test
  void boundsUploadsAsSet() {
    assertThat(member.upload(new byte[100 * 1024 + 1]).error()).contains("larger than 100 KiB");
    PackageBuilder many = shop("1.0.0");
    for (int i = 0; i < 9; i++) {
      many.file("Resources/" + i, "");
    }
    assertThat(member.upload(many.zip()).error()).contains("more than 10 entries");
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }
}
