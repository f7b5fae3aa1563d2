package io.murano.conductor.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.conductor.stack.docker.FakeEngine.Command;
import io.murano.conductor.stack.docker.FakeEngine.Container;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.Machine;
import io.murano.conductor.stack.simulation.Machine.Interface;
import io.murano.conductor.stack.simulation.MachineDriver.ScriptResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Machines as containers, against an engine that is only played. */
class DockerMachinesTests {

  private static final String IMAGE = "murano-agent:local";

  private static final String CONFIGURATION =
      "[DEFAULT]\nstorage=/var/murano/plans\n[rabbitmq]\nhost = localhost\npassword = s3cret\ninput_queue = e1-h1\n";

  private static final Interface LAN = new Interface("n1", "lan", "10.203.7.0/24", "10.203.7.2");
  private static final Interface BACK = new Interface("n2", "back", "10.203.8.0/24", "10.203.8.2");
  private static final Interface V6 = new Interface("n1", "lan", "fd00::/64", "fd00::2");
  private static final Interface OUTSIDE =
      new Interface("x", "ext-net", "10.201.0.0/16", "10.201.0.9");

  @SuppressWarnings("NullAway.Init")
  private FakeEngine engine;

  @BeforeEach
  void open() throws IOException {
    engine = new FakeEngine();
    engine.images.add(IMAGE);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private DockerMachines machines() {
    return machines(Map.of(), List.of(), true);
  }

  private DockerMachines machines(Map<String, String> images, List<String> command, boolean pull) {
    Duration patience = Duration.ofSeconds(20);
    DockerProperties properties =
        new DockerProperties(
            engine.host(),
            IMAGE,
            images,
            command,
            pull,
            null,
            "murano-",
            "10.201.0.0/16",
            "10.202.0.0/16",
            "10.203.0.0/16",
            24,
            patience,
            patience,
            patience);
    return new DockerMachines(
        new ContainerEngine(new EngineHttp(engine.host(), patience)), properties);
  }

  private static Machine machine(List<Interface> networks, List<Interface> floating) {
    return machine("0123456789ab", networks, floating, CONFIGURATION);
  }

  private static Machine machine(
      String id, List<Interface> networks, List<Interface> floating, String userData) {
    return new Machine(
        id,
        "vm 1",
        new StackIdentity("i", "s", "p", ""),
        networks,
        floating,
        userData,
        Map.of(),
        "ubuntu",
        "small");
  }

  @Test
  void startsAContainerInItsNetworksWithTheAgentsFiles() {
    machines().start(machine(List.of(LAN, V6, BACK), List.of()));

    Container container = engine.container();
    assertThat(container.running).isTrue();
    assertThat(container.name).isEqualTo("murano-vm_1-01234567");
    assertThat(engine.addresses(container))
        .isEqualTo(Map.of("murano-n1", "10.203.7.2", "murano-n2", "10.203.8.2"));
    assertThat(container.files)
        .containsEntry("/etc/murano/agent.conf", CONFIGURATION)
        .containsEntry("/etc/murano/certs/ca_certs", "");
    assertThat(container.files.get("/etc/murano/local.conf"))
        .contains("host = 10.203.7.1\n", "ca_certs =\n");
    JsonNode configuration = container.configuration;
    assertThat(configuration.path("Image").asString()).isEqualTo(IMAGE);
    assertThat(configuration.path("Hostname").asString()).isEqualTo("vm-1");
    assertThat(configuration.path("Labels").path("io.murano.machine").asString())
        .isEqualTo("0123456789ab");
    assertThat(configuration.path("Env").toString())
        .contains("MURANO_MACHINE_ADDRESS=10.203.7.2", "MURANO_MACHINE_ID=0123456789ab");
    assertThat(configuration.at("/HostConfig/RestartPolicy/Name").asString())
        .isEqualTo("unless-stopped");
    assertThat(configuration.has("Cmd")).isFalse();
    JsonNode network = engine.networks.get("murano-n1").configuration().at("/IPAM/Config/0");
    assertThat(network.properties())
        .extracting(property -> property.getKey() + " " + property.getValue().asString())
        .containsExactlyInAnyOrder("Gateway 10.203.7.1", "Subnet 10.203.7.0/24");
  }

  @Test
  void keepsSecretsOutOfLabelsAndEnvironment() {
    machines().start(machine(List.of(LAN), List.of()));

    assertThat(engine.container().configuration.toString()).doesNotContain("s3cret");
  }

  @Test
  void takesTheImageAndTheCommandThatAreConfigured() {
    engine.images.add("ubuntu-agent:1");
    machines(Map.of("ubuntu", "ubuntu-agent:1"), List.of("run", "agent"), false)
        .start(machine(List.of(LAN), List.of()));

    assertThat(engine.container().configuration.path("Image").asString())
        .isEqualTo("ubuntu-agent:1");
    assertThat(engine.container().configuration.path("Cmd")).hasToString("[\"run\",\"agent\"]");
  }

  @Test
  void hasNoContainerForAMachineWithoutAgent() {
    machines().start(machine("m", List.of(LAN), List.of(), "#!/bin/sh\nls\n"));

    assertThat(engine.containers).isEmpty();
    assertThat(engine.networks).isEmpty();
  }

  @Test
  void runsAMachineWithoutAnyNetwork() {
    machines().start(machine(List.of(), List.of()));

    assertThat(engine.container().configuration.at("/HostConfig/NetworkMode").asString())
        .isEqualTo("none");
  }

  @Test
  void leavesTheContainerAloneWhenNothingChanges() {
    machines().start(machine(List.of(LAN), List.of()));
    Container first = engine.container();
    machines().start(machine(List.of(LAN), List.of()));

    assertThat(engine.container()).isSameAs(first);
  }

  @Test
  void startsTheContainerThatAnotherConductorHasMadeAndNotStarted() {
    machines().start(machine(List.of(LAN), List.of()));
    engine.container().running = false;
    machines().start(machine(List.of(LAN), List.of()));

    assertThat(engine.container().running).isTrue();
    assertThat(engine.requests).filteredOn("POST /containers/create"::equals).hasSize(1);
  }

  @Test
  void replacesTheContainerWhenTheConfigurationChanges() {
    machines().start(machine(List.of(LAN), List.of()));
    Container first = engine.container();
    machines().start(machine("0123456789ab", List.of(LAN), List.of(), CONFIGURATION + "x = 1\n"));

    assertThat(engine.container()).isNotSameAs(first);
    assertThat(engine.container().files.get("/etc/murano/agent.conf")).contains("x = 1");
    assertThat(engine.addresses(engine.container())).containsValue("10.203.7.2");
  }

  @Test
  void givesAndTakesFloatingAddresses() {
    DockerMachines machines = machines();
    machines.start(machine(List.of(LAN), List.of(OUTSIDE)));
    Container container = engine.container();
    assertThat(engine.addresses(container)).containsEntry("murano-ext-x", "10.201.0.9");

    machines.setFloating("0123456789ab", List.of());

    assertThat(engine.addresses(container)).isEqualTo(Map.of("murano-n1", "10.203.7.2"));
    assertThat(engine.networks).doesNotContainKey("murano-ext-x");
  }

  @Test
  void takesANewFloatingAddressInThePlaceOfTheOld() {
    DockerMachines machines = machines();
    machines.start(machine(List.of(LAN), List.of(OUTSIDE)));
    machines.setFloating(
        "0123456789ab", List.of(new Interface("x", "ext-net", "10.201.0.0/16", "10.201.0.10")));

    assertThat(engine.addresses(engine.container())).containsEntry("murano-ext-x", "10.201.0.10");
  }

  @Test
  void removesContainersAndTheNetworksTheyWereTheLastIn() {
    DockerMachines machines = machines();
    machines.start(machine(List.of(LAN, BACK), List.of(OUTSIDE)));
    machines.start(
        machine(
            "ba9876543210",
            List.of(new Interface("n1", "lan", "10.203.7.0/24", "10.203.7.3")),
            List.of(),
            CONFIGURATION));

    machines.remove("0123456789ab");

    assertThat(engine.containers).hasSize(1);
    assertThat(engine.networks.keySet()).containsExactly("murano-n1");
    machines.remove("ba9876543210");
    machines.remove("ba9876543210");
    assertThat(engine.containers).isEmpty();
    assertThat(engine.networks).isEmpty();
  }

  @Test
  void pullsAnImageThatIsMissing() {
    engine.images.clear();
    engine.registry.add(IMAGE);
    machines().start(machine(List.of(LAN), List.of()));

    assertThat(engine.container().running).isTrue();
  }

  @Test
  void saysWhyAnImageCannotBePulled() {
    engine.images.clear();

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> machines().start(machine(List.of(LAN), List.of())))
        .withMessageContaining("Image 'murano-agent:local' cannot be pulled")
        .withMessageContaining("manifest unknown");
    assertThat(engine.networks).isEmpty();
  }

  @Test
  void doesNotPullWhereThatIsOff() {
    engine.images.clear();

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(
            () -> machines(Map.of(), List.of(), false).start(machine(List.of(LAN), List.of())))
        .withMessageContaining("There is no image 'murano-agent:local'");
  }

  @Test
  void removesAContainerThatCannotBePrepared() {
    engine.failing.put("PUT /containers/", "disk full");

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> machines().start(machine(List.of(LAN), List.of())))
        .withMessage("Files cannot be put into the container: disk full");
    assertThat(engine.containers).isEmpty();
  }

  @Test
  void saysWhatTheEngineRefuses() {
    engine.failing.put("POST /networks/create", "Pool overlaps with other one");

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> machines().start(machine(List.of(LAN), List.of())))
        .withMessage("Network 10.203.7.0/24 cannot be made: Pool overlaps with other one");
  }

  @Test
  void doesNotTakeAFailureOfTheEngineForTheAbsenceOfContainers() {
    machines().start(machine(List.of(LAN), List.of()));
    engine.failing.put("GET /containers/json", "engine is starting");

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> machines().remove("0123456789ab"))
        .withMessage("Containers cannot be listed: engine is starting");
    assertThat(engine.containers).hasSize(1);
  }

  @Test
  void makesOneNetworkForMachinesThatStartTogether() {
    DockerMachines machines = machines();
    IntStream.range(10, 18)
        .parallel()
        .forEach(
            number ->
                machines.start(
                    machine(
                        number + "345678",
                        List.of(new Interface("n1", "lan", "10.203.7.0/24", "10.203.7." + number)),
                        List.of(),
                        CONFIGURATION)));

    assertThat(engine.networks.keySet()).containsExactly("murano-n1");
    assertThat(engine.networks.get("murano-n1").addresses()).hasSize(8);
  }

  @Test
  void runsScriptsWithInputsAndOutputs() {
    engine.commands =
        body -> {
          String environment = body.path("Env").toString();
          assertThat(environment).contains("who=world");
          String file = body.path("Cmd").path(0).asString();
          String folder = file.substring(0, file.lastIndexOf('/'));
          return new Command(3, "out\n", "err\n", Map.of(folder + "/output.answer", "42"));
        };
    machines().start(machine(List.of(LAN), List.of()));

    ScriptResult result =
        machines().run("0123456789ab", "#!/bin/sh\nexit 3\n", Map.of("who", "world")).orElseThrow();

    assertThat(result).isEqualTo(new ScriptResult(3, "out\n", "err\n", Map.of("answer", "42")));
    assertThat(engine.container().files.values()).contains("#!/bin/sh\nexit 3\n");
  }

  @Test
  void runsNoScriptWhereThereIsNoContainer() {
    assertThat(machines().run("none", "ls", Map.of())).isEmpty();
  }
}
