package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.api.catalog.CatalogPackage.ArchiveFile;
import io.murano.api.catalog.CatalogPackage.Identity;
import io.murano.api.catalog.CatalogPackage.Text;
import io.murano.api.error.ApiException;
import io.murano.common.json.MuranoJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;

/** Reading patches and applying them. */
class PackagePatchTests {

  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");

  private static final CatalogPackage SHOP =
      new CatalogPackage(
          "p1",
          "project",
          new Identity("com.acme.Shop", "1.0.0", "Application"),
          new Text("Shop", "Ann", "Sells things", "{}"),
          true,
          false,
          List.of("a", "b"),
          List.of("Web"),
          List.of("com.acme.Shop"),
          new ArchiveFile(1, "0"),
          THEN,
          THEN);

  private static PackagePatch patch(String json) {
    return PackagePatch.of((ArrayNode) MuranoJson.mapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void appliesChangesInOrder() {
    CatalogPackage changed =
        patch(
                """
                [{'op': 'add', 'path': '/tags', 'value': ['c', 'a']},
                 {'op': 'remove', 'path': '/tags', 'value': ['b']},
                 {'op': 'replace', 'path': '/categories', 'value': ['SAP', 'Web']},
                 {'op': 'replace', 'path': '/is_public', 'value': true},
                 {'op': 'replace', 'path': '/enabled', 'value': false},
                 {'op': 'replace', 'path': '/name', 'value': ''},
                 {'op': 'replace', 'path': '/description', 'value': 'new'}]
                """)
            .apply(SHOP, NOW);

    assertThat(changed.tags()).containsExactly("a", "c");
    assertThat(changed.categories()).containsExactly("SAP", "Web");
    assertThat(changed.isPublic()).isTrue();
    assertThat(changed.enabled()).isFalse();
    assertThat(changed.text()).isEqualTo(new Text("", "Ann", "new", "{}"));
    assertThat(changed.created()).isEqualTo(THEN);
    assertThat(changed.updated()).isEqualTo(NOW);
    assertThat(changed.identity()).isEqualTo(SHOP.identity());
  }

  @Test
  void knowsWhatItAsksFor() {
    PackagePatch patch =
        patch(
            """
            [{'op': 'add', 'path': '/categories', 'value': ['A']},
             {'op': 'remove', 'path': '/categories', 'value': ['B']},
             {'op': 'replace', 'path': '/is_public', 'value': true}]
            """);

    assertThat(patch.namedCategories()).containsExactly("A");
    assertThat(patch.makesPublic()).isTrue();
    assertThat(patch("[]").makesPublic()).isFalse();
    assertThat(patch("[{'op': 'replace', 'path': '/is_public', 'value': false}]").makesPublic())
        .isFalse();
  }

  @Test
  void cannotRemoveWhatIsNotThere() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(
            () ->
                patch("[{'op': 'remove', 'path': '/tags', 'value': ['a', 'x']}]").apply(SHOP, NOW))
        .satisfies(e -> assertThat(e.status().value()).isEqualTo(404))
        .withMessage("tags has no \"x\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['x'] | 400 | must be an object",
        "[{'path': '/tags', 'value': []}] | 400 | member op",
        "[{'op': 'add', 'value': []}] | 400 | member path",
        "[{'op': 'remove', 'path': '/tags'}] | 400 | member value",
        "[{'op': 'add', 'path': 'tags', 'value': []}] | 400 | no JSON pointer",
        "[{'op': 'add', 'path': '/tags/', 'value': []}] | 400 | no JSON pointer",
        "[{'op': 'add', 'path': '//tags', 'value': []}] | 400 | no JSON pointer",
        "[{'op': 'add', 'path': '/tags/ /0', 'value': []}] | 400 | no JSON pointer",
        "[{'op': 'add', 'path': '/ta~gs', 'value': []}] | 400 | no JSON pointer",
        "[{'op': 'add', 'path': '/tags~', 'value': []}] | 400 | no JSON pointer",
        "[{'op': 'add', 'path': 1, 'value': []}] | 400 | path must be text",
        "[{'op': 'add', 'path': '/tags/0', 'value': []}] | 400 | is nested",
        "[{'op': 'add', 'path': '/', 'value': []}] | 403 | cannot be changed",
        "[{'op': 'replace', 'path': '/type', 'value': 'x'}] | 403 | cannot be changed",
        "[{'op': 'replace', 'path': '/a~1b', 'value': 'x'}] | 403 | cannot be changed",
        "[{'op': 'move', 'path': '/tags', 'value': []}] | 403 | not allowed",
        "[{'op': 1, 'path': '/tags', 'value': []}] | 403 | not allowed",
        "[{'op': 'add', 'path': '/name', 'value': 'x'}] | 403 | not allowed",
        "[{'op': 'remove', 'path': '/is_public', 'value': true}] | 403 | not allowed",
        "[{'op': 'replace', 'path': '/tags', 'value': 'x'}] | 400 | array of text",
        "[{'op': 'replace', 'path': '/tags', 'value': [1]}] | 400 | array of text",
        "[{'op': 'replace', 'path': '/tags', 'value': ['a', 'a']}] | 400 | twice",
        "[{'op': 'replace', 'path': '/is_public', 'value': 'true'}] | 400 | true or false",
        "[{'op': 'replace', 'path': '/name', 'value': null}] | 400 | must be text",
        "[{'op': 'replace', 'path': '/description', 'value': {}}] | 400 | must be text",
      })
  void refusesTheRest(String json, int status, String message) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> patch(json))
        .satisfies(e -> assertThat(e.status().value()).isEqualTo(status))
        .withMessageContaining(message);
  }

  @Test
  void boundsText() {
    String name = "[{'op': 'replace', 'path': '/name', 'value': '%s'}]";
    assertThat(patch(name.formatted("x".repeat(80))).changes()).hasSize(1);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> patch(name.formatted("x".repeat(81))))
        .withMessage("name may have 80 characters");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(
            () ->
                patch(
                    "[{'op': 'add', 'path': '/tags', 'value': ['%s']}]".formatted("x".repeat(81))))
        .withMessageContaining("more than 80 characters");
  }

  @Test
  void acceptsSpacesAroundTheAttribute() {
    assertThat(patch("[{'op': 'add', 'path': '/ tags ', 'value': []}]").changes()).hasSize(1);
  }
}
