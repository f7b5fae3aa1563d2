package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.hot.Expression;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Nova::Server}: a record with addresses, and a machine of the driver behind it. */
final class ServerType extends InventoryType {

  static final String NAME = "OS::Nova::Server";

  private static final String PORTS = "ports";

  private final MachineDriver driver;
  private final ServerPorts ports;
  private final ServerAddresses addresses;
  private final SoftwareConfigs configs;

  ServerType(SimulatedNetwork network, MachineDriver driver) {
    super(NAME, Kind.SERVER, ServerSchema.PROPERTIES, ServerSchema.ATTRIBUTES, network);
    this.driver = driver;
    this.ports = new ServerPorts(network);
    this.addresses = new ServerAddresses(network);
    this.configs = new SoftwareConfigs(network);
  }

  @Override
  public boolean hasEffects() {
    return true;
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    requireBootSource(resource);
    List<String> attached = ports.attach(resource);
    put(resource, resource.text("name", resource.defaultName()), body(resource));
    return new ResourceOutcome(resource.physicalId(), Map.of(PORTS, attached));
  }

  @Override
  public ResourceOutcome update(StackResource resource) {
    if (resource.changed().contains("networks")) {
      ports.detach(resource.stack(), resource.physicalId(), ports(resource));
    }
    return create(resource);
  }

  @Override
  public boolean mustReplace(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return isReplacing("user_data", before, after)
        || isReplacing("flavor", before, after)
        || isReplacing("image", before, after);
  }

  private static boolean isReplacing(
      String property, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return !Objects.equals(before.get(property), after.get(property))
        && "REPLACE".equals(after.get(property + "_update_policy"));
  }

  @Override
  public Map<String, @Nullable Object> realise(StackResource resource) {
    driver.start(machine(resource));
    return resource.state();
  }

  @Override
  public void release(StackResource resource) {
    driver.remove(resource.physicalId());
  }

  @Override
  public void delete(StackResource resource) {
    ports.detach(resource.stack(), resource.physicalId(), ports(resource));
    super.delete(resource);
  }

  @Override
  public void prepareReplacement(StackResource resource) {
    ports.detach(resource.stack(), resource.physicalId(), ports(resource));
  }

  private static void requireBootSource(StackResource resource) {
    boolean devices =
        !resource.list("block_device_mapping").isEmpty()
            || !resource.list("block_device_mapping_v2").isEmpty();
    if (resource.text("image") == null && !devices) {
      throw new ResourceException("A server needs an image or a block device to boot from");
    }
  }

  private static List<String> ports(StackResource resource) {
    return resource.state().get(PORTS) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("name", resource.text("name", resource.defaultName()));
    body.put("status", "ACTIVE");
    body.put("flavor", Map.of("id", resource.requiredText("flavor")));
    body.put("image", resource.text("image") == null ? "" : Map.of("id", resource.text("image")));
    body.put("key_name", resource.text("key_name"));
    body.put("OS-EXT-AZ:availability_zone", resource.text("availability_zone", "nova"));
    body.put("OS-EXT-STS:vm_state", "active");
    body.put("metadata", resource.map("metadata"));
    body.put("os-extended-volumes:volumes_attached", bootVolumes(resource));
    body.put("tenant_id", resource.stack().projectId());
    body.put("user_id", "");
    return body;
  }

  private static List<Map<String, Object>> bootVolumes(StackResource resource) {
    return resource.maps("block_device_mapping_v2").stream()
        .filter(device -> device.get("volume_id") != null)
        .map(
            device ->
                Map.<String, Object>of(
                    "id", String.valueOf(device.get("volume_id")),
                    "device", Objects.requireNonNullElse(device.get("device_name"), "/dev/vda")))
        .toList();
  }

  private Machine machine(StackResource resource) {
    List<String> connected = ports(resource);
    Map<String, String> files = new LinkedHashMap<>();
    resource.map("personality").forEach((path, text) -> files.put(path, String.valueOf(text)));
    return new Machine(
        resource.physicalId(),
        resource.text("name", resource.defaultName()),
        resource.stack(),
        addresses.interfaces(resource.stack(), connected),
        addresses.floating(resource.stack(), connected),
        configs.text(resource.stack(), resource.text("user_data", "")),
        files,
        resource.text("image", ""),
        resource.requiredText("flavor"));
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    List<String> connected = ports(resource);
    return switch (attribute) {
      case "addresses" -> addresses.byNetwork(resource.stack(), connected);
      case "networks" -> addresses.plainByNetwork(resource.stack(), connected);
      case "first_address" -> addresses.first(resource.stack(), connected);
      case "instance_name" -> "instance-" + resource.physicalId().substring(0, 8);
      case "accessIPv4", "accessIPv6" -> "";
      case "console_urls", "os_collect_config" -> Map.of();
      case "tags" -> resource.list("tags");
      case "show" ->
          find(resource)
              .map(
                  server ->
                      server
                          .with(
                              Map.of("addresses", addresses.byNetwork(resource.stack(), connected)))
                          .body())
              .orElse(null);
      default -> super.attribute(resource, attribute);
    };
  }

  /** A server that names a network gets its address from the network's subnets. */
  @Override
  public Set<String> implicitRequirements(
      CompiledResource self, Map<String, CompiledResource> all) {
    Set<String> names = new LinkedHashSet<>();
    if (self.properties() instanceof Expression.Entries entries
        && entries.entries().get("networks") instanceof Expression.Items items) {
      items
          .items()
          .forEach(
              item ->
                  names.addAll(
                      Dependencies.onSubnetsOf(
                          Dependencies.property(item, "network", "uuid"), all)));
    }
    return names;
  }
}
