package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource type whose things are objects of the simulated cloud, with their id as physical id.
 */
abstract class InventoryType implements ResourceType {

  private static final String SHOW = "show";

  private final String name;
  private final Kind kind;
  private final PropertySchema properties;
  private final Set<String> attributes;
  private final SimulatedNetwork network;

  InventoryType(
      String name,
      Kind kind,
      PropertySchema properties,
      Set<String> attributes,
      SimulatedNetwork network) {
    this.name = name;
    this.kind = kind;
    this.properties = properties;
    this.attributes = Set.copyOf(attributes);
    this.network = network;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final PropertySchema properties() {
    return properties;
  }

  @Override
  public final Set<String> attributes() {
    return attributes;
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    put(resource, resource.text("name", resource.defaultName()), body(resource));
    return ResourceOutcome.of(resource.physicalId());
  }

  /** Returns what the api of the service says about the thing. */
  abstract Map<String, @Nullable Object> body(StackResource resource);

  @Override
  public void delete(StackResource resource) {
    remove(resource.stack(), kind, resource.physicalId());
    network.inventory().release(resource.stack().region(), resource.physicalId());
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    Map<String, @Nullable Object> body =
        find(resource).<Map<String, @Nullable Object>>map(CloudObject::body).orElse(Map.of());
    return attribute.equals(SHOW) ? body : body.get(attribute);
  }

  final SimulatedNetwork network() {
    return network;
  }

  final Optional<CloudObject> find(StackResource resource) {
    return network.inventory().find(resource.stack().region(), kind, resource.physicalId());
  }

  final void put(StackResource resource, String objectName, Map<String, @Nullable Object> body) {
    StackIdentity stack = resource.stack();
    network
        .inventory()
        .put(
            new CloudObject(
                kind,
                resource.physicalId(),
                stack.region(),
                stack.projectId(),
                objectName,
                stack.id(),
                body));
  }

  final void remove(StackIdentity stack, Kind removed, String id) {
    network.inventory().remove(stack.region(), removed, id);
  }

  /**
   * Returns an address that a template gives.
   *
   * @throws ResourceException if the text is none
   */
  static IpAddress address(@Nullable Object text) {
    return IpAddress.parse(String.valueOf(text))
        .orElseThrow(() -> new ResourceException("'%s' is no IP address".formatted(text)));
  }

  /**
   * Returns a block of addresses that a template gives.
   *
   * @throws ResourceException if the text is none
   */
  static Cidr cidr(@Nullable Object text) {
    return Cidr.parse(String.valueOf(text))
        .orElseThrow(() -> new ResourceException("'%s' is no CIDR".formatted(text)));
  }
}
