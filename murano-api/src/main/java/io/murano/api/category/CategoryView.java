package io.murano.api.category;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.http.ApiDates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category as clients see it.
 *
 * @param id 32 hex digits
 * @param name unique name
 * @param created when it was made
 * @param updated when it was changed last
 * @param packageCount number of packages in it, visible or not
 * @param packages the packages the caller may see; null in lists, which leave it out
 */
record CategoryView(
    @JsonProperty("id") String id,
    @JsonProperty("name") String name,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated,
    @JsonProperty("package_count") long packageCount,
    @JsonProperty("packages") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<PackageOfCategory> packages) {

  /**
   * A package of a category.
   *
   * @param id package id
   * @param name display name
   * @param fullyQualifiedName full name
   */
  record PackageOfCategory(
      @JsonProperty("id") String id,
      @JsonProperty("name") String name,
      @JsonProperty("fully_qualified_name") String fullyQualifiedName) {}

  static CategoryView of(Category category, @Nullable List<PackageOfCategory> packages) {
    return new CategoryView(
        category.id(),
        category.name(),
        ApiDates.row(category.created()),
        ApiDates.row(category.updated()),
        category.packageCount(),
        packages);
  }
}
