package io.murano.api.action;

import io.murano.api.deployment.Delegation;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.common.json.MuranoJson;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 24 and 25 of the contract. */
@RestController
@RequestMapping("/v1/environments/{environmentId}/actions")
final class ActionController {

  private final ActionService actions;
  private final Delegation delegation;

  ActionController(ActionService actions, Delegation delegation) {
    this.actions = actions;
    this.delegation = delegation;
  }

  @PostMapping("/{actionId}")
  Map<String, String> execute(
      Caller caller,
      @PathVariable String environmentId,
      @PathVariable String actionId,
      JsonBody body) {
    ObjectNode arguments =
        body.orNull() == null ? MuranoJson.mapper().createObjectNode() : body.object();
    String task =
        delegation.forRun(
            caller,
            environmentId,
            trusted -> actions.execute(trusted, environmentId, actionId, arguments));
    return Map.of("task_id", task);
  }

  @GetMapping("/{taskId}")
  ResponseEntity<JsonNode> result(
      Caller caller, @PathVariable String environmentId, @PathVariable String taskId) {
    return Responses.json(actions.result(caller, environmentId, taskId));
  }
}
