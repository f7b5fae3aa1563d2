package io.murano.api.action;

import io.murano.api.conductor.ConductorClient;
import io.murano.api.error.ApiException;
import io.murano.api.http.JsonBody;
import io.murano.api.http.Names;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 26, 56 and 57 of the contract: what a conductor answers while the client waits. */
@RestController
final class StaticActionController {

  private static final String ANY_STABLE_VERSION = "=0";

  private final ConductorClient conductors;
  private final PolicyEnforcer policy;

  StaticActionController(ConductorClient conductors, PolicyEnforcer policy) {
    this.conductors = conductors;
    this.policy = policy;
  }

  @PostMapping("/v1/actions")
  CompletableFuture<ResponseEntity<JsonNode>> call(Caller caller, JsonBody body) {
    policy.check(caller, PolicyRule.EXECUTE_ACTION);
    ObjectNode request = body.object();
    StaticActionCall call =
        new StaticActionCall(
            requiredText(request, "className"),
            requiredText(request, "methodName"),
            Names.optionalText(request, "packageName"),
            orDefault(Names.optionalText(request, "classVersion")),
            parameters(request),
            caller.token(),
            requireProject(caller),
            caller.userId());
    return conductors
        .ask(call)
        .thenApply(
            reply ->
                Responses.json(ConductorFailures.resultOf(reply, HttpStatus.SERVICE_UNAVAILABLE)));
  }

  @GetMapping({"/v1/schemas/{className}", "/v1/schemas/{className}/{methodNames}"})
  CompletableFuture<ResponseEntity<JsonNode>> schema(
      Caller caller,
      @PathVariable String className,
      @PathVariable(required = false) @Nullable String methodNames,
      @RequestParam(required = false) @Nullable String classVersion,
      @RequestParam(required = false) @Nullable String packageName) {
    policy.check(caller, PolicyRule.GET_SCHEMA);
    SchemaRequest request =
        new SchemaRequest(
            className,
            methodNames == null ? List.of() : names(methodNames),
            packageName == null || packageName.isEmpty() ? null : packageName,
            orDefault(classVersion),
            caller.token(),
            requireProject(caller),
            caller.userId());
    return conductors
        .ask(request)
        .thenApply(
            reply ->
                Responses.json(
                    ConductorFailures.resultOf(reply, HttpStatus.INTERNAL_SERVER_ERROR)));
  }

  private static List<String> names(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",")).map(String::strip).toList();
  }

  private static String orDefault(@Nullable String version) {
    return version == null || version.isBlank() ? ANY_STABLE_VERSION : version;
  }

  private static String requiredText(ObjectNode request, String member) {
    String text = Names.optionalText(request, member);
    if (text == null || text.isEmpty()) {
      throw ApiException.badRequest("Member " + member + " is required");
    }
    return text;
  }

  private static JsonNode parameters(ObjectNode request) {
    JsonNode parameters = request.get("parameters");
    if (parameters == null || parameters.isNull()) {
      return MuranoJson.mapper().createObjectNode();
    }
    if (!parameters.isObject()) {
      throw ApiException.badRequest("Member parameters must be an object");
    }
    return parameters;
  }

  private static String requireProject(Caller caller) {
    String project = caller.projectId();
    if (project == null) {
      throw ApiException.forbidden("The token is not scoped to a project");
    }
    return project;
  }
}
