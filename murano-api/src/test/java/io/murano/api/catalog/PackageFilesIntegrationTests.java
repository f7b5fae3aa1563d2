package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.common.archive.PackageBuilder;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of packages, their types and entity tags. */
@ApiIntegrationTest
class PackageFilesIntegrationTests {

  private String project;
  private ApiClient member;

  @BeforeEach
  void takeAProject(ApiClient api) {
    project = Projects.next();
    member = api.member(project);
  }

  private String path(PackageBuilder builder, String file) {
    return "/v1/catalog/packages/" + member.upload(builder.zip()).text("id") + file;
  }

  private PackageBuilder shop() {
    return PackageBuilder.application("com." + project + ".Shop");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1 << 20, 3 << 20})
  void givesTheArchiveByteForByte(int size) {
    byte[] random = new byte[size];
    new Random(size).nextBytes(random);
    byte[] zip = shop().file("Resources/random", random).zip();
    String path = "/v1/catalog/packages/" + member.upload(zip).text("id") + "/download";

    ApiResponse response = member.get(path);

    assertThat(response.bytes()).isEqualTo(zip);
    assertThat(response.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(response.header("Content-Disposition")).isEmpty();
    assertThat(response.header("ETag")).matches("\"[0-9a-f]{64}\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/download", "/logo", "/supplier_logo", "/ui"})
  void answersNothingToAClientThatHasIt(String file) {
    String path = path(shop(), file);
    String tag = member.get(path).header("ETag");

    ApiResponse known = member.with("If-None-Match", tag).get(path);
    ApiResponse other = member.with("If-None-Match", "\"other\"").get(path);

    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(known.header("ETag")).isEqualTo(tag);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void keepsTheTagWhenOnlyTheRowChanges() {
    String path = path(shop(), "/download");
    String tag = member.get(path).header("ETag");
    String id = path.split("/")[4];

    member.patchPackage(id, "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"New\"}]");

    assertThat(member.get(path).header("ETag")).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({
    "/ui, text/plain;charset=UTF-8",
    "/logo, application/octet-stream",
    "/supplier_logo, application/octet-stream"
  })
  void answersEmptyWhereThereIsNone(String file, String type) {
    ApiResponse response = member.get(path(shop(), file));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("Content-Type")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "/ui, application/json, 406",
    "/ui, text/plain, 200",
    "/ui, */*, 200",
    "/logo, application/json, 406",
    "/logo, application/octet-stream, 200",
    "/supplier_logo, application/json, 406",
    "/download, application/json, 406",
    "/download, 'text/html, */*;q=0.1', 200",
    "'', application/octet-stream, 406",
    "'', application/json, 200",
  })
  void minds(String file, String accept, int status) {
    assertThat(member.with("Accept", accept).get(path(shop(), file)).status()).isEqualTo(status);
  }

  @Test
  void generatesAFormForAHeatTemplate() {
    String form =
        member
            .get(
                path(
                    shop()
                        .field("Format", "Heat.HOT/1.0")
                        .file("template.yaml", "parameters: {cidr: {type: string}}\nresources: {}"),
                    "/ui"))
            .body();

    assertThat(form)
        .contains("\"templateParameters\":\n    \"cidr\": !yaql \"$.group1.cidr\"")
        .contains("\"type\": \"com.%s.Shop\"".formatted(project));
  }

  @Test
  void compressesJsonAndFormsOnly() {
    PackageBuilder large =
        shop()
            .field("Description", "'" + "long text ".repeat(2000) + "'")
            .file("UI/ui.yaml", "# comment\n".repeat(2000));
    String path = path(large, "");

    ApiClient modern = member.with("Accept-Encoding", "gzip");
    assertThat(modern.get(path).header("Content-Encoding")).isEqualTo("gzip");
    assertThat(modern.get(path + "/ui").header("Content-Encoding")).isEqualTo("gzip");
    assertThat(modern.get(path + "/download").header("Content-Encoding")).isEmpty();
  }
}
