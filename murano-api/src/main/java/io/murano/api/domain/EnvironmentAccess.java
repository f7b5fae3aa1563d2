package io.murano.api.domain;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import org.springframework.stereotype.Component;

/**
 * Tenant isolation of environments and everything under them (contract rest-api §1.5). Must be
 * called inside a transaction.
 */
@Component
public class EnvironmentAccess {

  private final EnvironmentRepository repository;

  EnvironmentAccess(EnvironmentRepository repository) {
    this.repository = repository;
  }

  /** Returns the environment; 404 when there is none, 403 when it is another project's. */
  public Environment require(Caller caller, String environmentId) {
    return check(caller, repository.find(environmentId).orElseThrow(() -> unknown(environmentId)));
  }

  /** As {@link #require}, and locks the environment until the end of the transaction. */
  public Environment requireLocked(Caller caller, String environmentId) {
    return check(caller, repository.lock(environmentId).orElseThrow(() -> unknown(environmentId)));
  }

  /** Returns the session; 404 when there is none. */
  public Session requireSession(String sessionId) {
    return repository.findSession(sessionId).orElseThrow(() -> unknownSession(sessionId));
  }

  /**
   * Checks session and environment together and locks both, environment first, until the end of the
   * transaction: unknown session 404, session of another environment 400, then as {@link #require}.
   */
  public LockedSession requireLockedSession(Caller caller, String environmentId, String sessionId) {
    String owner =
        repository.environmentOfSession(sessionId).orElseThrow(() -> unknownSession(sessionId));
    if (!owner.equals(environmentId)) {
      throw wrongEnvironment(sessionId, environmentId);
    }
    Environment environment = requireLocked(caller, environmentId);
    return new LockedSession(
        environment,
        repository.lockSession(sessionId).orElseThrow(() -> unknownSession(sessionId)));
  }

  /** Fails with 400 when a session belongs to another environment. */
  public static void requireSameEnvironment(Session session, String environmentId) {
    if (!session.environmentId().equals(environmentId)) {
      throw wrongEnvironment(session.id(), environmentId);
    }
  }

  /** Fails with 403 when a draft does not build on the present environment any more. */
  public static void requireValid(Session session, Environment environment) {
    if (!session.isValid(environment)) {
      throw ApiException.forbidden(
          "Session %s is outdated: the environment has been, or is being, changed through another"
                  .formatted(session.id())
              + " session");
    }
  }

  private static Environment check(Caller caller, Environment environment) {
    if (!caller.owns(environment.tenantId()) && !caller.isAdmin()) {
      throw ApiException.forbidden(
          "Environment %s belongs to another project".formatted(environment.id()));
    }
    return environment;
  }

  private static ApiException unknown(String environmentId) {
    return ApiException.notFound("There is no environment " + environmentId);
  }

  private static ApiException unknownSession(String sessionId) {
    return ApiException.notFound("There is no session " + sessionId);
  }

  private static ApiException wrongEnvironment(String sessionId, String environmentId) {
    return ApiException.badRequest(
        "Session %s does not belong to environment %s".formatted(sessionId, environmentId));
  }

  /**
   * An environment and one of its sessions, both locked.
   *
   * @param environment the environment
   * @param session the session
   */
  public record LockedSession(Environment environment, Session session) {}
}
