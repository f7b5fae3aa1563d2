package io.murano.api.operations;

import io.murano.api.conductor.ConductorClient;
import io.murano.api.error.ApiException;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.operations.DeadLetterQueues.Selection;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import io.murano.common.message.ConductorReply;
import io.murano.common.message.OperationsQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The administrator's routes; they are additions to the original's api. All are audited. */
@RestController
@RequestMapping(OperationsController.ROOT)
final class OperationsController {

  static final String ROOT = "/v1/admin";

  private static final Logger log = LoggerFactory.getLogger(OperationsController.class);

  private static final int MAX_LIST = 1000;

  private final DeadLetterQueues deadLetters;
  private final ConductorClient conductors;
  private final AuditLog audit;
  private final PolicyEnforcer policy;

  OperationsController(
      DeadLetterQueues deadLetters,
      ConductorClient conductors,
      AuditLog audit,
      PolicyEnforcer policy) {
    this.deadLetters = deadLetters;
    this.conductors = conductors;
    this.audit = audit;
    this.policy = policy;
  }

  @GetMapping("/dead-letters")
  Map<String, List<DeadLetterQueues.Depth>> deadLetterQueues(Caller caller) {
    policy.check(caller, PolicyRule.MANAGE_OPERATIONS);
    return Map.of("queues", deadLetters.depths());
  }

  @GetMapping("/dead-letters/{queue}")
  Map<String, List<DeadLetter>> deadLetters(
      Caller caller, @PathVariable String queue, @RequestParam(defaultValue = "20") int limit) {
    policy.check(caller, PolicyRule.MANAGE_OPERATIONS);
    return Map.of("messages", deadLetters.look(queue, bounded(limit)));
  }

  @PostMapping("/dead-letters/{queue}/replay")
  Map<String, Integer> replay(Caller caller, @PathVariable String queue, JsonBody body) {
    policy.check(caller, PolicyRule.MANAGE_OPERATIONS);
    int count = deadLetters.replay(queue, selection(body));
    log.info("User {} replayed {} messages of {}", caller.userId(), count, queue);
    return Map.of("replayed", count);
  }

  @PostMapping("/dead-letters/{queue}/discard")
  Map<String, Integer> discard(Caller caller, @PathVariable String queue, JsonBody body) {
    policy.check(caller, PolicyRule.MANAGE_OPERATIONS);
    int count = deadLetters.discard(queue, selection(body));
    log.info("User {} discarded {} messages of {}", caller.userId(), count, queue);
    return Map.of("discarded", count);
  }

  @GetMapping({"/executions", "/executions/{taskId}"})
  CompletableFuture<ResponseEntity<JsonNode>> executions(
      Caller caller, @PathVariable(required = false) @Nullable String taskId) {
    return ask(caller, new OperationsQuery(OperationsQuery.Subject.EXECUTIONS, taskId));
  }

  @GetMapping({"/agents", "/agents/{queue}"})
  CompletableFuture<ResponseEntity<JsonNode>> agents(
      Caller caller, @PathVariable(required = false) @Nullable String queue) {
    return ask(caller, new OperationsQuery(OperationsQuery.Subject.AGENTS, queue));
  }

  @GetMapping("/audit")
  Map<String, List<AuditLog.Entry>> audit(
      Caller caller, @RequestParam(defaultValue = "100") int limit) {
    policy.check(caller, PolicyRule.MANAGE_OPERATIONS);
    return Map.of("events", audit.newest(bounded(limit)));
  }

  private CompletableFuture<ResponseEntity<JsonNode>> ask(Caller caller, OperationsQuery query) {
    policy.check(caller, PolicyRule.MANAGE_OPERATIONS);
    return conductors.ask(query).thenApply(OperationsController::answer);
  }

  private static ResponseEntity<JsonNode> answer(ConductorReply reply) {
    ConductorReply.Failure failure = reply.failure();
    if (failure != null) {
      throw ApiException.unavailable(failure.type() + ": " + failure.message());
    }
    return Responses.json(reply.result());
  }

  /** Reads {@code {"keys": [...]}} or {@code {"all": true}}; nothing is meant by accident. */
  private static Selection selection(JsonBody body) {
    JsonNode all = body.object().get("all");
    if (all != null && all.isBoolean() && all.booleanValue()) {
      return Selection.all();
    }
    if (body.object().get("keys") instanceof ArrayNode array && !array.isEmpty()) {
      Set<String> keys = new HashSet<>();
      array.forEach(key -> keys.add(key.asString("")));
      return Selection.of(keys);
    }
    throw ApiException.badRequest(
        "Either keys, an array of message keys, or all: true is required");
  }

  private static int bounded(int limit) {
    if (limit < 1 || limit > MAX_LIST) {
      throw ApiException.badRequest("Parameter limit must be from 1 to " + MAX_LIST);
    }
    return limit;
  }
}
