package io.murano.api.session;

import io.murano.api.deployment.RunStarter;
import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentAccess.LockedSession;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.Session;
import io.murano.api.domain.SessionState;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Ids;
import io.murano.api.identity.Caller;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a session. */
@Service
public class SessionService {

  private final EnvironmentAccess access;
  private final EnvironmentRepository repository;
  private final RunStarter runs;
  private final Clock clock;

  SessionService(
      EnvironmentAccess access, EnvironmentRepository repository, RunStarter runs, Clock clock) {
    this.access = access;
    this.repository = repository;
    this.runs = runs;
    this.clock = clock;
  }

  @Transactional
  SessionView open(Caller caller, String environmentId) {
    Environment environment = access.requireLocked(caller, environmentId);
    return SessionView.of(open(caller, environment));
  }

  /**
   * Opens a session of an environment that is locked by the present transaction; 403 while a run is
   * under way.
   */
  public Session open(Caller caller, Environment environment) {
    if (environment.status().isBusy()) {
      throw ApiException.forbidden(
          "Environment %s is %s: no session can be opened"
              .formatted(environment.id(), environment.status().text()));
    }
    Session session = new Session(Ids.next(), environment, caller.userId(), ApiDates.now(clock));
    return repository.add(session);
  }

  @Transactional(readOnly = true)
  SessionView show(Caller caller, String environmentId, String sessionId) {
    Session session = access.requireSession(sessionId);
    EnvironmentAccess.requireSameEnvironment(session, environmentId);
    Environment environment = access.require(caller, environmentId);
    requireOwner(caller, session);
    EnvironmentAccess.requireValid(session, environment);
    return SessionView.of(session);
  }

  @Transactional
  void discard(Caller caller, String environmentId, String sessionId) {
    LockedSession locked = access.requireLockedSession(caller, environmentId, sessionId);
    requireOwner(caller, locked.session());
    if (locked.session().state().isBusy()) {
      throw ApiException.forbidden(
          "Session %s is %s and cannot be deleted"
              .formatted(sessionId, locked.session().state().text()));
    }
    repository.remove(locked.session());
  }

  @Transactional
  void deploy(Caller caller, String environmentId, String sessionId) {
    LockedSession locked = access.requireLockedSession(caller, environmentId, sessionId);
    EnvironmentAccess.requireValid(locked.session(), locked.environment());
    if (locked.session().state() != SessionState.OPENED) {
      throw ApiException.forbidden(
          "Session %s is %s: only an open one can be deployed"
              .formatted(sessionId, locked.session().state().text()));
    }
    runs.deploy(locked.environment(), locked.session(), caller);
  }

  private static void requireOwner(Caller caller, Session session) {
    if (!session.userId().equals(caller.userId())) {
      throw ApiException.unauthorized("Session %s belongs to another user".formatted(session.id()));
    }
  }
}
