package io.murano.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.http.ApiMediaTypes;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Routes below {@code /v1/catalog/packages} that speak JSON. */
@RestController
@RequestMapping("/v1/catalog/packages")
class PackageController {

  private final PackageCatalog catalog;
  private final PackageImporter importer;
  private final PackageEditor editor;
  private final UploadReader uploads;
  private final UploadTurns turns;
  private final PolicyEnforcer policy;
  private final CatalogProperties properties;

  PackageController(
      PackageCatalog catalog,
      PackageImporter importer,
      PackageEditor editor,
      UploadReader uploads,
      UploadTurns turns,
      PolicyEnforcer policy,
      CatalogProperties properties) {
    this.catalog = catalog;
    this.importer = importer;
    this.editor = editor;
    this.uploads = uploads;
    this.turns = turns;
    this.policy = policy;
    this.properties = properties;
  }

  /**
   * A page of packages.
   *
   * @param packages the packages
   * @param nextMarker where the next page starts; left out when there is none
   */
  record Page(
      @JsonProperty("packages") List<PackageView> packages,
      @JsonProperty("next_marker") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String nextMarker) {}

  @GetMapping
  Page search(Caller caller, @RequestParam MultiValueMap<String, String> query) {
    policy.check(caller, PolicyRule.GET_PACKAGE);
    PackageSearch search = PackageSearch.of(query, properties);
    List<PackageView> found = catalog.search(caller, search).stream().map(this::view).toList();
    boolean full = found.size() == search.page().limit();
    return new Page(found, full ? found.get(found.size() - 1).id() : null);
  }

  @PostMapping
  PackageView upload(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    policy.check(caller, PolicyRule.UPLOAD_PACKAGE);
    return turns.inTurn(
        () -> {
          try (Upload upload = uploads.read(request)) {
            if (upload.metadata().isPublic()) {
              policy.check(caller, PolicyRule.PUBLICIZE_PACKAGE);
            }
            PackageImporter.Imported imported = importer.store(caller, upload);
            FindingHeaders.write(response, imported.findings());
            return view(imported.row());
          }
        });
  }

  @GetMapping("/{id}")
  PackageView show(Caller caller, @PathVariable String id) {
    policy.check(caller, PolicyRule.GET_PACKAGE);
    return view(catalog.get(caller, id));
  }

  @PatchMapping("/{id}")
  PackageView change(Caller caller, @PathVariable String id, JsonBody body) {
    policy.check(caller, PolicyRule.MODIFY_PACKAGE);
    body.requireType(ApiMediaTypes.PACKAGES_JSON_PATCH);
    PackagePatch patch = PackagePatch.of(body.array());
    CatalogPackage row = catalog.get(caller, id);
    if (row.isPublic()) {
      policy.check(caller, PolicyRule.MANAGE_PUBLIC_PACKAGE);
    } else if (patch.makesPublic()) {
      policy.check(caller, PolicyRule.PUBLICIZE_PACKAGE);
    }
    return view(editor.change(caller, id, patch));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<JsonNode> delete(Caller caller, @PathVariable String id) {
    policy.check(caller, PolicyRule.DELETE_PACKAGE);
    if (catalog.get(caller, id).isPublic()) {
      policy.check(caller, PolicyRule.MANAGE_PUBLIC_PACKAGE);
    }
    editor.delete(caller, id);
    return Responses.empty();
  }

  private PackageView view(CatalogPackage row) {
    return PackageView.of(row, properties.multipleVersions());
  }
}
