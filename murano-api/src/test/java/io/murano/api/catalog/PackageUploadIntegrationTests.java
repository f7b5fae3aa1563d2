package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.ApiSettings;
import io.murano.api.support.MultipartForm;
import io.murano.api.support.Projects;
import io.murano.common.archive.PackageBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Uploads: what is stored, and what is refused and how (contract rest-api §2.9, §5.4). */
@ApiIntegrationTest
class PackageUploadIntegrationTests {

  private static final byte[] TEXT = "text".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG = Base64.getDecoder().decode(PackageBuilder.PNG_BASE64);

  private String project;
  private ApiClient member;
  private ApiClient admin;

  @BeforeEach
  void takeAProject(ApiClient api) {
    project = Projects.next();
    member = api.member(project);
    admin = api.admin(project);
  }

  private PackageBuilder shop() {
    return PackageBuilder.application("com." + project + ".Shop");
  }

  private static MultipartForm form(byte[] zip) {
    return new MultipartForm().file("file", "package.zip", zip);
  }

  private void refuses(byte[] zip, String message) {
    ApiResponse response = member.upload(zip);
    assertThat(response.status()).as(response.toString()).isEqualTo(400);
    assertThat(response.error()).contains(message);
    assertThat(stored()).isZero();
  }

  private int stored() {
    return member
        .get("/v1/catalog/packages?owned=true&include_disabled=true")
        .json()
        .path("packages")
        .size();
  }

  @Test
  void answersThePackageAsTheManifestHasIt() {
    ApiResponse response =
        member.upload(
            shop()
                .field("Name", "Web ♥ shop")
                .field("Description", "Sells things")
                .field("Author", "Ann")
                .field("Version", "1.2")
                .field("Supplier", "{Name: Acme, CompanyUrl: {Link: 'http://acme.example'}}")
                .field("Tags", "[web, shop]")
                .zip(),
            """
            {"categories": ["Web", "SAP"], "tags": ["mine", "web"], "name": "x", "description": "y"}
            """);

    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    JsonNode json = response.json();
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "fully_qualified_name",
            "name",
            "type",
            "author",
            "description",
            "supplier",
            "enabled",
            "is_public",
            "owner_id",
            "tags",
            "categories",
            "class_definitions",
            "created",
            "updated");
    assertThat(json.path("id").asString()).matches("[0-9a-f]{32}");
    assertThat(json.path("fully_qualified_name").asString()).isEqualTo("com." + project + ".Shop");
    assertThat(json.path("name").asString()).isEqualTo("Web ♥ shop");
    assertThat(json.path("type").asString()).isEqualTo("Application");
    assertThat(json.path("author").asString()).isEqualTo("Ann");
    assertThat(json.path("description").asString()).isEqualTo("Sells things");
    assertThat(json.at("/supplier/CompanyUrl/Link").asString()).isEqualTo("http://acme.example");
    assertThat(json.path("enabled").booleanValue()).isTrue();
    assertThat(json.path("is_public").booleanValue()).isFalse();
    assertThat(json.path("owner_id").asString()).isEqualTo(project);
    assertThat(texts(json.path("tags"))).containsExactlyInAnyOrder("web", "shop", "mine");
    assertThat(texts(json.path("categories"))).containsExactlyInAnyOrder("Web", "SAP");
    assertThat(texts(json.path("class_definitions"))).containsExactly("com." + project + ".Shop");
    assertThat(json.path("created").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    assertThat(member.get("/v1/catalog/packages/" + json.path("id").asString()).json())
        .isEqualTo(json);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void fillsInWhatTheManifestLeavesOut() {
    JsonNode json = member.upload(shop().without("Name").without("Classes").zip()).json();

    assertThat(json.path("name").asString()).isEqualTo("com." + project + ".Shop");
    assertThat(json.path("author").asString()).isEqualTo("OpenStack");
    assertThat(json.path("description").asString()).isEqualTo("The description is not provided");
    assertThat(json.path("supplier")).isEmpty();
    assertThat(json.path("class_definitions")).isEmpty();
  }

  @Test
  void doesNotCareForNamesOfParts() {
    MultipartForm form =
        new MultipartForm()
            .file("com.acme.Whatever", "päckage.bin", shop().zip())
            .field("JsonString", "{\"enabled\": false}");

    ApiResponse response = member.upload(form);

    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    assertThat(response.json().path("enabled").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "12", "{broken"})
  void ignoresTextThatIsNoObject(String text) {
    assertThat(member.upload(shop().zip(), text).status()).isEqualTo(200);
  }

  @Test
  void refusesFormsOfAnotherShape() {
    byte[] zip = shop().zip();
    List<ApiResponse> responses =
        List.of(
            member.upload(new MultipartForm().field("a", "{}")),
            member.upload(new MultipartForm()),
            member.upload(new MultipartForm().file("a", "a", zip).file("b", "b", zip)),
            member.upload(
                new MultipartForm().file("a", "a", zip).field("b", "{}").field("c", "{}")),
            member.post("/v1/catalog/packages", "{}"),
            member.with("Content-Type", "multipart/form-data").post("/v1/catalog/packages", zip),
            member.upload(zip, "{\"id\": \"x\"}"),
            member.upload(zip, "{\"categories\": [\"No such\"]}"));

    assertThat(responses).extracting(ApiResponse::status).containsOnly(400);
    assertThat(stored()).isZero();
  }

  @Test
  void refusesWhatIsNoPackage() {
    refuses(new byte[0], "is empty");
    refuses(TEXT, "not a readable zip archive");
    refuses(shop().field("Type", "Other").zip(), "manifest.yaml:2:7: Type");
    refuses(shop().field("Format", "9.9").zip(), "Format");
    refuses(shop().field("Version", "latest").zip(), "Version");
    refuses(shop().file("manifest.yaml", "a: [").zip(), "YAML syntax");
    refuses(shop().file("../evil", "x").zip(), "is not allowed");
    refuses(shop().field("Logo", "../x.png").zip(), "Logo");
    refuses(shop().field("Logo", "x.png").zip(), "is named as logo");
    refuses(shop().file("logo.png", "x").zip(), "PNG, JPEG or GIF");
    refuses(shop().field("UI", "../manifest.yaml").zip(), "UI");
    refuses(shop().field("Format", "Heat.HOT/1.0").zip(), "template.yaml");
    refuses(
        shop()
            .field("Format", "Heat.HOT/1.0")
            .file("template.yaml", "parameters: {p: {default: 1}}")
            .zip(),
        "has no type");
  }

  @Test
  void refusesFilesThatAreTooLargeAndSaysSo() {
    for (int size : new int[] {(5 << 20) + 1, 20 << 20}) {
      refuses(new byte[size], "larger than 5120 KiB");
      assertThat(member.uploadChunked(form(new byte[size])).expectError(400).error())
          .contains("larger than 5120 KiB");
    }
    byte[] bomb = shop().file("Resources/zeros", new byte[100 << 20]).zip();
    assertThat(bomb.length).isLessThan(1 << 20);
    refuses(bomb, "250 times its packed size");
  }

  @Test
  void storesTheLargestFileThatIsAllowed() throws IOException {
    byte[] random = new byte[(5 << 20) - 4096];
    new Random(1).nextBytes(random);
    byte[] zip = shop().file("Resources/random", random).zip();
    byte[] padded = new byte[5 << 20];
    System.arraycopy(zip, 0, padded, padded.length - zip.length, zip.length);
    ByteArrayOutputStream exact = new ByteArrayOutputStream();
    exact.write(padded);

    String id = member.upload(exact.toByteArray()).text("id");

    assertThat(member.get("/v1/catalog/packages/" + id + "/download").bytes())
        .isEqualTo(exact.toByteArray());
  }

  @Test
  void readsUploadsInChunks() {
    ApiResponse response = member.uploadChunked(form(shop().zip()));

    assertThat(response.text("fully_qualified_name")).isEqualTo("com." + project + ".Shop");
  }

  @Test
  void refusesMetadataThatAreTooLarge() {
    String metadata = "{\"name\": \"%s\"}".formatted("x".repeat(1 << 20));

    assertThat(member.upload(shop().zip(), metadata).expectError(400).error())
        .isEqualTo("Package metadata is too long");
    assertThat(stored()).isZero();
  }

  @Test
  void acceptsClassFilesWithErrorsAndTellsOfThem() {
    ApiResponse response =
        member.upload(
            shop()
                .file(
                    "Classes/Main.yaml",
                    "Name: com.%s.Shop\nProperties: {p: {}}\n".formatted(project))
                .zip());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("X-Murano-Package-Findings")).isEqualTo("1");
    assertThat(response.headerValues("X-Murano-Package-Finding"))
        .containsExactly("Classes/Main.yaml:2:14: error: property p has no Contract");
    assertThat(
            member
                .upload(PackageBuilder.application("a." + project).zip())
                .headerValues("X-Murano-Package-Finding"))
        .isEmpty();
  }

  @Test
  void acceptsAPackageWithoutItsClassFiles() {
    ApiResponse response = member.upload(shop().withoutFile("Classes/Main.yaml").zip());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().path("class_definitions")).hasSize(1);
  }

  @Test
  void storesTextThatOnlyLooksLikeAttack() {
    JsonNode json =
        member
            .upload(
                shop()
                    .field("Name", "\"'; drop table package; --\"")
                    .field("Tags", "['%', '_']")
                    .zip())
            .json();

    assertThat(json.path("name").asString()).isEqualTo("'; drop table package; --");
  }

  @Test
  void onlyAdministratorsPublishWhileTheyUpload() {
    assertThat(member.upload(shop().zip(), "{\"is_public\": true}").status()).isEqualTo(403);
    assertThat(stored()).isZero();
    JsonNode json = admin.upload(shop().zip(), "{\"is_public\": true}").json();
    assertThat(json.path("is_public").booleanValue()).isTrue();
  }

  @Test
  void importsTheCoreLibraryLikeAnyPackage() {
    JsonNode json =
        admin
            .upload(
                PackageBuilder.application("io.murano")
                    .field("Type", "Library")
                    .field("Format", "1.4")
                    .zip(),
                "{\"is_public\": true}")
            .json();

    assertThat(json.path("fully_qualified_name").asString()).isEqualTo("io.murano");
    assertThat(admin.delete("/v1/catalog/packages/" + json.path("id").asString()).status())
        .isEqualTo(200);
  }

  @Test
  void storesFormsAndLogos() {
    String id =
        member
            .upload(
                shop()
                    .file("UI/ui.yaml", "Version: 2 # ♥\nApplication: {}\n")
                    .file("logo.png", PNG)
                    .file("supplier_logo.png", PNG)
                    .zip())
            .text("id");
    String path = "/v1/catalog/packages/" + id;

    assertThat(member.get(path + "/ui").body()).isEqualTo("Version: 2 # ♥\nApplication: {}\n");
    assertThat(member.get(path + "/logo").bytes()).isEqualTo(PNG);
    assertThat(member.get(path + "/supplier_logo").bytes()).isEqualTo(PNG);
  }

  @Test
  void leavesNoTemporaryFilesBehind() {
    member.upload(shop().zip());
    member.upload(shop().zip());
    member.upload(TEXT);
    member.upload(new byte[6 << 20]);

    assertThat(ApiSettings.UPLOADS).isEmptyDirectory();
  }
}
