package io.murano.api.domain;

import io.murano.api.model.ModelDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which model a read sees: the deployed one or a session's draft (contract rest-api §2.2). */
@Component
public class DraftSelection {

  /** Request header that names the session. */
  public static final String HEADER = "X-Configuration-Session";

  private final EnvironmentAccess access;

  DraftSelection(EnvironmentAccess access) {
    this.access = access;
  }

  /**
   * Returns the draft of the session, or the deployed model when no session is named or the session
   * is outdated or deployed. Unknown session 404, session of another environment 400.
   *
   * @param sessionId value of the header; empty counts as absent
   */
  public ModelDocument model(Environment environment, @Nullable String sessionId) {
    if (sessionId == null || sessionId.isEmpty()) {
      return environment.model();
    }
    Session session = access.requireSession(sessionId);
    EnvironmentAccess.requireSameEnvironment(session, environment.id());
    return session.isValid(environment) && session.state() != SessionState.DEPLOYED
        ? session.model()
        : environment.model();
  }
}
