package io.murano.common.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Looking files up by their role. */
class PackageArchiveTests {

  private static final byte[] PNG = Base64.getDecoder().decode(PackageBuilder.PNG_BASE64);

  private static PackageBuilder shop() {
    return PackageBuilder.application("com.acme.Shop");
  }

  private static void refuses(Runnable call, String message) {
    assertThatExceptionOfType(PackageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(message);
  }

  @Test
  void findsClassFilesOnlyBelowTheirFolder() {
    PackageArchive archive =
        shop()
            .field(
                "Classes",
                "{com.acme.Shop: Main.yaml, com.acme.Out: ../manifest.yaml, com.acme.No: No.yaml}")
            .open();

    assertThat(archive.classNames())
        .containsExactly("com.acme.Shop", "com.acme.Out", "com.acme.No");
    assertThat(archive.classFile("com.acme.Shop")).contains("Classes/Main.yaml");
    assertThat(archive.classFile("com.acme.Out")).isEmpty();
    assertThat(archive.classFile("com.acme.No")).isEmpty();
    assertThat(archive.classFile("com.acme.Other")).isEmpty();
  }

  @Test
  void findsResourcesOnlyBelowTheirFolder() {
    PackageArchive archive = shop().file("Resources/scripts/run.sh", "#!/bin/sh").open();

    assertThat(archive.resource("scripts/run.sh")).contains("Resources/scripts/run.sh");
    assertThat(archive.resource("scripts/../scripts/run.sh")).contains("Resources/scripts/run.sh");
    assertThat(archive.resource("../manifest.yaml")).isEmpty();
    assertThat(archive.resource("/scripts/run.sh")).isEmpty();
    assertThat(archive.resource("Scripts/run.sh")).isEmpty();
  }

  @Test
  void givesTheFormAsItIs() {
    assertThat(shop().open().uiDefinition()).isEmpty();
    assertThat(shop().file("UI/ui.yaml", "Version: 2 # ♥\n").open().uiDefinition())
        .contains("Version: 2 # ♥\n");
    assertThat(shop().field("UI", "x.yaml").file("UI/x.yaml", "not: [yaml").open().uiDefinition())
        .contains("not: [yaml");
    PackageArchive binary = shop().file("UI/ui.yaml", new byte[] {(byte) 0xc3}).open();
    refuses(binary::uiDefinition, "UI/ui.yaml: is not UTF-8 text");
    PackageArchive nul = shop().file("UI/ui.yaml", "a\0b").open();
    refuses(nul::uiDefinition, "U+0000");
  }

  @Test
  void recognisesImagesByContent() {
    assertThat(shop().open().logo()).isEmpty();
    assertThat(shop().file("logo.png", PNG).open().logo()).contains(PNG);
    assertThat(
            shop()
                .field("Logo", "pic.txt")
                .file("pic.txt", "GIF89a...".getBytes(StandardCharsets.US_ASCII))
                .open()
                .logo())
        .isPresent();
    assertThat(
            shop()
                .file("supplier_logo.png", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0})
                .open()
                .supplierLogo())
        .isPresent();
  }

  @Test
  void refusesWhatIsNoImage() {
    refuses(() -> shop().field("Logo", "x.png").open().logo(), "x.png: is named as logo");
    refuses(() -> shop().file("logo.png", "text").open().logo(), "no PNG, JPEG or GIF");
    refuses(() -> shop().file("logo.png", "").open().logo(), "no PNG, JPEG or GIF");
    refuses(
        () -> shop().file("logo.png", Arrays.copyOf(PNG, 512_001)).open().logo(),
        "has 512001 bytes; a logo may have 512000");
    assertThat(shop().file("logo.png", Arrays.copyOf(PNG, 512_000)).open().logo()).isPresent();
    refuses(
        () -> shop().field("Supplier", "{Logo: s.png}").file("s.png", "text").open().supplierLogo(),
        "s.png: is no PNG");
  }

  @Test
  void makesAFormOfAHeatTemplate() {
    String form =
        hot("""
                heat_template_version: 2013-05-23
                parameter_groups:
                  - parameters: [cidr, missing]
                parameters:
                  flavor:
                    type: string
                    default: m1.small
                    constraints:
                      - allowed_values: [m1.small, it's, 3]
                        description: pick one
                      - length: {min: 2, max: 20}
                      - length: {min: 4}
                  db_name: {type: string, label: Data, constraints: [{allowed_pattern: '[a-z]+\\d'}]}
                  cidr: {type: json}
                  node_count: {type: number, constraints: [{range: {min: 1, max: 5}}, {range: {max: 7}}]}
                  on-off: {type: boolean, default: true}
                resources: {}
                """)
            .open()
            .uiDefinition()
            .orElseThrow();

    assertThat(form)
        .isEqualTo(
            """
            "Version": 2
            "Application":
              "?":
                "type": "com.acme.Shop"
                "package": "com.acme.Shop"
                "classVersion": "1.2.0"
              "name": !yaql "$.group0.name"
              "templateParameters":
                "cidr": !yaql "$.group1.cidr"
                "flavor": !yaql "$.group2.flavor"
                "db_name": !yaql "$.group2.db_name"
                "node_count": !yaql "$.group2.node_count"
                "on-off": !yaql "$.group2.get('on-off')"
            "Forms":
            - "group0":
                "fields":
                - "name": "title"
                  "type": "string"
                  "required": false
                  "hidden": true
                  "description": "Shop"
                - "name": "name"
                  "type": "string"
                  "label": "Application Name"
                  "required": true
                  "description": "A name of your choice: letters, digits and dashes."
            - "group1":
                "fields":
                - "name": "cidr"
                  "label": "Cidr"
                  "type": "string"
                  "required": true
            - "group2":
                "fields":
                - "name": "flavor"
                  "label": "Flavor"
                  "type": "string"
                  "initial": "m1.small"
                  "required": false
                  "minLength": 4
                  "maxLength": 20
                  "validators":
                  - "expr": !yaql "$ in list('m1.small', 'it\\\\'s', 3)"
                    "message": "pick one"
                - "name": "db_name"
                  "label": "Data"
                  "type": "string"
                  "required": true
                  "validators":
                  - "expr":
                      "regexpValidator": "[a-z]+\\\\d"
                - "name": "node_count"
                  "label": "Node Count"
                  "type": "integer"
                  "required": true
                  "validators":
                  - "expr": !yaql "$ >= 1 and $ <= 5"
                  - "expr": !yaql "$ <= 7"
                - "name": "on-off"
                  "label": "On-Off"
                  "type": "boolean"
                  "initial": true
                  "required": false
            """);
  }

  @Test
  void declaresOneClassForAHeatTemplate() {
    assertThat(hot("resources: {}").open().classNames()).containsExactly("com.acme.Shop");
    assertThat(hot("resources: {}").open().uiDefinition().orElseThrow())
        .doesNotContain("templateParameters");
  }

  @Test
  void refusesHeatTemplatesWithoutWhatAFormNeeds() {
    PackageBuilder none = hot("");
    none.withoutFile("template.yaml");
    refuses(() -> none.open().uiDefinition(), "template.yaml: a Heat.HOT package needs this file");
    refuses(() -> hot("- a").open().uiDefinition(), "must be one YAML mapping");
    refuses(
        () -> hot("parameters: {p: {default: 1}}").open().uiDefinition(),
        "template.yaml:1:14: parameter p has no type");
    refuses(
        () -> hot("parameters: {p: string}").open().uiDefinition(),
        "parameter p must be a mapping");
    refuses(
        () ->
            hot("parameters: {p: {type: number, constraints: [{range: {}}]}}")
                .open()
                .uiDefinition(),
        "range needs min, max or both");
    refuses(
        () ->
            hot("parameters: {p: {type: string, constraints: [{length: {min: x}}]}}")
                .open()
                .uiDefinition(),
        "min must be a whole number");
  }

  @Test
  void describesItsFindingsInTheException() {
    PackageException e =
        Objects.requireNonNull(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                PackageException.class, () -> shop().field("Type", "x").open()));

    assertThat(e.findings())
        .singleElement()
        .hasToString("manifest.yaml:2:7: fatal: Type \"x\" is neither Application nor Library");
    assertThat(e).hasMessage("manifest.yaml:2:7: Type \"x\" is neither Application nor Library");
  }

  private static PackageBuilder hot(String template) {
    return shop()
        .field("Format", "Heat.HOT/1.0")
        .field("Version", "1.2")
        .without("Classes")
        .withoutFile("Classes/Main.yaml")
        .file("template.yaml", template);
  }
}
