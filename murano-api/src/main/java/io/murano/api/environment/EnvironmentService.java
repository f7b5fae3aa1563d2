package io.murano.api.environment;

import io.murano.api.deployment.Report;
import io.murano.api.deployment.RunStarter;
import io.murano.api.domain.DraftSelection;
import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.EnvironmentStatus;
import io.murano.api.domain.Session;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Names;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelDocument;
import io.murano.api.model.ModelWalk;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import io.murano.api.services.ServiceReader;
import io.murano.api.session.SessionService;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What callers may see and do with environments. */
@Service
class EnvironmentService {

  private final EnvironmentAccess access;
  private final EnvironmentRepository repository;
  private final EnvironmentQueries queries;
  private final DraftSelection drafts;
  private final SessionService sessions;
  private final RunStarter runs;
  private final PolicyEnforcer policy;
  private final Clock clock;

  EnvironmentService(
      EnvironmentAccess access,
      EnvironmentRepository repository,
      EnvironmentQueries queries,
      DraftSelection drafts,
      SessionService sessions,
      RunStarter runs,
      PolicyEnforcer policy,
      Clock clock) {
    this.access = access;
    this.repository = repository;
    this.queries = queries;
    this.drafts = drafts;
    this.sessions = sessions;
    this.runs = runs;
    this.policy = policy;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  ObjectNode show(Caller caller, String environmentId, @Nullable String sessionId) {
    Environment environment = access.require(caller, environmentId);
    policy.check(caller, PolicyRule.SHOW_ENVIRONMENT);
    EnvironmentStatus status = environment.status();
    ObjectNode view = EnvironmentView.row(environment);
    view.put("status", status.text());
    view.put(
        "acquired_by",
        status == EnvironmentStatus.DEPLOYING
            ? queries.deployingSession(environmentId).orElse(null)
            : null);
    view.set("services", ServiceReader.decorated(drafts.model(environment, sessionId), status));
    return view;
  }

  @Transactional
  ObjectNode rename(Caller caller, String environmentId, JsonBody body) {
    Environment environment = access.requireLocked(caller, environmentId);
    policy.check(caller, PolicyRule.UPDATE_ENVIRONMENT);
    JsonNode value = body.object().get("name");
    if (value == null || !value.isValueNode() || value.isNull()) {
      throw ApiException.badRequest("Member name is required");
    }
    String name = Names.check(value.asString());
    environment.rename(name, ApiDates.now(clock));
    try {
      repository.flush();
    } catch (DataIntegrityViolationException e) {
      throw EnvironmentCreation.nameTaken(name);
    }
    return EnvironmentView.row(environment);
  }

  /** Forgets the environment at once; what it made in the cloud stays. */
  @Transactional
  void abandon(Caller caller, String environmentId) {
    policy.check(caller, PolicyRule.DELETE_ENVIRONMENT);
    repository.remove(access.requireLocked(caller, environmentId));
  }

  /** Deletes the environment, by a run when it may have made something. */
  @Transactional
  void delete(Caller caller, String environmentId) {
    policy.check(caller, PolicyRule.DELETE_ENVIRONMENT);
    Environment environment = access.requireLocked(caller, environmentId);
    Session session = sessions.open(caller, environment);
    session.edit(session.model().withRoot(null), session.updated());
    runs.deploy(environment, session, caller);
  }

  /** Returns the newest report about each service, or null where there is none. */
  @Transactional(readOnly = true)
  Map<String, @Nullable Report> lastStatuses(
      Caller caller, String environmentId, @Nullable String sessionId) {
    Environment environment = access.require(caller, environmentId);
    ModelDocument model = drafts.model(environment, sessionId);
    Map<String, Set<String>> entities = new LinkedHashMap<>();
    model.services().ifPresent(services -> services.forEach(service -> collect(service, entities)));
    Map<String, Report> reports = queries.lastReports(environmentId, entities);
    Map<String, @Nullable Report> statuses = new HashMap<>();
    entities.keySet().forEach(service -> statuses.put(service, reports.get(service)));
    return statuses;
  }

  private static void collect(JsonNode service, Map<String, Set<String>> entities) {
    String serviceId = ModelWalk.idOf(service);
    if (serviceId == null) {
      return;
    }
    Set<String> ids = new HashSet<>();
    ModelWalk.forEachObject(
        service,
        object -> {
          String id = ModelWalk.idOf(object);
          if (id != null) {
            ids.add(id);
          }
        });
    entities.put(serviceId, ids);
  }

  List<EnvironmentView> list(
      Caller caller, EnvironmentController.Scope scope, EnvironmentQueries.Page page) {
    if (scope.allTenants()) {
      policy.check(caller, PolicyRule.LIST_ENVIRONMENTS_ALL_TENANTS);
      return queries.list(null, page);
    }
    String tenant = scope.tenant();
    if (tenant != null && !tenant.isEmpty()) {
      policy.check(caller, PolicyRule.LIST_ENVIRONMENTS_ALL_TENANTS);
      return queries.list(tenant, page);
    }
    policy.check(caller, PolicyRule.LIST_ENVIRONMENTS);
    return caller.projectId() == null ? List.of() : queries.list(caller.projectId(), page);
  }
}
