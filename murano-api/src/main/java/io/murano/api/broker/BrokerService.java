package io.murano.api.broker;

import io.murano.api.broker.BrokerInstance.Kind;
import io.murano.api.broker.BrokerInstance.Operation;
import io.murano.api.broker.BrokerInstance.Order;
import io.murano.api.broker.BrokerInstance.Place;
import io.murano.api.broker.BrokerInstance.State;
import io.murano.api.catalog.Applications.Application;
import io.murano.api.deployment.Delegation;
import io.murano.api.environment.EnvironmentCreation;
import io.murano.api.http.Ids;
import io.murano.api.identity.Caller;
import io.murano.common.json.MuranoJson;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes service instances and takes them down: each space of a platform is an environment, each
 * instance a service in it, each operation a run.
 */
@Service
class BrokerService {

  private static final Logger log = LoggerFactory.getLogger(BrokerService.class);

  private final Offerings offerings;
  private final BrokerRepository repository;
  private final SpaceChange spaces;
  private final EnvironmentCreation environments;
  private final Delegation delegation;
  private final TransactionTemplate transactions;

  BrokerService(
      Offerings offerings,
      BrokerRepository repository,
      SpaceChange spaces,
      EnvironmentCreation environments,
      Delegation delegation,
      TransactionTemplate transactions) {
    this.offerings = offerings;
    this.repository = repository;
    this.spaces = spaces;
    this.environments = environments;
    this.delegation = delegation;
    this.transactions = transactions;
  }

  /**
   * Begins to make an instance, unless it is there or being made already.
   *
   * @return how far it is
   * @throws BrokerException 409 if there is another instance of this id
   */
  State provision(Caller caller, String id, Order order) {
    Optional<BrokerInstance> known = find(caller, id);
    if (known.isPresent() && known.get().operation().kind() == Kind.PROVISION) {
      State state = repository.stateOf(known.get().operation());
      if (state == State.IN_PROGRESS || state == State.SUCCEEDED) {
        return sameOrder(known.get(), order, state);
      }
    }
    Application application = offerings.require(caller, order.serviceId(), order.planId());
    String environmentId = environmentOf(caller, order);
    delegation.forRun(
        caller,
        environmentId,
        trusted -> {
          transactions.executeWithoutResult(
              status -> add(trusted, new BrokerInstance.Draft(id, order), application));
          return environmentId;
        });
    return State.IN_PROGRESS;
  }

  /**
   * Begins to take an instance down.
   *
   * @return how far it is; {@code GONE} when there is none
   */
  State deprovision(Caller caller, String id) {
    Optional<BrokerInstance> known = find(caller, id);
    if (known.isEmpty()) {
      return State.GONE;
    }
    BrokerInstance instance = known.get();
    State state = repository.stateOf(instance.operation());
    if (instance.operation().kind() == Kind.DEPROVISION && state != State.FAILED) {
      return state == State.SUCCEEDED ? State.GONE : state;
    }
    if (state == State.GONE) {
      return State.GONE;
    }
    return delegation.forRun(
        caller,
        instance.place().environmentId(),
        trusted ->
            Objects.requireNonNull(transactions.execute(status -> remove(trusted, instance))));
  }

  Optional<BrokerInstance> find(Caller caller, String id) {
    return repository.find(project(caller), id);
  }

  State stateOf(BrokerInstance instance) {
    return repository.stateOf(instance.operation());
  }

  static String project(Caller caller) {
    return Objects.requireNonNull(caller.projectId(), "platforms log in to a project");
  }

  private static State sameOrder(BrokerInstance known, Order order, State state) {
    if (!known.order().equals(order)) {
      throw BrokerException.conflict(
          "Service instance %s exists with other attributes".formatted(known.id()));
    }
    return state;
  }

  private String environmentOf(Caller caller, Order order) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              repository.lockSpace(project(caller), order.spaceId());
              return repository
                  .environmentOfSpace(project(caller), order.spaceId())
                  .orElseGet(() -> newEnvironment(caller, order));
            }));
  }

  private String newEnvironment(Caller caller, Order order) {
    String environmentId =
        environments
            .create(caller, MuranoJson.mapper().createObjectNode().put("name", "my_" + Ids.next()))
            .id();
    repository.addSpace(project(caller), order.spaceId(), environmentId);
    log.info("Environment {} made for space {}", environmentId, order.spaceId());
    return environmentId;
  }

  private void add(Caller caller, BrokerInstance.Draft draft, Application application) {
    Order order = draft.order();
    String project = project(caller);
    repository.lockSpace(project, order.spaceId());
    String environmentId =
        repository
            .environmentOfSpace(project, order.spaceId())
            .orElseThrow(() -> BrokerException.conflict("The space has just been removed"));
    String objectId = Ids.next();
    String task =
        spaces.add(caller, environmentId, ServiceModel.service(application, order, objectId));
    repository.save(
        project,
        new BrokerInstance(
            draft.id(),
            order,
            new Place(environmentId, objectId),
            new Operation(Kind.PROVISION, task)));
  }

  private State remove(Caller caller, BrokerInstance instance) {
    Optional<String> task =
        spaces.remove(caller, instance.place().environmentId(), instance.place().objectId());
    if (task.isEmpty()) {
      return State.GONE;
    }
    repository.save(
        project(caller),
        new BrokerInstance(
            instance.id(),
            instance.order(),
            instance.place(),
            new Operation(Kind.DEPROVISION, task.get())));
    return State.IN_PROGRESS;
  }
}
