package io.murano.conductor.stack.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.hosted.HostedServices;
import io.murano.conductor.stack.hot.HotYaml;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.jdbc.StackDatabase;
import io.murano.conductor.stack.simulation.AddressScheme;
import io.murano.conductor.stack.simulation.Machine;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** Needs an engine at {@code DOCKER_HOST} or the usual socket; makes its image itself. */
@NeedsDatabase
@EnabledIf(
    value = "engineAnswers",
    disabledReason = "NO CONTAINER ENGINE answers at DOCKER_HOST or /var/run/docker.sock")
class DockerProviderIntegrationTests {

  private static final CloudAccess ACCESS = new CloudAccess("", "p", "u", null);

  private static final String HOST =
      Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), "unix:///var/run/docker.sock");

  private static final String CONFIGURATION =
      "[DEFAULT]\nstorage=/var/murano/plans\n[rabbitmq]\nhost = localhost\ninput_queue = e1-h1\n";

  private static final String TEMPLATE =
      """
      heat_template_version: 2018-08-31
      resources:
        net: {type: 'OS::Neutron::Net', properties: {name: lan}}
        sub: {type: 'OS::Neutron::Subnet', properties: {network: {get_resource: net}, cidr: 10.203.7.0/24}}
        port: {type: 'OS::Neutron::Port', properties: {network: {get_resource: net}}}
        vm:
          type: OS::Nova::Server
          properties:
            name: vm1
            flavor: small
            image: ubuntu
            networks: [{port: {get_resource: port}}]
            user_data: '%s'
            user_data_format: RAW
      outputs:
        id: {value: {get_resource: vm}}
        address: {value: {get_attr: [vm, first_address]}}
      """
          .formatted(
              Base64.getEncoder().encodeToString(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));

  private static final String FLOATING =
      TEMPLATE.replace(
          "outputs:\n",
          """
            fip: {type: 'OS::Neutron::FloatingIP', properties: {floating_network: ext-net, port_id: {get_resource: port}}, depends_on: vm}
          outputs:
            floating: {value: {get_attr: [fip, floating_ip_address]}}
          """);

  private final EngineHttp http = new EngineHttp(HOST, Duration.ofMinutes(1));
  private final ContainerEngine engine = new ContainerEngine(http);

  @SuppressWarnings("NullAway.Init")
  private StackDatabase database;

  @SuppressWarnings("NullAway.Init")
  private DockerProvider provider;

  static boolean engineAnswers() {
    try {
      return new EngineHttp(HOST, Duration.ofSeconds(5)).json("GET", "/_ping", null).ok();
    } catch (ResourceException e) {
      return false;
    }
  }

  @BeforeEach
  void start(TestDatabase testDatabase) throws Exception {
    TinyImage.make(engine, http);
    database = new StackDatabase(testDatabase);
    HostedServices services =
        new HostedServices(
            database.jdbc(),
            database.transactions(),
            new DatabasePatience(Duration.ofMinutes(1)),
            new ConductorThreads(false),
            ConductorIdentity.named("c"),
            (expression, data) -> expression,
            new NetworkingProperties(250, 250, "10.0.0.0", List.of(), "ext-net", "router", true));
    AddressScheme addresses =
        new AddressScheme(
            false,
            cidr("10.201.0.0/16"),
            cidr("10.202.0.0/16"),
            new AddressPool(cidr("10.203.0.0/16"), 24));
    provider = new DockerProvider(services, addresses, properties());
    provider.start();
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  private static DockerProperties properties() {
    return new DockerProperties(
        HOST,
        TinyImage.NAME,
        Map.of(),
        List.of("/bin/sh", "-c", "while :; do sleep 1; done"),
        false,
        null,
        "murano-test-",
        "10.201.0.0/16",
        "10.202.0.0/16",
        "10.203.0.0/16",
        24,
        Duration.ofMinutes(1),
        Duration.ofSeconds(20),
        Duration.ofSeconds(5));
  }

  @AfterEach
  void removeEverything() throws Exception {
    if (provider.stacks(ACCESS).find("s").isPresent()) {
      provider.stacks(ACCESS).delete("s");
      assertThat(ended()).isEmpty();
    }
    provider.stop();
    database.close();
    assertThat(containers()).isEmpty();
    assertThat(networks()).isEmpty();
  }

  private Optional<StackDescription> ended() throws InterruptedException {
    StackProvider stacks = provider.stacks(ACCESS);
    Optional<StackDescription> stack = stacks.find("s");
    while (stack.isPresent() && stack.get().status().inProgress()) {
      stacks.awaitChange(stack.get(), Duration.ofSeconds(1));
      stack = stacks.find("s");
    }
    return stack;
  }

  private StackDescription create(String template) throws InterruptedException {
    provider.stacks(ACCESS).create("s", request(template));
    return complete();
  }

  private StackDescription update(String template) throws InterruptedException {
    provider.stacks(ACCESS).update("s", request(template));
    return complete();
  }

  private StackDescription complete() throws InterruptedException {
    StackDescription stack = ended().orElseThrow();
    assertThat(stack.status().failed()).as(stack.statusReason()).isFalse();
    return stack;
  }

  private static StackRequest request(String template) {
    return StackRequest.of(
        StackValues.immutableMap((Map<?, ?>) requireNonNull(HotYaml.parse(template))));
  }

  private List<JsonNode> containers() {
    return http.json("GET", "/containers/json?all=true", null)
        .json()
        .valueStream()
        .filter(container -> container.path("Names").toString().contains("/murano-test-"))
        .toList();
  }

  private List<String> networks() {
    return http.json("GET", "/networks", null)
        .json()
        .valueStream()
        .map(network -> network.path("Name").asString(""))
        .filter(name -> name.startsWith("murano-test-"))
        .toList();
  }

  private JsonNode container() {
    return engine.inspect(containers().get(0).path("Id").asString("")).orElseThrow();
  }

  private String run(String script) {
    return engine
        .run(
            container().path("Id").asString(""),
            List.of("/bin/sh", "-c", script),
            List.of(),
            Duration.ofSeconds(20))
        .stream(1);
  }

  private List<@Nullable String> addresses() {
    return container()
        .at("/NetworkSettings/Networks")
        .valueStream()
        .<@Nullable String>map(network -> network.path("IPAddress").asString(""))
        .toList();
  }

  @Test
  void runsAContainerWithTheAgentsConfiguration() throws Exception {
    StackDescription stack = create(TEMPLATE);

    assertThat(container().at("/State/Running").asBoolean()).isTrue();
    assertThat(container().at("/HostConfig/RestartPolicy/Name").asString())
        .isEqualTo("unless-stopped");
    assertThat(addresses()).containsExactly("10.203.7.2");
    assertThat(stack.outputs()).containsEntry("address", "10.203.7.2");
    assertThat(run("cat /etc/murano/agent.conf")).isEqualTo(CONFIGURATION);
    assertThat(run("cat /etc/murano/local.conf")).contains("host = 10.203.7.1");
    assertThat(run("env")).contains("MURANO_MACHINE_NAME=vm1", "MURANO_MACHINE_ADDRESS=10.203.7.2");
  }

  @Test
  void givesAndTakesFloatingAddresses() throws Exception {
    create(TEMPLATE);
    Object container = container().path("Id");
    StackDescription stack = update(FLOATING);

    assertThat(container().path("Id")).isEqualTo(container);
    assertThat(addresses())
        .containsExactlyInAnyOrder("10.203.7.2", String.valueOf(stack.outputs().get("floating")));

    update(TEMPLATE);
    assertThat(addresses()).containsExactly("10.203.7.2");
  }

  @Test
  void keepsTheContainerWhenOnlyNamesChange() throws Exception {
    create(TEMPLATE);
    Object container = container().path("Id");
    update(TEMPLATE.replace("name: vm1", "name: vm2"));

    assertThat(container().path("Id")).isEqualTo(container);
  }

  @Test
  void replacesTheContainerWithTheServer() throws Exception {
    create(TEMPLATE);
    Object container = container().path("Id");
    update(TEMPLATE.replace("name: vm1", "name: vm1\n      key_name: k"));

    assertThat(containers()).hasSize(1);
    assertThat(container().path("Id")).isNotEqualTo(container);
  }

  @Test
  void runsScriptsOfSoftwareDeployments() throws Exception {
    StackDescription stack =
        create(
            TEMPLATE.replace(
                "outputs:\n",
                """
                  config:
                    type: OS::Heat::SoftwareConfig
                    properties:
                      group: script
                      config: "#!/bin/sh\\necho hello $who\\necho oops >&2\\necho 42 > $heat_outputs_path.answer\\n"
                  run:
                    type: OS::Heat::SoftwareDeployment
                    properties: {config: {get_resource: config}, server: {get_resource: vm}, input_values: {who: world}}
                outputs:
                  out: {value: {get_attr: [run, deploy_stdout]}}
                  err: {value: {get_attr: [run, deploy_stderr]}}
                  answer: {value: {get_attr: [run, answer]}}
                """));

    assertThat(stack.outputs())
        .containsEntry("out", "hello world\n")
        .containsEntry("err", "oops\n")
        .containsEntry("answer", "42\n");
  }

  @Test
  void saysWhichImageIsMissing() throws Exception {
    provider.stop();
    DockerProperties known = properties();
    DockerMachines machines =
        new DockerMachines(
            engine,
            new DockerProperties(
                HOST,
                "murano-test-none:1",
                Map.of(),
                List.of(),
                false,
                null,
                known.prefix(),
                known.external(),
                known.internal(),
                known.pool(),
                24,
                known.timeout(),
                known.scriptTimeout(),
                known.leasePatience()));
    Machine machine =
        new Machine(
            "id",
            "vm",
            new StackIdentity("i", "s", "p", ""),
            List.of(),
            List.of(),
            CONFIGURATION,
            Map.of(),
            "",
            "");

    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> machines.start(machine))
        .withMessageContaining("There is no image 'murano-test-none:1'");
  }
}
