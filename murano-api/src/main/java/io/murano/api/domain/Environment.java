package io.murano.api.domain;

import io.murano.api.model.ModelDocument;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import tools.jackson.databind.JsonNode;

/**
 * An environment: a project's deployable unit with its model. Belongs to one transaction; whoever
 * changes it, its sessions or runs has loaded it with a lock.
 */
@Entity
@Table(name = "environment")
@DynamicUpdate
public class Environment {

  @Id private String id;

  private String name;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "description_text")
  private String descriptionText;

  private long version;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(JsonDocumentMutability.class)
  private JsonNode description;

  @Column(insertable = false, updatable = false)
  private String status = EnvironmentStatus.READY.text();

  @Column(updatable = false)
  private Instant created;

  private Instant updated;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Environment() {}

  /** Creates an environment that is not stored yet. */
  public Environment(
      String id, Ownership ownership, String descriptionText, ModelDocument model, Instant now) {
    this.id = id;
    this.name = ownership.name();
    this.tenantId = ownership.projectId();
    this.descriptionText = descriptionText;
    this.description = model.toJson();
    this.created = now;
    this.updated = now;
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the name, unique in the project; the model keeps a name of its own. */
  public String name() {
    return name;
  }

  /** Returns the owner project. */
  public String tenantId() {
    return tenantId;
  }

  /** Returns the description for people. */
  public String descriptionText() {
    return descriptionText;
  }

  /** Returns the number of finished runs. */
  public long version() {
    return version;
  }

  /** Returns the status as it was when this row was loaded. */
  public EnvironmentStatus status() {
    return EnvironmentStatus.of(status);
  }

  /** Returns when the row was created. */
  public Instant created() {
    return created;
  }

  /** Returns when the row was last changed. */
  public Instant updated() {
    return updated;
  }

  /** Returns the deployed model. */
  public ModelDocument model() {
    return ModelDocument.stored(description);
  }

  /** Renames the row; the model keeps its name. */
  public void rename(String newName, Instant now) {
    name = newName;
    updated = now;
  }

  /** Notes the trust under which the environment is run from now on. */
  public void delegate(String trustId) {
    description = model().withTrustId(trustId).toJson();
  }

  /** Takes over the model a run has left, and counts the run. */
  public void finishRun(ModelDocument model, Instant now) {
    description = model.toJson();
    version++;
    updated = now;
  }

  /**
   * Under which name a project owns something.
   *
   * @param projectId the project
   * @param name the name
   */
  public record Ownership(String projectId, String name) {}
}
