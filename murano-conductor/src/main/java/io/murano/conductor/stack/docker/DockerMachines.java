package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.docker.ContainerFiles.File;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.simulation.AgentFiles;
import io.murano.conductor.stack.simulation.Machine;
import io.murano.conductor.stack.simulation.MachineDriver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Machines as containers. The engine is the only memory: a container carries the id of its server
 * as a label, so that any conductor finds it. Thread-safe.
 */
final class DockerMachines implements MachineDriver {

  private static final Logger log = LoggerFactory.getLogger(DockerMachines.class);

  private static final String MACHINE_LABEL = "io.murano.machine";
  private static final String SPEC_LABEL = "io.murano.spec";
  private static final String STACK_LABEL = "io.murano.stack";
  private static final int ID_LENGTH = 8;
  private static final int READABLE = 0644;
  private static final int FOLDER = 0755;

  private final ContainerEngine engine;
  private final DockerProperties properties;
  private final ContainerNetworks networks;
  private final ContainerScripts scripts;

  DockerMachines(ContainerEngine engine, DockerProperties properties) {
    this.engine = engine;
    this.properties = properties;
    this.networks = new ContainerNetworks(engine, properties.prefix());
    this.scripts = new ContainerScripts(engine, properties.scriptTimeout());
  }

  @Override
  public void start(Machine machine) {
    AgentFiles agent = AgentFiles.of(machine).orElse(null);
    if (agent == null) {
      log.info("Machine {} has no murano-agent in its user data: no container", machine.name());
      return;
    }
    String image = properties.images().getOrDefault(machine.image(), properties.image());
    String spec =
        digest(machine.addresses() + image + agent.configuration() + agent.certificates());
    List<JsonNode> present = engine.containers(MACHINE_LABEL, machine.id());
    String same = null;
    for (JsonNode container : present) {
      if (same == null && spec.equals(container.path("Labels").path(SPEC_LABEL).asString(""))) {
        same = id(container);
      } else {
        engine.remove(id(container));
      }
    }
    String id = same == null ? create(machine, agent, image, spec) : same;
    engine.start(id);
    networks.setFloating(id, machine.floating());
    if (same == null) {
      log.info("Machine {} started: container {}, {}", machine.name(), id, machine.addresses());
    }
  }

  private String create(Machine machine, AgentFiles agent, String image, String spec) {
    if (!engine.hasImage(image)) {
      if (!properties.pull()) {
        throw new ResourceException(
            "There is no image '%s', and murano.conductor.provider.docker.pull is off"
                .formatted(image));
      }
      engine.pull(image);
    }
    List<Machine.Interface> inside =
        machine.networks().stream().filter(DockerMachines::isV4).toList();
    inside.forEach(networks::ensure);
    String id = engine.create(containerName(machine), container(machine, inside, image, spec));
    try {
      inside.stream()
          .skip(1)
          .forEach(network -> engine.connect(networks.name(network), id, network.address()));
      engine.putFiles(id, "/etc", ContainerFiles.pack(files(agent, inside), FOLDER));
      return id;
    } catch (ResourceException e) {
      engine.remove(id);
      throw e;
    }
  }

  private static boolean isV4(Machine.Interface network) {
    return !network.address().contains(":");
  }

  private String containerName(Machine machine) {
    String name = machine.name().replaceAll("[^A-Za-z0-9_.-]", "_");
    return properties.prefix()
        + name
        + "-"
        + machine.id().substring(0, Math.min(ID_LENGTH, machine.id().length()));
  }

  private Map<String, Object> container(
      Machine machine, List<Machine.Interface> inside, String image, String spec) {
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("Image", image);
    configuration.put("Hostname", machine.name().replaceAll("[^A-Za-z0-9-]", "-"));
    configuration.put("Env", environment(machine));
    configuration.put(
        "Labels",
        Map.of(
            MACHINE_LABEL, machine.id(),
            SPEC_LABEL, spec,
            STACK_LABEL, machine.stack().name()));
    if (!properties.command().isEmpty()) {
      configuration.put("Cmd", properties.command());
      configuration.put("Entrypoint", List.of());
    }
    Map<String, Object> host = new LinkedHashMap<>();
    host.put("RestartPolicy", Map.of("Name", "unless-stopped"));
    host.put("Init", true);
    if (inside.isEmpty()) {
      host.put("NetworkMode", "none");
    } else {
      Machine.Interface first = inside.get(0);
      host.put("NetworkMode", networks.name(first));
      configuration.put(
          "NetworkingConfig",
          Map.of(
              "EndpointsConfig",
              Map.of(
                  networks.name(first),
                  Map.of("IPAMConfig", Map.of("IPv4Address", first.address())))));
    }
    configuration.put("HostConfig", host);
    return configuration;
  }

  private static List<String> environment(Machine machine) {
    List<String> addresses = machine.addresses();
    return List.of(
        "MURANO_MACHINE_ID=" + machine.id(),
        "MURANO_MACHINE_NAME=" + machine.name(),
        "MURANO_MACHINE_ADDRESS=" + (addresses.isEmpty() ? "" : addresses.get(0)),
        "MURANO_MACHINE_ADDRESSES=" + String.join(" ", addresses));
  }

  private Map<String, File> files(AgentFiles agent, List<Machine.Interface> inside) {
    Map<String, File> files = new LinkedHashMap<>();
    files.put("murano/agent.conf", new File(agent.configuration(), READABLE));
    String certificates = agent.certificates();
    files.put(
        "murano/certs/ca_certs", new File(certificates == null ? "" : certificates, READABLE));
    String gateway = inside.isEmpty() ? "" : ContainerNetworks.gateway(inside.get(0));
    String broker = BrokerAddress.override(agent.configuration(), properties.brokerHost(), gateway);
    StringBuilder local = new StringBuilder("# Written by the docker provider.\n[rabbitmq]\n");
    if (broker != null && !broker.isEmpty()) {
      local.append("host = ").append(broker).append('\n');
    }
    if (certificates == null) {
      local.append("ca_certs =\n");
    }
    files.put("murano/local.conf", new File(local.toString(), READABLE));
    return files;
  }

  @Override
  public void remove(String machineId) {
    Set<String> left = new TreeSet<>();
    for (JsonNode container : engine.containers(MACHINE_LABEL, machineId)) {
      left.addAll(networks.of(id(container)).keySet());
      engine.remove(id(container));
      log.info("Machine {}: container {} is gone", machineId, id(container));
    }
    left.forEach(networks::removeIfUnused);
  }

  @Override
  public boolean routesFloatingAddresses() {
    return true;
  }

  @Override
  public void setFloating(String machineId, List<Machine.Interface> floating) {
    engine
        .containers(MACHINE_LABEL, machineId)
        .forEach(container -> networks.setFloating(id(container), floating));
  }

  private static String id(JsonNode container) {
    return container.path("Id").asString("");
  }

  @Override
  public Optional<ScriptResult> run(
      String machineId, String script, Map<String, String> environment) {
    return engine.containers(MACHINE_LABEL, machineId).stream()
        .findFirst()
        .map(container -> scripts.run(id(container), script, environment));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
