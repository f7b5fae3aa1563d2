package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import java.util.List;
import org.springframework.stereotype.Service;

/** Finds packages that a caller may see (contract rest-api §5.6). */
@Service
class PackageCatalog {

  private final PackageRepository packages;
  private final PolicyEnforcer policy;

  PackageCatalog(PackageRepository packages, PolicyEnforcer policy) {
    this.packages = packages;
    this.policy = policy;
  }

  /**
   * Returns a package.
   *
   * @throws ApiException 404 if there is none, 403 if it is private to another project
   */
  CatalogPackage get(Caller caller, String id) {
    CatalogPackage row = packages.find(id).orElseThrow(() -> notFound(id));
    if (!row.isReadableBy(caller)) {
      throw ApiException.forbidden("Package %s is private to another project".formatted(id));
    }
    return row;
  }

  /**
   * Returns a page of packages. What is found in forms only comes last: the forms, which are long,
   * are looked into when the rest does not fill the page.
   *
   * @throws ApiException 404 if the marker names no package
   */
  List<CatalogPackage> search(Caller caller, PackageSearch search) {
    String marker = search.page().marker();
    if (marker != null && packages.find(marker).isEmpty()) {
      throw notFound(marker);
    }
    boolean manageable = policy.allows(caller, PolicyRule.MANAGE_PUBLIC_PACKAGE);
    List<CatalogPackage> found =
        packages.search(
            PackageQuery.of(search, new PackageQuery.Viewer(caller, manageable), false));
    if (search.words().isEmpty() || found.size() == search.page().limit()) {
      return found;
    }
    return packages.search(
        PackageQuery.of(search, new PackageQuery.Viewer(caller, manageable), true));
  }

  static ApiException notFound(String id) {
    return ApiException.notFound("Package %s does not exist".formatted(id));
  }
}
