package io.murano.api.environment;

import io.murano.api.domain.DraftSelection;
import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiMediaTypes;
import io.murano.api.http.JsonBody;
import io.murano.api.http.RawPath;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelPatch;
import io.murano.api.model.ModelPath;
import io.murano.api.model.ModelWalk;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import io.murano.api.session.DraftEditor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Routes 7 and 8 of the contract. The path after {@code model/} may be empty. */
@RestController
@RequestMapping("/v1/environments/{environmentId}/model")
class ModelController {

  private final EnvironmentAccess access;
  private final DraftSelection drafts;
  private final DraftEditor editor;
  private final PolicyEnforcer policy;

  ModelController(
      EnvironmentAccess access, DraftSelection drafts, DraftEditor editor, PolicyEnforcer policy) {
    this.access = access;
    this.drafts = drafts;
    this.editor = editor;
    this.policy = policy;
  }

  @GetMapping({"/", "/{*path}"})
  @Transactional(readOnly = true)
  ResponseEntity<JsonNode> get(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId,
      HttpServletRequest request) {
    String path = RawPath.after(request, 4);
    if (path.isEmpty()) {
      throw ApiException.notFound("No such route: the model is at model/");
    }
    Environment environment = access.require(caller, environmentId);
    policy.check(caller, PolicyRule.SHOW_ENVIRONMENT);
    JsonNode root = drafts.model(environment, sessionId).rootOrNull();
    return Responses.json(ModelWalk.get(root, ModelPath.ofRaw(path)));
  }

  @PatchMapping("/")
  JsonNode patch(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId,
      JsonBody body) {
    body.requireType(ApiMediaTypes.ENV_MODEL_JSON_PATCH);
    ModelPatch patch = ModelPatch.parse(body.array());
    return editor.edit(
        caller,
        new DraftEditor.Target(environmentId, sessionId),
        () -> policy.check(caller, PolicyRule.UPDATE_ENVIRONMENT),
        patch::applyTo);
  }
}
