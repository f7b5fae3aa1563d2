package io.murano.api.session;

import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.Session;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.identity.Caller;
import io.murano.api.model.ServiceRules;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the draft of a session. The session is locked from reading to writing the draft, so that
 * of two simultaneous edits neither is lost.
 */
@Component
public class DraftEditor {

  private final EnvironmentAccess access;
  private final EnvironmentRepository repository;
  private final Clock clock;

  DraftEditor(EnvironmentAccess access, EnvironmentRepository repository, Clock clock) {
    this.access = access;
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Checks the session for writing, in the order of contract rest-api §2.5, and applies a change to
   * a copy of its root.
   *
   * @param sessionId value of the session header; absent or empty is answered with 400
   * @param authorize called when session and environment have been checked, before the change
   * @param change works on the root in place; the draft stays as it was when it throws
   * @return the changed root
   */
  @Transactional
  public ObjectNode edit(
      Caller caller, Target target, Runnable authorize, Consumer<ObjectNode> change) {
    Session session = lockForWriting(target.sessionId());
    access.require(caller, target.environmentId());
    EnvironmentAccess.requireSameEnvironment(session, target.environmentId());
    authorize.run();
    ObjectNode root =
        session
            .model()
            .copy()
            .root()
            .orElseThrow(() -> ApiException.notFound("The draft has no model any more"));
    change.accept(root);
    ServiceRules.checkRoot(root);
    session.edit(session.model().withRoot(root), ApiDates.now(clock));
    return root;
  }

  private Session lockForWriting(@Nullable String sessionId) {
    if (sessionId == null || sessionId.isEmpty()) {
      throw ApiException.badRequest("Header X-Configuration-Session is required");
    }
    Session session =
        repository
            .lockSession(sessionId)
            .orElseThrow(() -> ApiException.notFound("There is no session " + sessionId));
    Environment environment = repository.find(session.environmentId()).orElseThrow();
    EnvironmentAccess.requireValid(session, environment);
    if (session.state().isBusy()) {
      throw ApiException.forbidden(
          "Session %s is %s and cannot be edited".formatted(sessionId, session.state().text()));
    }
    return session;
  }

  /**
   * Which draft is meant.
   *
   * @param environmentId environment in the path
   * @param sessionId session in the header
   */
  public record Target(String environmentId, @Nullable String sessionId) {}
}
