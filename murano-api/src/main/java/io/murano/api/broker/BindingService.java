package io.murano.api.broker;

import io.murano.api.action.ActionService;
import io.murano.api.broker.BrokerInstance.Kind;
import io.murano.api.broker.BrokerInstance.State;
import io.murano.api.deployment.Delegation;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelWalk;
import io.murano.common.json.MuranoJson;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives platforms the credentials of an instance: what its {@code getCredentials} actions say. */
@Service
class BindingService {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final String CREDENTIALS = "credentials";

  private final BrokerRepository repository;
  private final EnvironmentAccess access;
  private final ActionService actions;
  private final Delegation delegation;
  private final TransactionTemplate transactions;
  private final BrokerProperties properties;

  BindingService(
      BrokerRepository repository,
      EnvironmentAccess access,
      ActionService actions,
      Delegation delegation,
      TransactionTemplate transactions,
      BrokerProperties properties) {
    this.repository = repository;
    this.access = access;
    this.actions = actions;
    this.delegation = delegation;
    this.transactions = transactions;
    this.properties = properties;
  }

  /**
   * What a binding has come to.
   *
   * @param answer the platform's answer, with the credentials
   * @param known whether there was such a binding before
   */
  record Bound(JsonNode answer, boolean known) {

    /** Returns a text without the credentials. */
    @Override
    public String toString() {
      return "Bound[known=" + known + ']';
    }
  }

  /** Which binding is meant. */
  record Key(String instanceId, String bindingId) {}

  /**
   * Binds; the same binding may be asked for again.
   *
   * @return the credentials; empty when there is no such instance
   */
  Optional<Bound> bind(Caller caller, Key key, ObjectNode request) throws InterruptedException {
    String project = BrokerService.project(caller);
    Optional<BrokerInstance> found =
        repository
            .find(project, key.instanceId())
            .filter(instance -> instance.operation().kind() == Kind.PROVISION);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    requireReady(found.get());
    Optional<JsonNode> known = repository.binding(project, key.instanceId(), key.bindingId());
    if (known.filter(earlier -> !earlier.equals(request)).isPresent()) {
      throw BrokerException.conflict(
          "Binding %s exists with other attributes".formatted(key.bindingId()));
    }
    JsonNode answer = credentials(caller, found.get());
    repository.addBinding(project, key.instanceId(), key.bindingId(), request);
    return Optional.of(new Bound(answer, known.isPresent()));
  }

  /** Forgets a binding; false when there is none. */
  boolean unbind(Caller caller, Key key) {
    return repository.removeBinding(
        BrokerService.project(caller), key.instanceId(), key.bindingId());
  }

  private void requireReady(BrokerInstance instance) {
    State state = repository.stateOf(instance.operation());
    if (state == State.IN_PROGRESS) {
      throw BrokerException.busy(ApiException.conflict("the instance is being made"));
    }
    if (state != State.SUCCEEDED) {
      throw BrokerException.unsupported(
          "Service instance %s is not usable".formatted(instance.id()));
    }
  }

  private JsonNode credentials(Caller caller, BrokerInstance instance) throws InterruptedException {
    long end = System.nanoTime() + properties.bindingTimeout().toNanos();
    for (String action : credentialActions(caller, instance)) {
      JsonNode result = run(caller, instance.place().environmentId(), action, end);
      if (!result.isNull() && !(result.isContainer() && result.isEmpty())) {
        return result.has(CREDENTIALS)
            ? result
            : MuranoJson.mapper().createObjectNode().set(CREDENTIALS, result);
      }
    }
    throw BrokerException.failed(
        "Service instance %s has no action that gives credentials".formatted(instance.id()));
  }

  private List<String> credentialActions(Caller caller, BrokerInstance instance) {
    return Objects.requireNonNull(
        transactions.execute(
            status ->
                access
                    .require(caller, instance.place().environmentId())
                    .model()
                    .services()
                    .flatMap(
                        services ->
                            services
                                .valueStream()
                                .filter(
                                    service ->
                                        instance.place().objectId().equals(ModelWalk.idOf(service)))
                                .findFirst())
                    .map(ServiceModel::credentialActions)
                    .orElse(List.of())));
  }

  private JsonNode run(Caller caller, String environmentId, String action, long end)
      throws InterruptedException {
    String task = start(caller, environmentId, action);
    JsonNode result = actions.result(caller, environmentId, task);
    while (result.isEmpty()) {
      if (System.nanoTime() - end >= 0) {
        throw BrokerException.failed("The action %s takes too long".formatted(action));
      }
      Thread.sleep(LOOK.toMillis());
      result = actions.result(caller, environmentId, task);
    }
    if (result.path("isException").asBoolean(false)) {
      throw BrokerException.failed(
          "The action %s has failed: %s"
              .formatted(action, result.at("/result/message").asString("no reason given")));
    }
    return result.path("result");
  }

  private String start(Caller caller, String environmentId, String action) {
    try {
      return delegation.forRun(
          caller,
          environmentId,
          trusted ->
              actions.execute(
                  trusted, environmentId, action, MuranoJson.mapper().createObjectNode()));
    } catch (ApiException e) {
      if (e.status() == HttpStatus.FORBIDDEN) {
        throw BrokerException.busy(e);
      }
      throw e;
    }
  }
}
