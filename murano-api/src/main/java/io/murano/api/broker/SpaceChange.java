package io.murano.api.broker;

import io.murano.api.deployment.RunStarter;
import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.Session;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelWalk;
import io.murano.api.model.ServiceRules;
import io.murano.api.session.SessionService;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the services of a space's environment and deploys it; called inside a transaction. */
@Component
final class SpaceChange {

  private final EnvironmentAccess access;
  private final SessionService sessions;
  private final RunStarter runs;
  private final Clock clock;

  SpaceChange(EnvironmentAccess access, SessionService sessions, RunStarter runs, Clock clock) {
    this.access = access;
    this.sessions = sessions;
    this.runs = runs;
    this.clock = clock;
  }

  /** Adds a service and returns the id of the run. */
  String add(Caller caller, String environmentId, ObjectNode service) {
    Environment environment = access.requireLocked(caller, environmentId);
    return deploy(caller, environment, root -> ServiceRules.append(root, service));
  }

  /** Removes a service and returns the id of the run; empty when there is no such service. */
  Optional<String> remove(Caller caller, String environmentId, String objectId) {
    Environment environment = access.requireLocked(caller, environmentId);
    return environment
        .model()
        .services()
        .filter(services -> services.valueStream().anyMatch(service -> is(service, objectId)))
        .map(
            services ->
                deploy(
                    caller,
                    environment,
                    root ->
                        root.withArray(ServiceRules.SERVICES)
                            .removeIf(service -> is(service, objectId))));
  }

  private static boolean is(JsonNode service, String objectId) {
    return objectId.equals(ModelWalk.idOf(service));
  }

  private String deploy(Caller caller, Environment environment, Consumer<ObjectNode> change) {
    Session session = open(caller, environment);
    ObjectNode root =
        session
            .model()
            .copy()
            .root()
            .orElseThrow(() -> BrokerException.conflict("The space is being removed"));
    change.accept(root);
    session.edit(session.model().withRoot(root), ApiDates.now(clock));
    return runs.deploy(environment, session, caller).orElseThrow();
  }

  private Session open(Caller caller, Environment environment) {
    try {
      return sessions.open(caller, environment);
    } catch (ApiException e) {
      if (e.status() == HttpStatus.FORBIDDEN) {
        throw BrokerException.busy(e);
      }
      throw e;
    }
  }
}
