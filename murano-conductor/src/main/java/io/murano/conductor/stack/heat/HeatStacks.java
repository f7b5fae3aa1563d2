package io.murano.conductor.stack.heat;

import io.murano.common.error.ErrorCode;
import io.murano.common.json.MuranoJson;
import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackException;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.heat.CloudHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Stacks over Heat's API v1. Thread-safe. */
final class HeatStacks implements StackProvider {

  /** What Heat shows in the place of the value of a hidden parameter. */
  private static final String MASK = "******";

  private final OpenStackSession personal;
  private final OpenStackSession lasting;

  /**
   * Creates the view.
   *
   * @param personal requests with the user's own token: stacks belong to the user who created them
   * @param lasting requests that may come long after the user's token ended
   */
  HeatStacks(OpenStackSession personal, OpenStackSession lasting) {
    this.personal = personal;
    this.lasting = lasting;
  }

  @Override
  public Optional<StackDescription> find(String name) {
    Answer answer = lasting.exchange(HttpMethod.GET, "/stacks/" + encoded(name), null);
    if (answer.status() == 301 || answer.status() == 302) {
      answer = lasting.exchange(HttpMethod.GET, redirected(answer), null);
    }
    if (answer.status() == 404) {
      return Optional.empty();
    }
    require(answer, name);
    return Optional.of(description(answer.body().path("stack")));
  }

  /** Heat answers a name with the address that has the id too. */
  private static String redirected(Answer answer) {
    URI location = answer.headers().getLocation();
    String path = location == null ? "" : location.getRawPath();
    int stacks = path.lastIndexOf("/stacks/");
    if (stacks < 0) {
      throw new StackException("Heat redirects to nowhere");
    }
    return path.substring(stacks);
  }

  @Override
  public Map<String, @Nullable Object> template(StackDescription stack) {
    Answer answer = lasting.exchange(HttpMethod.GET, path(stack) + "/template", null);
    require(answer, stack.name());
    return values(answer.body());
  }

  @Override
  public void create(String name, StackRequest request) {
    Map<String, @Nullable Object> body = body(request, request.parameters());
    body.put("stack_name", name);
    require(personal.exchange(HttpMethod.POST, "/stacks", body), name);
  }

  /**
   * Masked values of hidden parameters, which a template's author got by reading the parameters of
   * the stack, are not sent back: Heat is asked to keep what it has.
   */
  @Override
  public void update(String name, StackRequest request) {
    StackDescription stack = find(name).orElseThrow(() -> new StackNotFoundException(name));
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(request.parameters());
    boolean masked = parameters.values().removeIf(MASK::equals);
    HttpMethod method = masked ? HttpMethod.PATCH : HttpMethod.PUT;
    require(lasting.exchange(method, path(stack), body(request, parameters)), name);
  }

  private static Map<String, @Nullable Object> body(
      StackRequest request, Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("template", request.template());
    body.put("parameters", parameters);
    body.put("files", request.files());
    body.put("environment", request.environment());
    body.put("disable_rollback", true);
    body.put("tags", String.join(",", request.tags()));
    return body;
  }

  @Override
  public void delete(String name) {
    StackDescription stack = find(name).orElseThrow(() -> new StackNotFoundException(name));
    require(lasting.exchange(HttpMethod.DELETE, path(stack), null), name);
  }

  @Override
  public void awaitChange(StackDescription seen, Duration atMost) throws InterruptedException {
    Thread.sleep(atMost.toMillis());
  }

  private static String path(StackDescription stack) {
    return "/stacks/%s/%s".formatted(encoded(stack.name()), encoded(stack.id()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void require(Answer answer, String name) {
    if (answer.ok()) {
      return;
    }
    String message = "Stack '%s': %s".formatted(name, answer.message());
    throw switch (answer.status()) {
      case 400 -> new StackRejectedException(message);
      case 401 -> new StackException(ErrorCode.UNAUTHENTICATED, message, null);
      case 403 -> new StackException(ErrorCode.FORBIDDEN, message, null);
      case 404 -> new StackNotFoundException(name);
      case 409 -> new StackConflictException(message);
      default -> new StackException(message);
    };
  }

  private static StackDescription description(JsonNode stack) {
    JsonNode updated = stack.path("updated_time");
    return new StackDescription(
        stack.path("id").asString(""),
        stack.path("stack_name").asString(""),
        StackStatus.of(stack.path("stack_status").asString("")),
        stack.path("stack_status_reason").asString(""),
        values(stack.path("parameters")),
        outputs(stack.path("outputs")),
        stack.path("creation_time").asString(""),
        updated.isString() ? updated.stringValue() : null);
  }

  private static Map<String, @Nullable Object> outputs(JsonNode outputs) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (JsonNode output : outputs) {
      values.put(
          output.path("output_key").asString(""),
          MuranoJson.mapper().convertValue(output.path("output_value"), Object.class));
    }
    return values;
  }

  private static Map<String, @Nullable Object> values(JsonNode object) {
    return object.isObject()
        ? StackValues.immutableMap(MuranoJson.mapper().convertValue(object, Map.class))
        : Map.of();
  }
}
