package io.murano.api.services;

import io.murano.api.domain.DraftSelection;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.JsonBody;
import io.murano.api.http.RawPath;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelPath;
import io.murano.api.model.ModelWalk;
import io.murano.api.model.ServiceRules;
import io.murano.api.session.DraftEditor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 13 to 20 of the contract. */
@RestController
@RequestMapping("/v1/environments/{environmentId}/services")
final class ServiceController {

  private final ServiceReader reader;
  private final DraftEditor editor;
  private final Clock clock;

  ServiceController(ServiceReader reader, DraftEditor editor, Clock clock) {
    this.reader = reader;
    this.editor = editor;
    this.clock = clock;
  }

  @GetMapping({"", "/{*path}"})
  ResponseEntity<JsonNode> get(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId,
      HttpServletRequest request) {
    return Responses.json(reader.read(caller, environmentId, sessionId, path(request)));
  }

  @PostMapping({"", "/{*path}"})
  ResponseEntity<JsonNode> post(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId,
      JsonBody body,
      HttpServletRequest request) {
    ModelPath path = path(request);
    edit(
        caller,
        new DraftEditor.Target(environmentId, sessionId),
        root -> {
          if (!path.isEmpty()) {
            throw ApiException.notFound("Services are added at the top only");
          }
          ServiceRules.append(root, body.required());
        });
    return Responses.json(body.required());
  }

  @PutMapping({"", "/{*path}"})
  ResponseEntity<JsonNode> put(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId,
      JsonBody body,
      HttpServletRequest request) {
    JsonNode value = ServiceRules.orEmptyArray(body.orNull());
    ModelPath path = path(request).below(ServiceRules.SERVICES);
    edit(
        caller,
        new DraftEditor.Target(environmentId, sessionId),
        root -> {
          ModelWalk.put(root, path, value);
          if (root.get("?") instanceof ObjectNode header) {
            header.put("updated", ApiDates.model(clock.instant()));
          }
        });
    return Responses.json(value);
  }

  @DeleteMapping({"", "/{*path}"})
  ResponseEntity<JsonNode> delete(
      Caller caller,
      @PathVariable String environmentId,
      @RequestHeader(name = DraftSelection.HEADER, required = false) @Nullable String sessionId,
      HttpServletRequest request) {
    ModelPath path = path(request).below(ServiceRules.SERVICES);
    edit(
        caller,
        new DraftEditor.Target(environmentId, sessionId),
        root -> ModelWalk.remove(root, path));
    return Responses.empty();
  }

  private void edit(Caller caller, DraftEditor.Target target, Consumer<ObjectNode> change) {
    editor.edit(caller, target, () -> {}, change);
  }

  private static ModelPath path(HttpServletRequest request) {
    return ModelPath.ofRaw(RawPath.after(request, 4));
  }
}
