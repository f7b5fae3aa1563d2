package io.murano.api.category;

import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Ids;
import io.murano.api.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Lists, makes and deletes categories. */
@Service
class CategoryService {

  private static final Logger log = LoggerFactory.getLogger(CategoryService.class);
  private static final int MAX_NAME = 80;

  private final CategoryRepository repository;
  private final Clock clock;

  CategoryService(CategoryRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  List<CategoryView> list(CategoryListing listing) {
    if (listing.marker() != null) {
      required(listing.marker());
    }
    return repository.list(listing).stream()
        .map(category -> CategoryView.of(category, null))
        .toList();
  }

  CategoryView show(String id, Caller caller) {
    return CategoryView.of(required(id), repository.packages(id, caller));
  }

  CategoryView create(@Nullable JsonNode nameNode) {
    if (nameNode == null || !nameNode.isString() || nameNode.stringValue().isEmpty()) {
      throw ApiException.badRequest("A category needs a name: a text that is not empty");
    }
    String name = nameNode.stringValue();
    if (name.codePointCount(0, name.length()) > MAX_NAME) {
      throw ApiException.badRequest("A category's name may have %d characters".formatted(MAX_NAME));
    }
    Instant now = ApiDates.now(clock);
    Category category = new Category(Ids.next(), name, now, now, 0);
    try {
      repository.insert(category);
    } catch (DuplicateKeyException e) {
      throw ApiException.conflict("Category \"%s\" exists already".formatted(name));
    }
    log.info("Category {} made: {}", category.id(), name);
    return CategoryView.of(category, null);
  }

  void delete(String id) {
    Category category = required(id);
    if (category.packageCount() > 0) {
      throw inUse(category);
    }
    try {
      repository.delete(id);
    } catch (DataIntegrityViolationException e) {
      throw inUse(category);
    }
    log.info("Category {} deleted: {}", id, category.name());
  }

  private static ApiException inUse(Category category) {
    return ApiException.forbidden("Category \"%s\" still has packages".formatted(category.name()));
  }

  private Category required(String id) {
    return repository
        .find(id)
        .orElseThrow(() -> ApiException.notFound("Category %s does not exist".formatted(id)));
  }
}
