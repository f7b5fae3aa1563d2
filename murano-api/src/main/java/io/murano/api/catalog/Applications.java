package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The applications a caller can deploy, for the other parts of the api. */
@Component
public class Applications {

  private static final String APPLICATION = "Application";
  private static final int PAGE = 100;

  private final PackageCatalog catalog;
  private final CatalogProperties properties;

  Applications(PackageCatalog catalog, CatalogProperties properties) {
    this.catalog = catalog;
    this.properties = properties;
  }

  /**
   * An application.
   *
   * @param id id of the package
   * @param fullName full name of package and class
   * @param name display name
   * @param description what it is
   * @param tags free words
   */
  public record Application(
      String id, String fullName, String name, String description, List<String> tags) {

    /** Copies the tags. */
    public Application {
      tags = List.copyOf(tags);
    }
  }

  /** Returns all applications, in the order of their names. */
  public List<Application> list(Caller caller) {
    List<Application> applications = new ArrayList<>();
    MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
    query.set("catalog", "true");
    query.set("type", APPLICATION);
    query.set("limit", Integer.toString(PAGE));
    List<CatalogPackage> page;
    do {
      page = catalog.search(caller, PackageSearch.of(query, properties));
      page.forEach(row -> applications.add(application(row)));
      if (!page.isEmpty()) {
        query.set("marker", page.get(page.size() - 1).id());
      }
    } while (page.size() == PAGE);
    return applications;
  }

  /** Returns an application that can be deployed. */
  public Optional<Application> find(Caller caller, String id) {
    try {
      return Optional.of(catalog.get(caller, id))
          .filter(row -> row.enabled() && row.identity().type().equals(APPLICATION))
          .filter(row -> row.isPublic() || caller.owns(row.ownerId()))
          .map(Applications::application);
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  private static Application application(CatalogPackage row) {
    return new Application(
        row.id(),
        row.identity().fullName(),
        row.text().name(),
        row.text().description(),
        row.tags());
  }
}
