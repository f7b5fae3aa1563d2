package io.murano.conductor.stack.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.hosted.HostedServices;
import io.murano.conductor.stack.jdbc.StackDatabase;
import io.murano.conductor.stack.simulation.TestCloud;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsDatabase
class LocalProviderIntegrationTests {

  private static final CloudAccess ACCESS = new CloudAccess("", "p", "u", null);

  private static final String CONFIGURATION =
      """
      [DEFAULT]
      storage=/var/murano/plans
      log_file = /var/log/murano-agent.log
      [rabbitmq]
      input_queue = e1-h1
      password = s3cret
      %s
      """;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private StackDatabase database;

  private final List<LocalProvider> providers = new ArrayList<>();

  @BeforeEach
  void open(TestDatabase testDatabase) {
    database = new StackDatabase(testDatabase);
  }

  @AfterEach
  void removeEverything() throws Exception {
    LocalProvider last = providers.isEmpty() ? provider() : providers.get(providers.size() - 1);
    if (!last.isRunning()) {
      last = provider();
    }
    for (String name : database.jdbc().sql("select name from stack").query(String.class).list()) {
      last.stacks(ACCESS).delete(name);
      ended(last.stacks(ACCESS), name);
    }
    providers.stream().filter(LocalProvider::isRunning).forEach(LocalProvider::stop);
    assertThat(database.jdbc().sql("select id from local_machine").query(String.class).list())
        .isEmpty();
    database.close();
  }

  private LocalProvider provider() throws IOException {
    return provider(FakeAgent.jar(folder));
  }

  private LocalProvider provider(@Nullable Path agentJar) {
    LocalProviderProperties properties =
        LocalSettings.properties(folder.resolve("machines"), agentJar);
    HostedServices services =
        new HostedServices(
            database.jdbc(),
            database.transactions(),
            new DatabasePatience(Duration.ofMinutes(1)),
            new ConductorThreads(false),
            ConductorIdentity.named("c" + providers.size()),
            (expression, data) -> expression,
            new NetworkingProperties(250, 250, "10.0.0.0", List.of(), "ext-net", "router", true));
    LocalProvider provider = new LocalProvider(services, TestCloud.addresses(), properties);
    provider.start();
    providers.add(provider);
    return provider;
  }

  private static Map<String, @Nullable Object> server(String name, String configuration) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("name", name);
    properties.put("flavor", "small");
    properties.put("image", "ubuntu");
    properties.put("user_data", FakeAgent.script(configuration));
    properties.put("user_data_format", "RAW");
    properties.put("user_data_update_policy", "IGNORE");
    return Map.of("type", "OS::Nova::Server", "properties", properties);
  }

  private static StackRequest stack(Map<String, ?> resources) {
    return StackRequest.of(
        Map.of("heat_template_version", "2018-08-31", "resources", Map.copyOf(resources)));
  }

  private static StackRequest oneServer(String extra) {
    return stack(Map.of("vm", server("vm", CONFIGURATION.formatted(extra))));
  }

  private static Optional<StackDescription> ended(StackProvider stacks, String name)
      throws InterruptedException {
    Optional<StackDescription> stack = stacks.find(name);
    while (stack.isPresent() && stack.get().status().inProgress()) {
      stacks.awaitChange(stack.get(), Duration.ofSeconds(1));
      stack = stacks.find(name);
    }
    return stack;
  }

  private static StackDescription create(LocalProvider provider, StackRequest request)
      throws InterruptedException {
    provider.stacks(ACCESS).create("s", request);
    return ended(provider.stacks(ACCESS), "s").orElseThrow();
  }

  private List<Path> machineFolders() throws IOException {
    Path machines = folder.resolve("machines");
    if (!Files.exists(machines)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(machines)) {
      return found.toList();
    }
  }

  private Path machineFolder() throws IOException {
    return machineFolders().get(0);
  }

  private List<String> starts() throws IOException {
    Path file = machineFolder().resolve(FakeAgent.STARTS);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private long agentPid() throws IOException {
    return Long.parseLong(
        Files.readString(machineFolder().resolve("agent.pid")).strip().split(" ", 2)[0]);
  }

  private long servicePid() throws IOException {
    Path file = machineFolder().resolve(FakeAgent.SERVICE_PID);
    await().until(() -> Files.exists(file) && !Files.readString(file).isBlank());
    return Long.parseLong(Files.readString(file).strip());
  }

  @Test
  void runsAnAgentInAFolderOfItsOwn() throws Exception {
    StackDescription created = create(provider(), oneServer(""));

    assertThat(created.status()).hasToString("CREATE_COMPLETE");
    assertThat(machineFolder().getFileName().toString()).startsWith("vm-");
    await().until(() -> starts().size() == 1);
    assertThat(ProcessMark.of(agentPid())).isPresent();
    assertThat(machineFolder().resolve("etc/murano/agent.conf"))
        .hasContent(CONFIGURATION.formatted(""));
    assertThat(machineFolder().resolve("etc/murano/local.conf"))
        .content(StandardCharsets.UTF_8)
        .contains("storage = " + machineFolder().resolve("plans"))
        .contains("log_file = " + machineFolder().resolve("agent.log"));
    assertThat(Files.getPosixFilePermissions(machineFolder())).hasSize(3);
  }

  @Test
  void givesTheAgentOnlyTheEnvironmentItNeeds() throws Exception {
    create(provider(), oneServer(""));
    await().until(() -> starts().size() == 1);

    List<String> names = List.of(starts().get(0).split(" ", 2)[1].split(",", -1));
    assertThat(names)
        .contains("HOME", "TMPDIR", "MURANO_MACHINE_ID", "MURANO_MACHINE_ADDRESS")
        .doesNotContain("JAVA_HOME", "MAVEN_OPTS", "USER");
  }

  @Test
  void startsADeadAgentAgain() throws Exception {
    create(provider(), oneServer(""));
    await().until(() -> starts().size() == 1);
    long first = agentPid();

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    await().atMost(Duration.ofSeconds(20)).until(() -> starts().size() == 2);
    await().until(() -> agentPid() != first && ProcessMark.of(agentPid()).isPresent());
  }

  @Test
  void startsAnAgentThatKeepsDyingMoreAndMoreSeldom() throws Exception {
    create(provider(), oneServer("note = broken"));

    await().atMost(Duration.ofSeconds(20)).until(() -> starts().size() >= 3);
    assertThat(
            database.jdbc().sql("select starts from local_machine").query(Integer.class).single())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void removesProcessesAndFolderWithTheStack() throws Exception {
    LocalProvider provider = provider();
    create(provider, oneServer(""));
    await().until(() -> starts().size() == 1);
    long agent = agentPid();
    long service = servicePid();
    assertThat(ProcessMark.of(service)).isPresent();

    provider.stacks(ACCESS).delete("s");

    assertThat(ended(provider.stacks(ACCESS), "s")).isEmpty();
    assertThat(ProcessMark.of(agent)).isEmpty();
    assertThat(ProcessMark.of(service)).isEmpty();
    assertThat(machineFolders()).isEmpty();
  }

  @Test
  void letsMachinesOutliveTheConductorAndFindsThemAgain() throws Exception {
    LocalProvider first = provider();
    create(first, oneServer(""));
    await().until(() -> starts().size() == 1);
    long agent = agentPid();
    first.stop();

    assertThat(ProcessMark.of(agent)).isPresent();

    LocalProvider second = provider();
    Thread.sleep(500);
    assertThat(starts()).hasSize(1);
    second.stacks(ACCESS).delete("s");
    assertThat(ended(second.stacks(ACCESS), "s")).isEmpty();
    assertThat(ProcessMark.of(agent)).isEmpty();
  }

  @Test
  void startsADeadAgentOnceThoughTwoConductorsLookAfterIt() throws Exception {
    create(provider(), oneServer(""));
    provider();
    await().until(() -> starts().size() == 1);

    ProcessHandle.of(agentPid()).orElseThrow().destroyForcibly();

    await().atMost(Duration.ofSeconds(20)).until(() -> starts().size() == 2);
    Thread.sleep(1_000);
    assertThat(starts()).hasSize(2);
  }

  @Test
  void findsAnAgentOfWhichItsConductorCouldNotMakeANote() throws Exception {
    LocalProvider first = provider();
    create(first, oneServer(""));
    await().until(() -> starts().size() == 1);
    long agent = agentPid();
    first.stop();
    Files.delete(machineFolder().resolve("agent.pid"));
    database
        .jdbc()
        .sql("update local_machine set pid = null, pid_start = null, next_start = now()")
        .update();

    provider();

    await()
        .until(
            () ->
                database
                    .jdbc()
                    .sql("select pid from local_machine")
                    .query(Long.class)
                    .optional()
                    .filter(pid -> pid == agent)
                    .isPresent());
    assertThat(starts()).hasSize(1);
  }

  @Test
  void startsTheAgentAnewWhenItsConfigurationChanges() throws Exception {
    LocalProvider provider = provider();
    create(provider, oneServer(""));
    await().until(() -> starts().size() == 1);
    long agent = agentPid();

    provider.stacks(ACCESS).update("s", oneServer("heartbeat = 5"));

    assertThat(ended(provider.stacks(ACCESS), "s").orElseThrow().status())
        .hasToString("UPDATE_COMPLETE");
    await().until(() -> starts().size() == 2);
    assertThat(ProcessMark.of(agent)).isEmpty();
    assertThat(machineFolder().resolve("etc/murano/agent.conf"))
        .content(StandardCharsets.UTF_8)
        .contains("heartbeat = 5");
  }

  @Test
  void hasNoProcessForAServerWithoutAgent() throws Exception {
    StackDescription created =
        create(
            provider(),
            stack(
                Map.of(
                    "vm",
                    Map.of(
                        "type",
                        "OS::Nova::Server",
                        "properties",
                        Map.of("flavor", "small", "image", "i", "user_data", "#!/bin/sh\nls\n")))));

    assertThat(created.status()).hasToString("CREATE_COMPLETE");
    assertThat(machineFolders()).isEmpty();
  }

  @Test
  void saysWhichSettingIsMissing() throws Exception {
    StackDescription failed = create(provider(null), oneServer(""));

    assertThat(failed.status()).hasToString("CREATE_FAILED");
    assertThat(failed.statusReason())
        .contains("resources.vm: The agent's jar is not configured")
        .contains("murano.conductor.provider.local.agent-jar");
  }

  @Test
  void runsScriptsOfSoftwareDeployments() throws Exception {
    Map<String, ?> resources =
        Map.of(
            "vm",
            server("vm", CONFIGURATION.formatted("")),
            "config",
            Map.of(
                "type",
                "OS::Heat::SoftwareConfig",
                "properties",
                Map.of(
                    "group",
                    "script",
                    "config",
                    "#!/bin/sh\n"
                        + "echo \"hello $who\"\n"
                        + "echo oops >&2\n"
                        + "printf 42 > $heat_outputs_path.answer\n")),
            "deployment",
            Map.of(
                "type",
                "OS::Heat::SoftwareDeployment",
                "properties",
                Map.of(
                    "config", Map.of("get_resource", "config"),
                    "server", Map.of("get_resource", "vm"),
                    "input_values", Map.of("who", "world"))));
    StackRequest request =
        StackRequest.of(
            Map.of(
                "heat_template_version",
                "2018-08-31",
                "resources",
                resources,
                "outputs",
                Map.of(
                    "out", output("deploy_stdout"),
                    "err", output("deploy_stderr"),
                    "code", output("deploy_status_code"),
                    "answer", output("answer"))));
    StackDescription created = create(provider(), request);

    assertThat(created.status()).hasToString("CREATE_COMPLETE");
    assertThat(created.outputs())
        .containsEntry("out", "hello world\n")
        .containsEntry("err", "oops\n")
        .containsEntry("code", 0L)
        .containsEntry("answer", "42");
  }

  private static Map<String, Object> output(String attribute) {
    return Map.of("value", Map.of("get_attr", List.of("deployment", attribute)));
  }

  @Test
  void keepsSecretsOutOfTexts() {
    MachineSpec spec = new MachineSpec(List.of("127.0.0.2"), CONFIGURATION, null);

    assertThat(spec).asString().doesNotContain("s3cret");
    assertThat(requireNonNull(spec.agentConfiguration())).contains("s3cret");
  }
}
