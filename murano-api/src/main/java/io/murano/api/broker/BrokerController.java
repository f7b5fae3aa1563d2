package io.murano.api.broker;

import io.murano.api.broker.BrokerInstance.Order;
import io.murano.api.broker.BrokerInstance.State;
import io.murano.api.http.JsonBody;
import io.murano.api.identity.Caller;
import io.murano.common.json.MuranoJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes 59 to 64 of the contract, with the statuses of version 2.13 for who speaks it. */
@RestController
@ConditionalOnProperty(BrokerConfiguration.ENABLED)
@RequestMapping("/v2")
final class BrokerController {

  private static final String VERSION = "X-Broker-API-Version";
  private static final Map<String, Object> NOTHING = Map.of();

  private final Offerings offerings;
  private final BrokerService instances;
  private final BindingService bindings;

  BrokerController(Offerings offerings, BrokerService instances, BindingService bindings) {
    this.offerings = offerings;
    this.instances = instances;
    this.bindings = bindings;
  }

  @GetMapping("/catalog")
  Map<String, List<Offerings.Offering>> catalog(
      Caller caller, @RequestHeader(name = VERSION, required = false) @Nullable String version) {
    Dialect.of(version);
    return Map.of("services", offerings.list(caller));
  }

  @PutMapping("/service_instances/{instance_id}")
  ResponseEntity<Map<String, Object>> provision(
      Caller caller,
      @PathVariable("instance_id") String instanceId,
      @RequestHeader(name = VERSION, required = false) @Nullable String version,
      @RequestParam(name = "accepts_incomplete", defaultValue = "false") String acceptsIncomplete,
      JsonBody body) {
    Dialect.of(version).requireAsync(acceptsIncomplete);
    State state = instances.provision(caller, instanceId, order(body.object()));
    return state == State.SUCCEEDED
        ? ResponseEntity.ok(NOTHING)
        : ResponseEntity.status(HttpStatus.ACCEPTED).body(NOTHING);
  }

  /** There is one plan, and parameters are fixed when an instance is made. */
  @PatchMapping("/service_instances/{instance_id}")
  ResponseEntity<Map<String, Object>> update(
      Caller caller,
      @PathVariable("instance_id") String instanceId,
      @RequestHeader(name = VERSION, required = false) @Nullable String version) {
    Dialect.of(version);
    if (instances.find(caller, instanceId).isEmpty()) {
      throw BrokerException.notFound("There is no service instance " + instanceId);
    }
    throw BrokerException.unsupported("Service instances cannot be changed");
  }

  @DeleteMapping("/service_instances/{instance_id}")
  ResponseEntity<Map<String, Object>> deprovision(
      Caller caller,
      @PathVariable("instance_id") String instanceId,
      @RequestHeader(name = VERSION, required = false) @Nullable String version,
      @RequestParam(name = "accepts_incomplete", defaultValue = "false") String acceptsIncomplete) {
    Dialect dialect = Dialect.of(version);
    dialect.requireAsync(acceptsIncomplete);
    State state = instances.deprovision(caller, instanceId);
    return state == State.GONE
        ? ResponseEntity.status(dialect.gone()).body(NOTHING)
        : ResponseEntity.status(HttpStatus.ACCEPTED).body(NOTHING);
  }

  @GetMapping("/service_instances/{instance_id}/last_operation")
  ResponseEntity<Map<String, Object>> lastOperation(
      Caller caller,
      @PathVariable("instance_id") String instanceId,
      @RequestHeader(name = VERSION, required = false) @Nullable String version) {
    Dialect dialect = Dialect.of(version);
    return instances
        .find(caller, instanceId)
        .map(instance -> lastOperation(instance, instances.stateOf(instance), dialect))
        .orElse(ResponseEntity.status(HttpStatus.GONE).body(NOTHING));
  }

  private static ResponseEntity<Map<String, Object>> lastOperation(
      BrokerInstance instance, State state, Dialect dialect) {
    if (state == State.GONE) {
      return ResponseEntity.status(HttpStatus.GONE).body(NOTHING);
    }
    String description =
        "The %s of the service instance: %s"
            .formatted(instance.operation().kind().text(), state.text());
    return ResponseEntity.status(state == State.IN_PROGRESS ? dialect.inProgress() : HttpStatus.OK)
        .body(Map.of("state", state.text(), "description", description));
  }

  @PutMapping("/service_instances/{instance_id}/service_bindings/{binding_id}")
  ResponseEntity<JsonNode> bind(
      Caller caller,
      @PathVariable("instance_id") String instanceId,
      @PathVariable("binding_id") String bindingId,
      @RequestHeader(name = VERSION, required = false) @Nullable String version,
      JsonBody body)
      throws InterruptedException {
    Dialect dialect = Dialect.of(version);
    return bindings
        .bind(caller, new BindingService.Key(instanceId, bindingId), body.object())
        .map(
            bound ->
                ResponseEntity.status(bound.known() ? HttpStatus.OK : dialect.created())
                    .body(bound.answer()))
        .orElseGet(() -> dialect.noInstanceToBind(instanceId));
  }

  @DeleteMapping("/service_instances/{instance_id}/service_bindings/{binding_id}")
  ResponseEntity<Map<String, Object>> unbind(
      Caller caller,
      @PathVariable("instance_id") String instanceId,
      @PathVariable("binding_id") String bindingId,
      @RequestHeader(name = VERSION, required = false) @Nullable String version) {
    Dialect dialect = Dialect.of(version);
    boolean known = bindings.unbind(caller, new BindingService.Key(instanceId, bindingId));
    return ResponseEntity.status(known ? HttpStatus.OK : dialect.gone()).body(NOTHING);
  }

  private static Order order(ObjectNode body) {
    JsonNode parameters = body.path("parameters");
    if (!parameters.isMissingNode() && !parameters.isNull() && !parameters.isObject()) {
      throw BrokerException.badRequest("Member parameters must be an object");
    }
    return new Order(
        text(body, "service_id"),
        text(body, "plan_id"),
        text(body, "organization_guid"),
        text(body, "space_guid"),
        parameters.isObject() ? parameters : MuranoJson.mapper().createObjectNode());
  }

  private static String text(ObjectNode body, String member) {
    JsonNode value = body.get(member);
    if (value == null || !value.isString() || value.stringValue().isBlank()) {
      throw BrokerException.badRequest("Member %s is required".formatted(member));
    }
    return value.stringValue();
  }
}
