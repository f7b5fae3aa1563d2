package io.murano.api.deployment;

import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.domain.Task;
import io.murano.api.http.ApiDates;
import io.murano.api.http.StorableJson;
import io.murano.api.model.ModelDocument;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.ActionResult;
import io.murano.common.message.TaskResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ends runs (contract rest-api §3.6). A result is applied once, when all reports that were sent
 * before it are stored; until then it waits in the database. Thread-safe, also across instances.
 */
@Component
final class RunFinisher {

  private static final Logger log = LoggerFactory.getLogger(RunFinisher.class);

  private final EnvironmentRepository repository;
  private final PendingResults pending;
  private final OwnReports reports;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RunFinisher(
      EnvironmentRepository repository,
      PendingResults pending,
      OwnReports reports,
      TransactionTemplate transactions,
      Clock clock) {
    this.repository = repository;
    this.pending = pending;
    this.reports = reports;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes a result: applies it, or keeps it until the reports before it have arrived. */
  void take(TaskResult result) {
    transactions.executeWithoutResult(status -> apply(result, false));
  }

  /** Applies the kept results of these tasks as far as their reports are complete. */
  void finishComplete(Collection<String> taskIds) {
    pending.complete(taskIds).forEach(this::applyPending);
  }

  /** Applies kept results whose reports are complete or have kept them waiting for too long. */
  void finishOverdue(Instant receivedBefore) {
    pending.complete().forEach(this::applyPending);
    for (String taskId : pending.receivedBefore(receivedBefore)) {
      log.warn("Run {} is ended although reports before its end are missing", taskId);
      transactions.executeWithoutResult(
          status -> pending.find(taskId).ifPresent(result -> apply(result, true)));
    }
  }

  /**
   * Closes a run nobody speaks about any more.
   *
   * @param silentSince the run is left alone if it has been heard of after this time
   */
  void abandon(String taskId, String environmentId, Instant silentSince) {
    transactions.executeWithoutResult(
        status -> {
          Optional<Environment> environment = repository.lock(environmentId);
          Optional<Task> task = repository.lockTask(taskId);
          if (environment.isEmpty()
              || task.isEmpty()
              || task.get().finished() != null
              || task.get().lastActivity().isAfter(silentSince)) {
            return;
          }
          log.warn("Run {} is closed: no conductor has spoken since {}", taskId, silentSince);
          close(environment.get(), task.get(), Outcome.ofSilence(environment.get()), true);
        });
  }

  /** Judges a run that has ended again after late reports; its rows are locked by the caller. */
  void judgeAgain(String taskId) {
    Task task = repository.findTask(taskId).orElseThrow();
    if (task.finished() != null) {
      boolean isException = task.result().path("isException").asBoolean(false);
      judge(task, isException, ApiDates.now(clock));
    }
  }

  private void applyPending(String taskId) {
    transactions.executeWithoutResult(
        status -> pending.find(taskId).ifPresent(result -> apply(result, false)));
  }

  private void apply(TaskResult result, boolean evenIfIncomplete) {
    Optional<Environment> environment = repository.lock(result.environmentId());
    Optional<Task> task =
        repository
            .lockTask(result.taskId())
            .filter(found -> found.environmentId().equals(result.environmentId()));
    if (environment.isEmpty() || task.isEmpty()) {
      log.info(
          "Result of run {} dropped: environment {} is gone, or knows no such run",
          result.taskId(),
          result.environmentId());
    } else if (!task.get().isOpen()) {
      log.debug("Result of run {} is known already", result.taskId());
      pending.remove(result.taskId());
    } else if (task.get().events() < result.lastSequence() && !evenIfIncomplete) {
      pending.keep(result);
    } else {
      pending.remove(result.taskId());
      apply(result, environment.get(), task.get());
    }
  }

  private void apply(TaskResult result, Environment environment, Task task) {
    if (task.isAbandoned() && isSuperseded(environment, task)) {
      log.warn("Result of run {} came after it was closed and another had begun", task.id());
      return;
    }
    close(environment, task, Outcome.of(result, environment), false);
  }

  /** A closed run's late result may still tell what exists, unless a newer run has changed it. */
  private boolean isSuperseded(Environment environment, Task task) {
    return environment.status().isBusy()
        || repository.newestTaskId(environment.id()).filter(task.id()::equals).isEmpty();
  }

  private void close(Environment environment, Task task, Outcome outcome, boolean abandoned) {
    if (outcome.model().isGone()) {
      repository.remove(environment);
      log.info("Environment {} deleted by run {}", environment.id(), task.id());
      return;
    }
    Instant now = ApiDates.now(clock);
    environment.finishRun(outcome.model(), now);
    task.finish(outcome.toJson(), abandoned, now);
    repository.flush();
    OwnReports.Place place = new OwnReports.Place(task.id(), environment.id());
    if (outcome.isException() && task.errors() == 0) {
      reports.failure(place, outcome.message(), outcome.details(), now);
      repository.refresh(task);
    }
    judge(task, outcome.isException(), now);
    log.info(
        "Run {} of environment {} ended, {} errors, {} warnings",
        task.id(),
        environment.id(),
        task.errors(),
        task.warnings());
  }

  /** Derives what the reports decide: the last line and the session's end state. */
  private void judge(Task task, boolean isException, Instant now) {
    boolean failed = isException || task.errors() > 0;
    String suffix =
        task.errors() > 0 ? " with errors" : task.warnings() > 0 ? " with warnings" : "";
    String text = (task.isDeletion() ? "Deletion finished" : "Deployment finished") + suffix;
    reports.finished(new OwnReports.Place(task.id(), task.environmentId()), text, now);
    if (task.sessionId() != null) {
      repository
          .lockSession(task.sessionId())
          .ifPresent(session -> session.moveTo(session.state().finished(failed), now));
    }
    repository.flush();
  }

  /** What a run has left behind. */
  private record Outcome(ModelDocument model, ActionResult action) {

    static Outcome of(TaskResult result, Environment environment) {
      JsonNode model = result.model();
      return new Outcome(
          model == null || !model.isObject()
              ? environment.model()
              : ModelDocument.fromConductor(StorableJson.storable(model)),
          result.action());
    }

    static Outcome ofSilence(Environment environment) {
      ObjectNode failure = MuranoJson.mapper().createObjectNode();
      failure.put("message", "No conductor has reported or ended this run for too long");
      failure.putNull("details");
      return new Outcome(
          environment.model().assumedDeployed(environment.id()), new ActionResult(true, failure));
    }

    boolean isException() {
      return action.isException();
    }

    String message() {
      JsonNode result = action.result();
      String message = result == null ? "" : result.path("message").asString("");
      return message.isBlank() ? "The run failed without saying why" : message;
    }

    @Nullable String details() {
      JsonNode result = action.result();
      JsonNode details = result == null ? null : result.get("details");
      return details != null && details.isString() ? details.stringValue() : null;
    }

    JsonNode toJson() {
      return StorableJson.storable(MuranoJson.mapper().valueToTree(action));
    }
  }
}
