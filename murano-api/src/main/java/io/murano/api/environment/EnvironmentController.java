package io.murano.api.environment;

import io.murano.api.deployment.Delegation;
import io.murano.api.deployment.Report;
import io.murano.api.domain.DraftSelection;
import io.murano.api.error.ApiException;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 1 to 6 of the contract. */
@RestController
@RequestMapping("/v1/environments")
final class EnvironmentController {

  private final EnvironmentService environments;
  private final EnvironmentCreation creation;
  private final PolicyEnforcer policy;
  private final TransactionTemplate transactions;
  private final Delegation delegation;

  EnvironmentController(
      EnvironmentService environments,
      EnvironmentCreation creation,
      PolicyEnforcer policy,
      TransactionTemplate transactions,
      Delegation delegation) {
    this.environments = environments;
    this.creation = creation;
    this.policy = policy;
    this.transactions = transactions;
    this.delegation = delegation;
  }

  /** The original does not page this list; {@code limit} and {@code marker} are ours. */
  @GetMapping
  Map<String, List<EnvironmentView>> list(
      Caller caller,
      @RequestParam(name = "all_tenants", defaultValue = "false") String allTenants,
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String marker) {
    Scope scope = new Scope(allTenants.equalsIgnoreCase("true"), tenant);
    return Map.of(
        "environments",
        environments.list(caller, scope, new EnvironmentQueries.Page(marker, parseLimit(limit))));
  }

  @PostMapping
  JsonNode create(Caller caller, JsonBody body) {
    policy.check(caller, PolicyRule.CREATE_ENVIRONMENT);
    ObjectNode request = body.object();
    ObjectNode row =
        transactions.execute(status -> EnvironmentView.row(creation.create(caller, request)));
    ObjectNode answer = request.deepCopy();
    answer.remove("?");
    return answer.setAll(Objects.requireNonNull(row));
  }

  @GetMapping("/{environmentId}")
  JsonNode show(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId) {
    return environments.show(caller, environmentId, sessionId);
  }

  @PutMapping("/{environmentId}")
  JsonNode rename(Caller caller, @PathVariable String environmentId, JsonBody body) {
    return environments.rename(caller, environmentId, body);
  }

  @DeleteMapping("/{environmentId}")
  ResponseEntity<JsonNode> delete(
      Caller caller,
      @PathVariable String environmentId,
      @RequestParam(defaultValue = "") String abandon) {
    if (abandon.equalsIgnoreCase("true")) {
      environments.abandon(caller, environmentId);
    } else {
      delegation.forDeletion(
          caller, environmentId, trusted -> environments.delete(trusted, environmentId));
    }
    return Responses.empty();
  }

  @GetMapping("/{environmentId}/lastStatus")
  Map<String, Map<String, @Nullable Report>> lastStatus(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId) {
    return Map.of("lastStatuses", environments.lastStatuses(caller, environmentId, sessionId));
  }

  private static @Nullable Integer parseLimit(@Nullable String limit) {
    if (limit == null) {
      return null;
    }
    if (!limit.matches("[1-9][0-9]{0,8}")) {
      throw ApiException.badRequest("Parameter limit must be a positive number");
    }
    return Integer.valueOf(limit);
  }

  /** Whose environments are listed. */
  record Scope(boolean allTenants, @Nullable String tenant) {}
}
