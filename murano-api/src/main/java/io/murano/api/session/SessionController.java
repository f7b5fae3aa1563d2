package io.murano.api.session;

import io.murano.api.deployment.Delegation;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Routes 9 to 12 of the contract. */
@RestController
@RequestMapping("/v1/environments/{environmentId}")
final class SessionController {

  private final SessionService sessions;
  private final Delegation delegation;

  SessionController(SessionService sessions, Delegation delegation) {
    this.sessions = sessions;
    this.delegation = delegation;
  }

  @PostMapping("/configure")
  SessionView configure(Caller caller, @PathVariable String environmentId) {
    return sessions.open(caller, environmentId);
  }

  @GetMapping("/sessions/{sessionId}")
  SessionView show(
      Caller caller, @PathVariable String environmentId, @PathVariable String sessionId) {
    return sessions.show(caller, environmentId, sessionId);
  }

  @DeleteMapping("/sessions/{sessionId}")
  ResponseEntity<JsonNode> delete(
      Caller caller, @PathVariable String environmentId, @PathVariable String sessionId) {
    sessions.discard(caller, environmentId, sessionId);
    return Responses.empty();
  }

  @PostMapping("/sessions/{sessionId}/deploy")
  ResponseEntity<JsonNode> deploy(
      Caller caller, @PathVariable String environmentId, @PathVariable String sessionId) {
    return delegation.forRun(
        caller,
        environmentId,
        trusted -> {
          sessions.deploy(trusted, environmentId, sessionId);
          return Responses.empty();
        });
  }
}
