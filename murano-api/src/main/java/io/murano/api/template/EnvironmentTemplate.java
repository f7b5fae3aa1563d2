package io.murano.api.template;

import io.murano.api.domain.JsonDocumentMutability;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Ids;
import io.murano.api.model.ServiceRules;
import io.murano.common.json.MuranoJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A stored list of services from which environments are made. Belongs to one transaction. */
@Entity
@Table(name = "environment_template")
@DynamicUpdate
class EnvironmentTemplate {

  @Id private String id;

  private String name;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "description_text")
  private String descriptionText;

  @Column(updatable = false)
  private long version;

  @Column(name = "is_public")
  private boolean isPublic;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(JsonDocumentMutability.class)
  private JsonNode description;

  @Column(updatable = false)
  private Instant created;

  private Instant updated;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected EnvironmentTemplate() {}

  /**
   * Creates a template.
   *
   * @param body members as sent; documented ones become columns, the rest is kept with the services
   */
  EnvironmentTemplate(Traits traits, String tenantId, ObjectNode body, Instant now) {
    this.id = Ids.next();
    this.name = traits.name();
    this.tenantId = tenantId;
    this.descriptionText = traits.descriptionText();
    this.isPublic = traits.isPublic();
    ObjectNode document = body.deepCopy();
    document.put("id", id);
    document.put("tenant_id", tenantId);
    document.put("name", name);
    if (!document.has(ServiceRules.SERVICES)) {
      document.putArray(ServiceRules.SERVICES);
    }
    this.description = document;
    this.created = now;
    this.updated = now;
  }

  String id() {
    return id;
  }

  String tenantId() {
    return tenantId;
  }

  boolean isPublic() {
    return isPublic;
  }

  String descriptionText() {
    return descriptionText;
  }

  /** Returns the stored document; callers do not change it. */
  JsonNode description() {
    return description;
  }

  /** Returns the services; callers do not change them. */
  ArrayNode services() {
    return description.get(ServiceRules.SERVICES) instanceof ArrayNode services
        ? services
        : MuranoJson.mapper().createArrayNode();
  }

  void edit(ObjectNode document, Instant now) {
    description = document;
    updated = now;
  }

  void change(Traits traits, Instant now) {
    name = traits.name();
    descriptionText = traits.descriptionText();
    isPublic = traits.isPublic();
    ObjectNode document = description.deepCopy().asObject();
    document.put("name", name);
    description = document;
    updated = now;
  }

  /** Returns the template as lists show it. */
  ObjectNode view() {
    ObjectNode view = MuranoJson.mapper().createObjectNode();
    view.put("id", id);
    view.put("name", name);
    view.put("tenant_id", tenantId);
    view.put("description_text", descriptionText);
    view.put("version", version);
    view.put("is_public", isPublic);
    view.put("created", ApiDates.row(created));
    view.put("updated", ApiDates.row(updated));
    return view;
  }

  /** Returns the template with its services. */
  ObjectNode viewWithServices() {
    ObjectNode view = view();
    view.set(ServiceRules.SERVICES, services());
    return view;
  }

  /** What may be set from outside. */
  record Traits(String name, String descriptionText, boolean isPublic) {

    static Traits of(String name, @Nullable String text, @Nullable Boolean isPublic) {
      return new Traits(name, text == null ? "" : text, Boolean.TRUE.equals(isPublic));
    }
  }
}
