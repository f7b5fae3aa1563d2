package io.murano.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.murano.api.http.ApiDates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package as clients see it (contract rest-api §2.9).
 *
 * @param version only where the catalogue keeps several versions of a package; the classic answer
 *     has no such member
 */
record PackageView(
    @JsonProperty("id") String id,
    @JsonProperty("fully_qualified_name") String fullyQualifiedName,
    @JsonProperty("name") String name,
    @JsonProperty("version") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String version,
    @JsonProperty("type") String type,
    @JsonProperty("author") String author,
    @JsonProperty("description") String description,
    @JsonProperty("supplier") @JsonRawValue String supplier,
    @JsonProperty("enabled") boolean enabled,
    @JsonProperty("is_public") boolean isPublic,
    @JsonProperty("owner_id") String ownerId,
    @JsonProperty("tags") List<String> tags,
    @JsonProperty("categories") List<String> categories,
    @JsonProperty("class_definitions") List<String> classDefinitions,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated) {

  static PackageView of(CatalogPackage row, boolean withVersion) {
    return new PackageView(
        row.id(),
        row.identity().fullName(),
        row.text().name(),
        withVersion ? row.identity().version() : null,
        row.identity().type(),
        row.text().author(),
        row.text().description(),
        row.text().supplier(),
        row.enabled(),
        row.isPublic(),
        row.ownerId(),
        row.tags(),
        row.categories(),
        row.classDefinitions(),
        ApiDates.row(row.created()),
        ApiDates.row(row.updated()));
  }
}
