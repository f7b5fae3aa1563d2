package io.murano.api.domain;

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
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One run of an environment, the "deployment" of the api. The counters of its events belong to the
 * SQL that stores events. Belongs to one transaction.
 */
@Entity
@Table(name = "task")
@DynamicUpdate
public class Task {

  @Id private String id;

  @Column(name = "environment_id", updatable = false)
  private String environmentId;

  @Column(name = "session_id", updatable = false)
  private @Nullable String sessionId;

  @Column(updatable = false)
  private Instant started;

  private @Nullable Instant finished;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(JsonDocumentMutability.class)
  @Column(updatable = false)
  private @Nullable JsonNode description;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(JsonDocumentMutability.class)
  @Column(updatable = false)
  private @Nullable JsonNode action;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(JsonDocumentMutability.class)
  private JsonNode result = JsonNodeFactory.instance.objectNode();

  @Column(insertable = false, updatable = false)
  private long events;

  @Column(insertable = false, updatable = false)
  private long warnings;

  @Column(insertable = false, updatable = false)
  private long errors;

  @Column(name = "last_activity")
  private Instant lastActivity;

  private boolean abandoned;

  @Column(updatable = false)
  private Instant created;

  @SuppressWarnings("UnusedVariable") // read by SQL
  private Instant updated;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Task() {}

  /**
   * Creates the run of a session.
   *
   * @param description what is run, without secrets; null for a deletion
   * @param action what is invoked; null for a deletion
   */
  public Task(
      String id,
      Session session,
      @Nullable JsonNode description,
      @Nullable JsonNode action,
      Instant now) {
    this.id = id;
    this.environmentId = session.environmentId();
    this.sessionId = session.id();
    this.description = description;
    this.action = action;
    this.started = now;
    this.lastActivity = now;
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

  /** Returns the session that was run, or null when it has been deleted since. */
  public @Nullable String sessionId() {
    return sessionId;
  }

  /** Returns when it was requested. */
  public Instant started() {
    return started;
  }

  /** Returns when it ended, or null while it runs. */
  public @Nullable Instant finished() {
    return finished;
  }

  /** Returns the sanitised root model as submitted, or null for a deletion. */
  public @Nullable JsonNode description() {
    return description;
  }

  /** Returns the action's outcome, an empty object while it runs. */
  public JsonNode result() {
    return result;
  }

  /** Returns how many of the conductor's events are stored. */
  public long events() {
    return events;
  }

  /** Returns the number of warnings reported. */
  public long warnings() {
    return warnings;
  }

  /** Returns the number of errors reported. */
  public long errors() {
    return errors;
  }

  /** Returns when the conductor was last heard of. */
  public Instant lastActivity() {
    return lastActivity;
  }

  /** Returns whether this is the deletion of the environment. */
  public boolean isDeletion() {
    return action == null;
  }

  /** Returns whether a result can still be taken: none has come yet. */
  public boolean isOpen() {
    return finished == null || abandoned;
  }

  /** Returns whether it was closed because nobody spoke any more. */
  public boolean isAbandoned() {
    return abandoned;
  }

  /** Ends the run. */
  public void finish(JsonNode outcome, boolean becauseOfSilence, Instant now) {
    result = outcome;
    finished = now;
    abandoned = becauseOfSilence;
    updated = now;
  }
}
