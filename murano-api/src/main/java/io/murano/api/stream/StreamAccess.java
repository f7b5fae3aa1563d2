package io.murano.api.stream;

import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may follow what: the rules of the routes that show the same. */
@Component
class StreamAccess {

  private final EnvironmentAccess access;
  private final EnvironmentRepository repository;
  private final PolicyEnforcer policy;

  StreamAccess(EnvironmentAccess access, EnvironmentRepository repository, PolicyEnforcer policy) {
    this.access = access;
    this.repository = repository;
    this.policy = policy;
  }

  @Transactional(readOnly = true)
  void requireEnvironment(Caller caller, String environmentId) {
    access.require(caller, environmentId);
    policy.check(caller, PolicyRule.SHOW_ENVIRONMENT);
  }

  @Transactional(readOnly = true)
  void requireDeployment(Caller caller, String environmentId, String deploymentId) {
    policy.check(caller, PolicyRule.STATUSES_DEPLOYMENTS);
    access.require(caller, environmentId);
    String owner =
        repository
            .environmentOfTask(deploymentId)
            .orElseThrow(() -> ApiException.notFound("There is no deployment " + deploymentId));
    if (!owner.equals(environmentId)) {
      throw ApiException.badRequest(
          "Deployment %s does not belong to environment %s".formatted(deploymentId, environmentId));
    }
  }
}
