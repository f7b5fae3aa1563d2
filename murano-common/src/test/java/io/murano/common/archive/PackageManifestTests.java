package io.murano.common.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.common.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests: defaults, coercion, and every input that REST contract 5.4 refuses. */
class PackageManifestTests {

  private static PackageBuilder shop() {
    return PackageBuilder.application("com.acme.Shop");
  }

  private static PackageManifest read(String yaml) {
    try (PackageArchive archive =
        PackageArchive.of(
            PackageFiles.ofContents(Map.of("manifest.yaml", yaml.getBytes(StandardCharsets.UTF_8))),
            ArchiveLimits.defaults())) {
      return archive.manifest();
    }
  }

  private static void refuses(PackageBuilder builder, String... parts) {
    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(builder::open)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PACKAGE))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void hasDefaultsForAllButNameAndType() {
    PackageManifest manifest = read("{FullName: a.b, Type: Library}");

    assertThat(manifest.format()).hasToString("PackageFormat[name=MuranoPL, version=1.0.0]");
    assertThat(manifest.version()).hasToString("0.0.0");
    assertThat(manifest.displayName()).isEqualTo("a.b");
    assertThat(manifest.type()).isEqualTo(PackageType.Library);
    assertThat(manifest.catalogText().author()).isNull();
    assertThat(manifest.catalogText().description()).isNull();
    assertThat(manifest.catalogText().tags()).isEmpty();
    assertThat(manifest.supplier()).isEmpty();
    assertThat(manifest.classes()).isEmpty();
    assertThat(manifest.requirements()).isEmpty();
    assertThat(manifest.files().ui()).isEqualTo("UI/ui.yaml");
    assertThat(manifest.meta()).isNull();
  }

  @Test
  void readsAllFields() {
    PackageManifest manifest =
        read(
            """
            Format: MuranoPL/1.4
            Type: Application
            FullName: com.acme.Shop
            Version: 1.2.3-beta
            Name: Web shop ♥
            Description: |
              Sells
              things
            Author: Ann
            Supplier: {Name: Acme, CompanyUrl: {Text: home, Link: 'http://acme.example'}, Logo: x/acme.png}
            Tags: [web, 2048, web]
            Logo: images/../shop.png
            UI: form.yaml
            Classes: {com.acme.Shop: Shop.yaml, com.acme.Cart: sub/Cart.yaml}
            Require: {com.acme.Base: '>=1.0, <2', com.acme.Any: , com.acme.One: 1}
            Meta: {io.murano.metadata.Title: {text: Shop}}
            Unknown: ignored
            """);

    assertThat(manifest.format().runtimeVersion()).hasToString("1.4.0");
    assertThat(manifest.version()).hasToString("1.2.3-beta");
    assertThat(manifest.displayName()).isEqualTo("Web shop ♥");
    assertThat(manifest.catalogText())
        .isEqualTo(
            new PackageManifest.CatalogText("Sells\nthings\n", "Ann", List.of("web", "2048")));
    assertThat(manifest.supplier())
        .containsEntry("CompanyUrl", Map.of("Text", "home", "Link", "http://acme.example"));
    assertThat(manifest.files())
        .isEqualTo(new PackageManifest.FileNames("shop.png", "x/acme.png", "UI/form.yaml"));
    assertThat(manifest.classes().keySet()).containsExactly("com.acme.Shop", "com.acme.Cart");
    assertThat(manifest.requirements())
        .containsEntry("com.acme.Base", ">=1.0, <2")
        .containsEntry("com.acme.Any", null)
        .containsEntry("com.acme.One", "1");
    assertThat(manifest.meta())
        .isEqualTo(Map.of("io.murano.metadata.Title", Map.of("text", "Shop")));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, MuranoPL, 1.0.0, 1.0.0",
    "1, MuranoPL, 1.0.0, 1.0.0",
    "1.3, MuranoPL, 1.3.0, 1.3.0",
    "1.3.0, MuranoPL, 1.3.0, 1.3.0",
    "MuranoPL/1.4, MuranoPL, 1.4.0, 1.4.0",
    "MuranoPL/1.6, MuranoPL, 1.6.0, 1.4.0",
    "Heat.HOT/1.0, Heat.HOT, 1.0.0, 1.0.0",
    "'\"\"', MuranoPL, 1.0.0, 1.0.0",
  })
  void understandsFormats(String written, String name, String version, String runtime) {
    PackageFormat format = shop().field("Format", written).open().manifest().format();

    assertThat(format.name()).isEqualTo(name);
    assertThat(format.version()).hasToString(version);
    assertThat(format.runtimeVersion()).hasToString(runtime);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MuranoPL",
        "MuranoPL/",
        "MuranoPL/x",
        "MuranoPL/2.0",
        "1.7",
        "1.3.1",
        "Heat.HOT/1.1",
        "Other/1.0",
        "[1.3]",
        "true",
        "muranopl/1.0"
      })
  void refusesUnknownFormats(String written) {
    refuses(shop().field("Format", written), "manifest.yaml:1:", "Format", "MuranoPL/1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "''", "12", "[a]", "a..b", ".a", "a.", "a b", "a-b", "a/b", "'a\\b'", "a$b"})
  void refusesFullNamesThatAreNotDottedWords(String written) {
    refuses(shop().field("FullName", written), "manifest.yaml", "FullName");
  }

  @Test
  void acceptsAnyLettersInFullNames() {
    assertThat(shop().field("FullName", "пакет.été_9").open().manifest().fullName())
        .isEqualTo("пакет.été_9");
  }

  @Test
  void refusesMissingFields() {
    refuses(shop().without("FullName"), "FullName is missing");
    refuses(shop().without("Type"), "Type is missing");
  }

  @Test
  void listsAllMistakesAtOnceWithTheirPlaces() {
    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(
            () ->
                shop()
                    .field("Type", "application")
                    .field("Version", "latest")
                    .field("Tags", "x")
                    .open())
        .satisfies(
            e ->
                assertThat(e.findings())
                    .extracting(finding -> String.valueOf(finding.position()))
                    .containsExactly("2:7", "6:10", "7:7"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0.0",
    "1.2, 1.2.0",
    "1.10, 1.1.0",
    "'\"1.10\"', 1.10.0",
    "01.002, 1.2.0",
    "1.2.3.4, 1.2.3+4",
    "1.2.3-rc.1, 1.2.3-rc.1",
    "1.2.3+b.1, 1.2.3+b.1",
    "1.2 beta, 1.2.0-beta",
    "1.2.3-a_b, 1.2.3-a-b",
    "2026-03-01, 2026.0.0-03-01",
    "0x10, 16.0.0",
  })
  void completesVersions(String written, String version) {
    assertThat(shop().field("Version", written).open().manifest().version()).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "v1", "", "'\"\"'", "[1]", "1..2", "99999999999999999999"})
  void refusesVersionsWithoutNumbers(String written) {
    refuses(shop().field("Version", written), "Version", "1.2.3");
  }

  @Test
  void warnsOfAVersionThatYamlShortens() {
    assertThat(PackageChecker.check(shop().field("Version", "1.10").open()))
        .singleElement()
        .hasToString(
            "manifest.yaml:6:10: warning: Version \"1.10\" is a number and reads as 1.1: quote it");
  }

  @Test
  void boundsTextOfTheCatalogue() {
    String long81 = "'" + "x".repeat(81) + "'";
    refuses(shop().field("Name", long81), "Name has 81 characters");
    refuses(shop().field("Author", long81), "Author has 81");
    refuses(shop().field("Tags", "[" + long81 + "]"), "tag has 81");
    refuses(shop().field("FullName", "x".repeat(129)), "FullName has 129");
    refuses(shop().field("FullName", "x".repeat(81)).without("Name"), "Name is missing");
    refuses(shop().field("Classes", "{" + "x".repeat(129) + ": a}"), "class name has 129");
    assertThat(shop().field("Name", "'" + "é".repeat(80) + "'").open().manifest().displayName())
        .hasSize(80);
  }

  @Test
  void refusesFieldsOfAnotherKind() {
    refuses(shop().field("Name", "12"), "Name must be text, not a number");
    refuses(shop().field("Tags", ""), "Tags must be a list");
    refuses(shop().field("Tags", "web"), "Tags must be a list");
    refuses(shop().field("Tags", "[[a]]"), "a tag must be text, not a list");
    refuses(shop().field("Classes", "[a]"), "Classes must map");
    refuses(shop().field("Classes", "{yes: a}"), "must be quoted");
    refuses(shop().field("Supplier", "[Acme]"), "Supplier must be a mapping");
    refuses(shop().field("Description", "{a: b}"), "Description must be text, not a mapping");
    refuses(shop().field("Description", "\"a\\0b\""), "U+0000");
    refuses(shop().field("Supplier", "{x: \"\\ud800\"}"), "surrogate");
  }

  @Test
  void acceptsEmptyClasses() {
    assertThat(shop().field("Classes", "{}").open().classNames()).isEmpty();
    assertThat(shop().field("Classes", "").open().classNames()).isEmpty();
    assertThat(shop().without("Classes").open().classNames()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.png", "/x.png", "a/../../x.png", "'a\\..\\x.png'", ".", "[x]"})
  void refusesFileNamesThatLeaveTheirFolder(String written) {
    refuses(shop().field("Logo", written), "Logo");
    refuses(shop().field("UI", written), "UI");
    refuses(shop().field("Supplier", "{Logo: " + written + "}"), "Supplier.Logo");
  }

  @Test
  void refusesManifestsThatAreNoMapping() {
    refuses(shop().file("manifest.yaml", ""), "must be a mapping");
    refuses(shop().file("manifest.yaml", "- a"), "must be a mapping");
    refuses(shop().file("manifest.yaml", "text"), "must be a mapping");
    refuses(shop().file("manifest.yaml", "a: b\n---\nc: d"), "one YAML document");
  }

  @Test
  void tellsWhereYamlIsWrong() {
    refuses(shop().file("manifest.yaml", "a: b\nc: [d\ne: f\n"), "manifest.yaml:3:2: YAML syntax");
    refuses(shop().file("manifest.yaml", "a: b\nc: d\u0007\n"), "manifest.yaml:2:5", "U+0007");
    refuses(
        shop().file("manifest.yaml", new byte[] {'a', ':', ' ', (byte) 0xff}), "is not UTF-8 text");
    refuses(shop().file("manifest.yaml", "a: " + "[".repeat(5000)), "manifest.yaml");
  }

  @Test
  void readsUtf16WithAByteOrderMark() {
    byte[] utf16 = "\uFEFFFullName: été\nType: Library\n".getBytes(StandardCharsets.UTF_16BE);

    assertThat(shop().file("manifest.yaml", utf16).open().manifest().fullName()).isEqualTo("été");
  }

  @Test
  void followsMergeKeys() {
    assertThat(read("x: &x {Type: Library}\n<<: *x\nFullName: a.b").type())
        .isEqualTo(PackageType.Library);
  }

  @Test
  void refusesAliasesThatMultiply() {
    StringBuilder yaml = new StringBuilder("FullName: a\nType: Library\nMeta:\n  a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refuses(shop().file("manifest.yaml", yaml.toString()), "aliases");
    refuses(shop().file("manifest.yaml", "FullName: a\nType: Library\nMeta: &a [*a]"), "aliases");
  }

  @Test
  void staysQuickWithHostileText() {
    StringBuilder merges = new StringBuilder("a: &a {");
    for (int i = 0; i < 50_000; i++) {
      merges.append("k").append(i).append(": , ");
    }
    merges.append("}\nb:\n").append("- {<<: *a}\n".repeat(2000));
    refuses(shop().file("manifest.yaml", merges.toString()), "merge keys");
    refuses(shop().field("FullName", "a.".repeat(100_000) + "a"), "FullName has 200001");
    refuses(shop().field("Version", "'1" + ".1".repeat(100_000) + "'"), "Version");
    refuses(shop().field("Version", "9".repeat(500_000)), "Version");
    assertThat(shop().field("Meta", "9".repeat(500_000)).open().manifest().meta())
        .isInstanceOf(String.class);
    assertThat(
            PackageChecker.check(
                shop().file("Classes/Main.yaml", "Name: " + "a.".repeat(100_000) + "a").open()))
        .isNotEmpty();
  }

  @Test
  void findsTheManifestOnlyAtTheRootAndInItsCase() {
    PackageBuilder nested =
        shop().file("shop/manifest.yaml", "FullName: a").file("Manifest.yaml", "FullName: a");
    Map<String, byte[]> contents = nested.contents();
    contents.remove("manifest.yaml");

    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(
            () -> PackageArchive.of(PackageFiles.ofContents(contents), ArchiveLimits.defaults()))
        .withMessage(
            "there is no manifest.yaml at the root of the package; there is Manifest.yaml");
  }
}
