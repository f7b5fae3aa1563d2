package io.murano.api.action;

import io.murano.api.deployment.RunStarter;
import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.Session;
import io.murano.api.domain.Task;
import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelWalk;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import io.murano.api.session.SessionService;
import io.murano.common.message.TaskAction;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs actions of deployed objects. */
@Service
public class ActionService {

  private final EnvironmentAccess access;
  private final EnvironmentRepository repository;
  private final SessionService sessions;
  private final RunStarter runs;
  private final PolicyEnforcer policy;

  ActionService(
      EnvironmentAccess access,
      EnvironmentRepository repository,
      SessionService sessions,
      RunStarter runs,
      PolicyEnforcer policy) {
    this.access = access;
    this.repository = repository;
    this.sessions = sessions;
    this.runs = runs;
    this.policy = policy;
  }

  /**
   * Starts an action and returns the id of the run; nothing is left behind when it cannot start.
   */
  @Transactional
  public String execute(
      Caller caller, String environmentId, String actionId, ObjectNode arguments) {
    Environment environment = access.requireLocked(caller, environmentId);
    policy.check(caller, PolicyRule.EXECUTE_ACTION);
    Session session = sessions.open(caller, environment);
    TaskAction action =
        environment
            .model()
            .root()
            .flatMap(root -> find(root, actionId, arguments))
            .orElseThrow(
                () ->
                    ApiException.notFound(
                        "No object of environment %s has the action %s"
                            .formatted(environmentId, actionId)));
    return runs.invoke(environment, session, action, caller);
  }

  /** Returns what an action, or a deployment, has come to; an empty object while it runs. */
  @Transactional(readOnly = true)
  public JsonNode result(Caller caller, String environmentId, String taskId) {
    access.require(caller, environmentId);
    policy.check(caller, PolicyRule.EXECUTE_ACTION);
    return repository
        .findTask(taskId)
        .filter(task -> task.environmentId().equals(environmentId))
        .map(Task::result)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "Environment %s has no task %s".formatted(environmentId, taskId)));
  }

  /** Looks for the action depth first; fails with 400 when the object has disabled it. */
  private static Optional<TaskAction> find(JsonNode node, String actionId, ObjectNode arguments) {
    String objectId = ModelWalk.idOf(node);
    JsonNode action = node.path("?").path("_actions").path(actionId);
    if (objectId != null && action.isObject()) {
      if (!action.path("enabled").asBoolean(true)) {
        throw ApiException.badRequest("Action " + actionId + " is disabled");
      }
      return Optional.of(new TaskAction(objectId, action.path("name").asString(""), arguments));
    }
    for (JsonNode child : node) {
      Optional<TaskAction> found = find(child, actionId, arguments);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
