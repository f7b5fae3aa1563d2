package io.murano.conductor.operations;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.OperationsQuery;
import io.murano.conductor.agent.AgentOverview;
import io.murano.conductor.deployment.ExecutionOverview;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the admin view of the api. Every conductor can answer for all, since what it tells is in
 * the database. Thread-safe.
 */
public final class OperationsView {

  private final ExecutionOverview executions;
  private final AgentOverview agents;

  OperationsView(ExecutionOverview executions, AgentOverview agents) {
    this.executions = executions;
    this.agents = agents;
  }

  /** Returns an object with one list, named for the subject. */
  public JsonNode answer(OperationsQuery query) {
    ObjectNode answer = MuranoJson.mapper().createObjectNode();
    switch (query.subject()) {
      case EXECUTIONS ->
          answer.set("executions", MuranoJson.mapper().valueToTree(executions.list(query.id())));
      case AGENTS -> answer.set("agents", MuranoJson.mapper().valueToTree(agents.list(query.id())));
    }
    return answer;
  }
}
