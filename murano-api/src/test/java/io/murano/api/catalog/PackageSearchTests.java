package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.api.error.ApiException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;

/** Parameters of searches. */
class PackageSearchTests {

  private static PackageSearch of(String... namesAndValues) {
    return of(Map.of(), namesAndValues);
  }

  private static PackageSearch of(Map<String, String> properties, String... namesAndValues) {
    LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return PackageSearch.of(query, CatalogPropertiesTests.bind(properties));
  }

  @Test
  void findsEverythingEnabledByNameByDefault() {
    PackageSearch search = of();

    assertThat(search.scope()).isEqualTo(new PackageSearch.Scope(false, false, false));
    assertThat(search.words()).isEmpty();
    assertThat(search.order()).isEqualTo(new PackageSearch.Order(List.of("name", "id"), false));
    assertThat(search.page()).isEqualTo(new PackageSearch.Page(20, null));
  }

  @Test
  void readsFlagsInAnyCase() {
    assertThat(of("catalog", "True", "include_disabled", "TRUE", "owned", "true").scope())
        .isEqualTo(new PackageSearch.Scope(true, true, true));
    assertThat(of("catalog", "1", "include_disabled", "yes", "owned", "").scope())
        .isEqualTo(new PackageSearch.Scope(false, false, false));
  }

  @Test
  void readsFilters() {
    PackageSearch.Match match =
        of(
                "id", "in:a,b",
                "category", "Web",
                "category", "SAP",
                "tag", "in:\"x",
                "class_name", "old",
                "class_name", "c.D",
                "fqn", "c.D",
                "name", "D",
                "type", "appLICATION",
                "version", "ge:1.0",
                "page_size", "3")
            .match();

    assertThat(match)
        .isEqualTo(
            new PackageSearch.Match(
                List.of("a", "b"),
                List.of("Web", "SAP"),
                null,
                "c.D",
                "c.D",
                "D",
                "Application",
                List.of()));
  }

  @Test
  void readsVersionsOnlyWhereThereAreSeveral() {
    assertThat(
            of(
                    Map.of("murano.api.catalog.multiple-versions", "true"),
                    "version",
                    "ge:1.0",
                    "version",
                    "lt:2",
                    "version",
                    "1.5",
                    "version",
                    "about:1",
                    "version",
                    "latest",
                    "version",
                    "")
                .match()
                .versions())
        .extracting(condition -> condition.operator() + condition.version())
        .containsExactly(">=1.0.0", "<2.0.0", "=1.5.0");
  }

  @Test
  void splitsWords() {
    assertThat(of("search", "Web;  DB,,öL ,web").words()).containsExactly("web", "db", "öl");
    assertThat(of("search", "").words()).isEmpty();
    String many = String.join(",", IntStream.range(0, 100).mapToObj(i -> "w" + i).toList());
    assertThat(of("search", many).words()).hasSize(32);
  }

  @Test
  void dropsUnknownOrders() {
    assertThat(of("order_by", "fqn", "order_by", "x", "order_by", "created").order().columns())
        .containsExactly("fully_qualified_name", "created", "id");
    assertThat(of("order_by", "x").order().columns()).containsExactly("name", "id");
    assertThat(of("sort_dir", "desc").order().descending()).isTrue();
  }

  @Test
  void capsTheLimit() {
    assertThat(of("limit", "1000", "marker", "m").page())
        .isEqualTo(new PackageSearch.Page(100, "m"));
    assertThat(of("limit", "3").page().limit()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=", "limit=0", "limit=x", "sort_dir=up", "search=\0"})
  void refusesWhatMeansNothing(String parameter) {
    String[] parts = parameter.split("=", -1);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> of(parts))
        .satisfies(e -> assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST));
  }
}
