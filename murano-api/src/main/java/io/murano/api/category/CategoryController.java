package io.murano.api.category;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Routes below {@code /v1/catalog/categories}. */
@RestController
@RequestMapping("/v1/catalog/categories")
class CategoryController {

  private final CategoryService service;
  private final PolicyEnforcer policy;

  CategoryController(CategoryService service, PolicyEnforcer policy) {
    this.service = service;
    this.policy = policy;
  }

  /**
   * A page of categories.
   *
   * @param categories the categories
   * @param nextMarker where the next page starts; left out when there is none
   */
  record Page(
      @JsonProperty("categories") List<CategoryView> categories,
      @JsonProperty("next_marker") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String nextMarker) {}

  @GetMapping
  Page list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
    policy.check(caller, PolicyRule.GET_CATEGORY);
    CategoryListing listing = CategoryListing.of(query);
    List<CategoryView> categories = service.list(listing);
    boolean full = listing.limit() != null && categories.size() == listing.limit();
    return new Page(categories, full ? categories.get(categories.size() - 1).id() : null);
  }

  @PostMapping
  CategoryView create(Caller caller, JsonBody body) {
    policy.check(caller, PolicyRule.ADD_CATEGORY);
    return service.create(body.object().get("name"));
  }

  @GetMapping("/{id}")
  CategoryView show(Caller caller, @PathVariable String id) {
    policy.check(caller, PolicyRule.GET_CATEGORY);
    return service.show(id, caller);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<JsonNode> delete(Caller caller, @PathVariable String id) {
    policy.check(caller, PolicyRule.DELETE_CATEGORY);
    service.delete(id);
    return Responses.empty();
  }
}
