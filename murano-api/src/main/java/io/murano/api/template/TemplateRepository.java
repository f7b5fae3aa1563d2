package io.murano.api.template;

import io.murano.api.error.ApiException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of templates. */
@Repository
class TemplateRepository {

  private final EntityManager entities;

  TemplateRepository(EntityManager entities) {
    this.entities = entities;
  }

  EnvironmentTemplate require(String id) {
    EnvironmentTemplate template = entities.find(EnvironmentTemplate.class, id);
    if (template == null) {
      throw ApiException.notFound("There is no environment template " + id);
    }
    return template;
  }

  EnvironmentTemplate requireLocked(String id) {
    EnvironmentTemplate template =
        entities.find(EnvironmentTemplate.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (template == null) {
      throw ApiException.notFound("There is no environment template " + id);
    }
    return template;
  }

  List<EnvironmentTemplate> listPublic() {
    return query("t.isPublic").getResultList();
  }

  List<EnvironmentTemplate> listPrivateOf(@Nullable String projectId) {
    return query("not t.isPublic and t.tenantId = :project")
        .setParameter("project", projectId)
        .getResultList();
  }

  List<EnvironmentTemplate> listVisibleTo(@Nullable String projectId) {
    return query("t.isPublic or t.tenantId = :project")
        .setParameter("project", projectId)
        .getResultList();
  }

  EnvironmentTemplate add(EnvironmentTemplate template) {
    entities.persist(template);
    entities.flush();
    return template;
  }

  void flush() {
    entities.flush();
  }

  void remove(EnvironmentTemplate template) {
    entities.remove(template);
  }

  private TypedQuery<EnvironmentTemplate> query(String condition) {
    return entities.createQuery(
        "select t from EnvironmentTemplate t where " + condition + " order by t.name, t.id",
        EnvironmentTemplate.class);
  }
}
