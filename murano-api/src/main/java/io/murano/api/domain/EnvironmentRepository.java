package io.murano.api.domain;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

/**
 * Rows of environments, sessions and tasks. Locks are taken in the order environment, session,
 * task; a row that will be changed is loaded with its lock as the first thing its transaction does
 * with it, so that what was read is what is there. How long a row is waited for before the caller
 * is told to try again is a setting of the connections.
 */
@Repository
public class EnvironmentRepository {

  private final EntityManager entities;
  private final ApplicationEventPublisher events;

  EnvironmentRepository(EntityManager entities, ApplicationEventPublisher events) {
    this.entities = entities;
    this.events = events;
  }

  /** Finds an environment. */
  public Optional<Environment> find(String id) {
    return Optional.ofNullable(entities.find(Environment.class, id));
  }

  /** Finds an environment and locks it until the end of the transaction. */
  public Optional<Environment> lock(String id) {
    return locked(Environment.class, id);
  }

  /** Finds a session. */
  public Optional<Session> findSession(String id) {
    return Optional.ofNullable(entities.find(Session.class, id));
  }

  /** Finds a session and locks it; its environment is locked before when both are. */
  public Optional<Session> lockSession(String id) {
    return locked(Session.class, id);
  }

  /** Finds a task. */
  public Optional<Task> findTask(String id) {
    return Optional.ofNullable(entities.find(Task.class, id));
  }

  /** Finds a task and locks it, after its environment. */
  public Optional<Task> lockTask(String id) {
    return locked(Task.class, id);
  }

  /** Returns the environment of a session without loading the session. */
  public Optional<String> environmentOfSession(String sessionId) {
    return environmentOf("select s.environmentId from Session s where s.id = :id", sessionId);
  }

  /** Returns the environment of a task without loading the task. */
  public Optional<String> environmentOfTask(String taskId) {
    return environmentOf("select t.environmentId from Task t where t.id = :id", taskId);
  }

  /** Returns the run of an environment that was started last. */
  public Optional<String> newestTaskId(String environmentId) {
    return entities
        .createQuery(
            "select t.id from Task t where t.environmentId = :environment"
                + " order by t.started desc, t.id desc",
            String.class)
        .setParameter("environment", environmentId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Reads a row again that plain SQL has changed. */
  public void refresh(Object row) {
    entities.refresh(row);
  }

  /** Stores a new row at once, so that plain SQL of the same transaction sees it. */
  public <T> T add(T row) {
    entities.persist(row);
    entities.flush();
    return row;
  }

  /** Writes the changes made so far, so that plain SQL of the same transaction sees them. */
  public void flush() {
    entities.flush();
  }

  /** Removes an environment at once, with everything that depends on it, and releases its trust. */
  public void remove(Environment environment) {
    environment.model().trustId().map(TrustReleased::new).ifPresent(events::publishEvent);
    entities.remove(environment);
    entities.flush();
  }

  /** Removes a session at once. */
  public void remove(Session session) {
    entities.remove(session);
    entities.flush();
  }

  private Optional<String> environmentOf(String query, String id) {
    return entities
        .createQuery(query, String.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  private <T> Optional<T> locked(Class<T> type, String id) {
    return Optional.ofNullable(entities.find(type, id, LockModeType.PESSIMISTIC_WRITE));
  }
}
