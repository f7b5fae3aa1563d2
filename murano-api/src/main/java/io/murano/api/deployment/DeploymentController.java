package io.murano.api.deployment;

import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Routes 21 to 23 of the contract, and the cancelling of a run. */
@RestController
final class DeploymentController {

  private final DeploymentService deployments;

  DeploymentController(DeploymentService deployments) {
    this.deployments = deployments;
  }

  @GetMapping("/v1/environments/{environmentId}/deployments")
  Map<String, List<Deployment>> list(Caller caller, @PathVariable String environmentId) {
    return Map.of("deployments", deployments.list(caller, environmentId));
  }

  @GetMapping("/v1/deployments")
  Map<String, List<Deployment>> listOfProject(Caller caller) {
    return Map.of("deployments", deployments.listOfProject(caller));
  }

  @GetMapping("/v1/environments/{environmentId}/deployments/{deploymentId}")
  Map<String, List<Report>> reports(
      Caller caller,
      @PathVariable String environmentId,
      @PathVariable String deploymentId,
      @RequestParam(name = "service_id", defaultValue = "") List<String> serviceIds) {
    return Map.of("reports", deployments.reports(caller, environmentId, deploymentId, serviceIds));
  }

  @PostMapping("/v1/environments/{environmentId}/deployments/{deploymentId}/cancel")
  ResponseEntity<JsonNode> cancel(
      Caller caller, @PathVariable String environmentId, @PathVariable String deploymentId) {
    deployments.cancel(caller, environmentId, deploymentId);
    return Responses.empty();
  }
}
