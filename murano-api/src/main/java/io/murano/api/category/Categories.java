package io.murano.api.category;

import io.murano.api.error.ApiException;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other features need to know of categories. */
@Service
public class Categories {

  private final CategoryRepository repository;

  Categories(CategoryRepository repository) {
    this.repository = repository;
  }

  /**
   * Returns the ids of categories by name. They cannot be deleted before the transaction ends.
   *
   * @throws ApiException 400 if one of them does not exist
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, String> idsByName(Collection<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, String> ids = repository.lockByName(names);
    for (String name : names) {
      if (!ids.containsKey(name)) {
        throw ApiException.badRequest("Category \"%s\" does not exist".formatted(name));
      }
    }
    return ids;
  }
}
