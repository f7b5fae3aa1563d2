package io.murano.api.deployment;

import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.Session;
import io.murano.api.domain.SessionState;
import io.murano.api.domain.Task;
import io.murano.api.domain.TrustReleased;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Ids;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelDocument;
import io.murano.api.outbox.Outbox;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.TaskAction;
import io.murano.common.topology.MuranoQueues;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Starts runs (contract rest-api §3.4): session state, task, first report and the message to the
 * conductors are written in the caller's transaction, which has locked environment and session.
 */
@Component
public final class RunStarter {

  private static final Logger log = LoggerFactory.getLogger(RunStarter.class);

  private final EnvironmentRepository repository;
  private final OwnReports reports;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RunStarter(
      EnvironmentRepository repository,
      OwnReports reports,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.reports = reports;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Deploys a session, or deletes the environment when the session's draft wishes it away.
   *
   * @return the id of the run, or empty when there was nothing to delete but the row
   */
  public Optional<String> deploy(Environment environment, Session session, Caller caller) {
    ModelDocument model = session.model();
    if (model.root().isPresent()) {
      TaskAction action =
          new TaskAction(environment.id(), "deploy", MuranoJson.mapper().createObjectNode());
      return Optional.of(run(environment, session, action, caller));
    }
    if (!model.hasBeenDeployed()) {
      repository.remove(environment);
      log.info("Environment {} removed; it had never been deployed", environment.id());
      return Optional.empty();
    }
    return Optional.of(run(environment, session, null, caller));
  }

  /**
   * Runs an action on a deployed object.
   *
   * @return the id of the run
   */
  public String invoke(Environment environment, Session session, TaskAction action, Caller caller) {
    return run(environment, session, action, caller);
  }

  private String run(
      Environment environment, Session session, @Nullable TaskAction action, Caller caller) {
    Instant now = ApiDates.now(clock);
    ModelDocument model = model(environment, session, caller);
    session.moveTo(action == null ? SessionState.DELETING : SessionState.DEPLOYING, now);
    repository.flush();
    JsonNode actionJson = action == null ? null : MuranoJson.mapper().valueToTree(action);
    JsonNode description = model.taskDescription(environment.id());
    Task task = repository.add(new Task(Ids.next(), session, description, actionJson, now));
    OwnReports.Place place = new OwnReports.Place(task.id(), environment.id());
    reports.scheduled(place, action == null ? null : action.method(), now);
    outbox.add(MuranoQueues.TASKS, task.id(), message(task, environment, model, caller, action));
    log.info(
        "Run {} of environment {} requested: {}",
        task.id(),
        environment.id(),
        action == null ? "deletion" : action.method());
    return task.id();
  }

  /** Returns what is run, under the environment's trust if it has one, else under the caller's. */
  private ModelDocument model(Environment environment, Session session, Caller caller) {
    String offered = caller.trustId();
    if (offered != null) {
      if (environment.model().trustId().isEmpty()) {
        environment.delegate(offered);
      } else {
        events.publishEvent(new TrustReleased(offered));
      }
    }
    ModelDocument model = session.model();
    return environment.model().trustId().map(model::withTrustId).orElse(model);
  }

  private static DeploymentTask message(
      Task task,
      Environment environment,
      ModelDocument model,
      Caller caller,
      @Nullable TaskAction action) {
    return new DeploymentTask(
        DeploymentTask.FORMAT_VERSION,
        task.id(),
        environment.id(),
        action,
        model.toConductor(environment.id()),
        caller.token(),
        caller.projectId() == null ? environment.tenantId() : caller.projectId(),
        caller.userId(),
        task.started());
  }
}
