package io.murano.conductor.agent;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The calls on this conductor that wait for results, by plan id. Thread-safe. */
final class PlanWaiters {

  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  /** Registers a wait. */
  CompletableFuture<JsonNode> register(String planId) {
    return waiting.computeIfAbsent(planId, id -> new CompletableFuture<>());
  }

  /** Ends a wait. */
  void remove(String planId) {
    waiting.remove(planId);
  }

  /** Returns whether a call waits for a plan. */
  boolean contains(String planId) {
    return waiting.containsKey(planId);
  }

  /** Gives a result to the call that waits for it, if there is one. */
  void complete(String planId, JsonNode result) {
    CompletableFuture<JsonNode> future = waiting.get(planId);
    if (future != null) {
      future.complete(result);
    }
  }

  /** Returns the ids of the plans waited for. */
  Set<String> planIds() {
    return Set.copyOf(waiting.keySet());
  }
}
