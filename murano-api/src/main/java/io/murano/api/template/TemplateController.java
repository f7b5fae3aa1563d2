package io.murano.api.template;

import io.murano.api.error.ApiException;
import io.murano.api.http.JsonBody;
import io.murano.api.http.RawPath;
import io.murano.api.http.Responses;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 30 to 41 of the contract. */
@RestController
@RequestMapping("/v1/templates")
final class TemplateController {

  private final TemplateService templates;
  private final TemplateServices services;

  TemplateController(TemplateService templates, TemplateServices services) {
    this.templates = templates;
    this.services = services;
  }

  @GetMapping
  Map<String, List<ObjectNode>> list(
      Caller caller,
      @RequestParam(name = "is_public", required = false) @Nullable String isPublic) {
    return Map.of("templates", templates.list(caller, isPublic));
  }

  @PostMapping
  JsonNode create(Caller caller, JsonBody body) {
    ObjectNode answer = body.object().deepCopy();
    return answer.setAll(templates.create(caller, body.object()));
  }

  @GetMapping("/{templateId}")
  JsonNode show(Caller caller, @PathVariable String templateId) {
    return templates.show(caller, templateId);
  }

  @PutMapping("/{templateId}")
  JsonNode update(Caller caller, @PathVariable String templateId, JsonBody body) {
    return templates.update(caller, templateId, body.object());
  }

  @DeleteMapping("/{templateId}")
  ResponseEntity<JsonNode> delete(Caller caller, @PathVariable String templateId) {
    templates.delete(caller, templateId);
    return Responses.empty();
  }

  @PostMapping("/{templateId}/create-environment")
  Map<String, String> createEnvironment(
      Caller caller, @PathVariable String templateId, JsonBody body) {
    TemplateService.Created created =
        templates.createEnvironment(caller, templateId, body.object());
    return Map.of("environment_id", created.environmentId(), "session_id", created.sessionId());
  }

  @PostMapping("/{templateId}/clone")
  JsonNode copy(Caller caller, @PathVariable String templateId, JsonBody body) {
    return templates.copy(caller, templateId, body.object());
  }

  @GetMapping({"/{templateId}/services", "/{templateId}/services/{*path}"})
  ResponseEntity<JsonNode> services(
      Caller caller, @PathVariable String templateId, HttpServletRequest request) {
    return Responses.json(services.read(caller, templateId, path(request)));
  }

  @PostMapping("/{templateId}/services")
  ResponseEntity<JsonNode> addService(
      Caller caller, @PathVariable String templateId, JsonBody body) {
    services.append(caller, templateId, body.required());
    return Responses.json(body.required());
  }

  @PutMapping("/{templateId}/services/{*path}")
  ResponseEntity<JsonNode> replaceService(
      Caller caller, @PathVariable String templateId, JsonBody body, HttpServletRequest request) {
    List<String> path = pathBelowServices(request).segments();
    if (path.size() != 1) {
      throw ApiException.notFound("A service is replaced as a whole, at services/{id}");
    }
    services.replace(caller, templateId, path.get(0), body.required());
    return Responses.json(body.required());
  }

  @DeleteMapping("/{templateId}/services/{*path}")
  JsonNode removeService(
      Caller caller, @PathVariable String templateId, HttpServletRequest request) {
    return services.remove(caller, templateId, pathBelowServices(request));
  }

  private static ModelPath path(HttpServletRequest request) {
    return ModelPath.ofRaw(RawPath.after(request, 4));
  }

  /** Without a slash after {@code services} these routes do not exist: it must be meant. */
  private static ModelPath pathBelowServices(HttpServletRequest request) {
    if (RawPath.after(request, 4).isEmpty()) {
      throw ApiException.notFound("No such route");
    }
    return path(request);
  }
}
