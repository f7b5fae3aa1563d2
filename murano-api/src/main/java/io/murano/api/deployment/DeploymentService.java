package io.murano.api.deployment;

import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.Task;
import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers may see and do with runs. */
@Service
class DeploymentService {

  private static final Logger log = LoggerFactory.getLogger(DeploymentService.class);

  /** muranoclient joins several ids into one parameter this way (contract rest-api §2.6). */
  private static final String JOINED_PARAMETER = "\\?service_id=";

  private final EnvironmentAccess access;
  private final EnvironmentRepository repository;
  private final DeploymentQueries queries;
  private final PolicyEnforcer policy;
  private final Cancellation cancellation;

  DeploymentService(
      EnvironmentAccess access,
      EnvironmentRepository repository,
      DeploymentQueries queries,
      PolicyEnforcer policy,
      Cancellation cancellation) {
    this.access = access;
    this.repository = repository;
    this.queries = queries;
    this.policy = policy;
    this.cancellation = cancellation;
  }

  @Transactional(readOnly = true)
  List<Deployment> list(Caller caller, String environmentId) {
    access.require(caller, environmentId);
    policy.check(caller, PolicyRule.LIST_DEPLOYMENTS);
    return queries.ofEnvironment(environmentId);
  }

  @Transactional(readOnly = true)
  List<Deployment> listOfProject(Caller caller) {
    policy.check(caller, PolicyRule.LIST_DEPLOYMENTS_ALL_ENVIRONMENTS);
    return queries.ofProject(caller.projectId());
  }

  @Transactional(readOnly = true)
  List<Report> reports(
      Caller caller, String environmentId, String deploymentId, List<String> serviceIds) {
    Deployment deployment = require(caller, environmentId, deploymentId);
    if (serviceIds.isEmpty()) {
      return queries.reports(deploymentId);
    }
    Set<String> wanted = new HashSet<>();
    serviceIds.forEach(value -> wanted.addAll(List.of(value.split(JOINED_PARAMETER))));
    Set<String> entityIds = DeploymentQueries.entityIds(deployment, wanted);
    return entityIds.isEmpty() ? List.of() : queries.reports(deploymentId, entityIds);
  }

  /**
   * Returns the run as the caller may see it: 403 or 404 as usual, 400 under a wrong environment.
   */
  @Transactional(readOnly = true)
  Deployment require(Caller caller, String environmentId, String deploymentId) {
    policy.check(caller, PolicyRule.STATUSES_DEPLOYMENTS);
    access.require(caller, environmentId);
    Deployment deployment = queries.find(deploymentId).orElseThrow(() -> unknown(deploymentId));
    if (!deployment.environmentId().equals(environmentId)) {
      throw ApiException.badRequest(
          "Deployment %s does not belong to environment %s".formatted(deploymentId, environmentId));
    }
    return deployment;
  }

  /** Asks the conductors to stop a run; that it has ended is a conflict. */
  @Transactional
  void cancel(Caller caller, String environmentId, String deploymentId) {
    policy.check(caller, PolicyRule.CANCEL_DEPLOYMENT);
    access.requireLocked(caller, environmentId);
    Task task = repository.lockTask(deploymentId).orElseThrow(() -> unknown(deploymentId));
    if (!task.environmentId().equals(environmentId)) {
      throw ApiException.badRequest(
          "Deployment %s does not belong to environment %s".formatted(deploymentId, environmentId));
    }
    if (task.finished() != null) {
      throw ApiException.conflict("Deployment " + deploymentId + " has ended already");
    }
    cancellation.request(task, caller);
    log.info("Cancellation of run {} requested by user {}", task.id(), caller.userId());
  }

  private static ApiException unknown(String deploymentId) {
    return ApiException.notFound("There is no deployment " + deploymentId);
  }
}
