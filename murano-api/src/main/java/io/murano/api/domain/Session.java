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

/** A draft of an environment's model, run at most once. Belongs to one transaction. */
@Entity
@Table(name = "session")
@DynamicUpdate
public class Session {

  @Id private String id;

  @Column(name = "environment_id", updatable = false)
  private String environmentId;

  @Column(name = "user_id", updatable = false)
  private String userId;

  private String state;

  @Column(updatable = false)
  private long version;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(JsonDocumentMutability.class)
  private JsonNode description;

  @Column(updatable = false)
  private Instant created;

  private Instant updated;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Session() {}

  /** Opens a draft of an environment's present model. */
  public Session(String id, Environment environment, String userId, Instant now) {
    this.id = id;
    this.environmentId = environment.id();
    this.userId = userId;
    this.state = SessionState.OPENED.text();
    this.version = environment.version();
    this.description = environment.model().toJson();
    this.created = now;
    this.updated = now;
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the environment. */
  public String environmentId() {
    return environmentId;
  }

  /** Returns who opened it. */
  public String userId() {
    return userId;
  }

  /** Returns the state. */
  public SessionState state() {
    return SessionState.of(state);
  }

  /** Returns the environment's version at opening. */
  public long version() {
    return version;
  }

  /** Returns when it was opened. */
  public Instant created() {
    return created;
  }

  /** Returns when it was last changed. */
  public Instant updated() {
    return updated;
  }

  /** Returns the draft. */
  public ModelDocument model() {
    return ModelDocument.stored(description);
  }

  /** Replaces the draft. */
  public void edit(ModelDocument model, Instant now) {
    description = model.toJson();
    updated = now;
  }

  /** Changes the state; the environment must be locked. */
  public void moveTo(SessionState newState, Instant now) {
    state = newState.text();
    updated = now;
  }

  /**
   * Returns whether the draft still builds on what the environment is (contract rest-api §3.3): no
   * run has finished since it was opened, and none of another session is under way.
   */
  public boolean isValid(Environment environment) {
    return environment.version() <= version
        && !(state() == SessionState.OPENED && environment.status().isBusy());
  }
}
