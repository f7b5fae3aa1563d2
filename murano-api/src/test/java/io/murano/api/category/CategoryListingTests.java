package io.murano.api.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.api.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Parameters of the list of categories. */
class CategoryListingTests {

  private static CategoryListing of(String query) {
    MultiValueMap<String, String> parameters =
        UriComponentsBuilder.fromUriString("?" + query).build().getQueryParams();
    return CategoryListing.of(parameters);
  }

  @Test
  void listsAllByNameByDefault() {
    CategoryListing listing = of("");

    assertThat(listing.limit()).isNull();
    assertThat(listing.marker()).isNull();
    assertThat(listing.sortKeys()).containsExactly("name", "id");
    assertThat(listing.descending()).isFalse();
  }

  @Test
  void readsAllParameters() {
    CategoryListing listing = of("limit=2&marker=m&sort_keys=package_count, name&sort_dir=desc");

    assertThat(listing)
        .isEqualTo(
            new CategoryListing(2, "m", java.util.List.of("package_count", "name", "id"), true));
  }

  @Test
  void keepsTheIdWhereItIsAskedFor() {
    assertThat(of("sort_keys=id,name,id").sortKeys()).containsExactly("id", "name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=1",
        "limit=0",
        "sort_keys=",
        "sort_keys=name,",
        "sort_keys=owner",
        "sort_dir=up"
      })
  void refusesTheRest(String query) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> of(query))
        .satisfies(e -> assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST));
  }
}
