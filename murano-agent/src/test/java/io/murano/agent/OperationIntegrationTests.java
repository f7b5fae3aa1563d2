package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.testkit.NeedsBroker;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees and sets. */
@NeedsBroker
class OperationIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestBroker broker;
  private final TestConductor conductor;

  @TempDir private Path folder;

  OperationIntegrationTests(TestBroker broker) {
    this.broker = broker;
    this.conductor = new TestConductor(broker).declareQueues();
  }

  @AfterEach
  void tearDown() {
    conductor.close();
  }

  /** F31: a cloned machine. */
  @Test
  void secondAgentOnTheSameQueueTakesNoPlansAndRaisesAnAlarm() {
    try (TestAgent original = agent("original").start();
        TestAgent clone = agent("clone").withBroker("heartbeat", "1s")) {
      ServiceProcess process =
          clone.launch().awaitLog("is this machine a clone, or does a second agent run", LIMIT);

      assertThat(process.log()).contains("ERROR").doesNotContain("Waiting for plans");
      await()
          .untilAsserted(
              () ->
                  assertThat(clone.status()).content().contains("\"queue_taken_by_another\":true"));
      for (int i = 0; i < 4; i++) {
        assertThat(conductor.call(TestPlan.body("return 1")).errorCode()).isZero();
      }
      original.kill();
      process.awaitLog("is free again", LIMIT);
      assertThat(conductor.call(TestPlan.body("return 'taken over'")).value())
          .isEqualTo("taken over");
    }
  }

  @Test
  void secretsStayOutOfTheLogAndTheStatus() throws IOException {
    try (TestAgent agent =
        agent("agent").withEnvironment("MURANO_AGENT_RABBITMQ_PASSWORD", broker.password())) {
      agent.start();
      TestPlan plan =
          TestPlan.body("raise Exception('topsecret-error ' + run(args.password).stdout)")
              .with("Parameters", Map.of("password", "topsecret-parameter"))
              .script("run", "echo topsecret-output $1 topsecret-script");
      conductor.call(plan);
      conductor.send(
          "bad", "{\"x\": \"topsecret-broken".getBytes(StandardCharsets.US_ASCII), new byte[0]);
      conductor.awaitResult();

      assertThat(agent.log()).contains(plan.id()).doesNotContain("topsecret", broker.password());
      await().untilAsserted(() -> assertThat(agent.status()).exists());
      assertThat(Files.readString(agent.status())).doesNotContain("topsecret");
    }
  }

  @Test
  void environmentAndArgumentsOverrideTheFile() {
    try (TestAgent agent =
        agent("agent")
            .withBroker("host", "nowhere.invalid")
            .withEnvironment("MURANO_AGENT_RABBITMQ_HOST", broker.host())
            .withBroker("result_routing_key", "nowhere")
            .withEnvironment("MURANO_AGENT_RABBITMQ_RESULT_ROUTING_KEY", conductor.resultQueue())) {
      agent.start();

      assertThat(conductor.call(TestPlan.body("return 'here'")).value()).isEqualTo("here");
    }
  }

  @Test
  void dynamicRoutingFollowsThePlan() {
    try (TestAgent agent =
        agent("agent")
            .with("enable_dynamic_result_queue", true)
            .withBroker("result_routing_key", "nowhere")) {
      agent.start();
      TestPlan plan = TestPlan.body("return 'here'").with("ReplyTo", conductor.resultQueue());

      assertThat(conductor.call(plan).value()).isEqualTo("here");
    }
  }

  @Test
  void builtinEngineRefusesWhatItCannotDoBeforeItBegins() {
    try (TestAgent agent = agent("agent").with("body_engine", "builtin")) {
      agent.start();
      Path effect = folder.resolve("effect");
      TestPlan plan =
          TestPlan.body("run()\nimport requests").script("run", "touch '%s'".formatted(effect));

      TestResult result = conductor.call(plan);

      assertThat(result.errorCode()).isEqualTo(1);
      assertThat(result.message()).contains("The module 'requests' in line 2", "body_engine");
      assertThat(effect).doesNotExist();
    }
  }

  @Test
  void progressOfLongScriptsIsLogged() {
    try (TestAgent agent = agent("agent").with("progress_interval", "1s")) {
      agent.start();
      conductor.send(TestPlan.shell("echo begun; sleep 3"));

      agent.process().awaitLog("script run is still running after 1 s", LIMIT);
      assertThat(conductor.awaitResult().value()).isEqualTo("begun");
    }
  }

  @Test
  void checkConfigShowsSettingsWithoutSecrets() throws Exception {
    Files.writeString(
        folder.resolve("agent.conf"),
        """
        [DEFAULT]
        storage = %s
        log_config_append = /etc/x
        [rabbitmq]
        host = broker.example.org
        password = topsecret
        input_queue = e1-h1
        result_routing_key = r1
        """
            .formatted(folder.resolve("storage")));

    ServiceProcess check = check();

    assertThat(check.awaitExit(LIMIT)).isZero();
    assertThat(check.log())
        .contains(
            "amqp://guest@broker.example.org:5672/",
            "e1-h1",
            "DEFAULT.log_config_append",
            "The configuration is usable.")
        .doesNotContain("topsecret");
    assertThat(folder.resolve("storage")).doesNotExist();
  }

  @Test
  void checkConfigNamesWhatIsWrong() throws Exception {
    Files.writeString(
        folder.resolve("agent.conf"),
        """
        [DEFAULT]
        engine_key = no key
        [rabbitmq]
        input_queue = e1-h1
        result_routing_key = r1
        """);

    ServiceProcess check = check();

    assertThat(check.awaitExit(LIMIT)).isEqualTo(1);
    assertThat(check.log()).contains("Problem: engine_key holds no PEM block");
  }

  @Test
  void agentWithoutQueueDoesNotStart() throws Exception {
    Files.writeString(folder.resolve("agent.conf"), "[rabbitmq]\nhost = localhost\n");
    ServiceProcess process =
        ServiceProcess.jar("agent", TestAgent.jar())
            .arguments("--config-dir", folder.toString(), "--murano.agent.storage=" + folder)
            .start();

    assertThat(process.awaitExit(LIMIT)).isEqualTo(1);
    assertThat(process.log()).contains("input_queue is not set").doesNotContain("\tat ");
  }

  @Test
  void unknownOptionIsExplained() {
    for (List<String> arguments : List.of(List.of("--nonsense"), List.of("--config-file"))) {
      ServiceProcess process =
          ServiceProcess.jar("agent", TestAgent.jar())
              .arguments(arguments.toArray(String[]::new))
              .start();

      assertThat(process.awaitExit(LIMIT)).isEqualTo(2);
      assertThat(process.log()).startsWith("murano-agent: ").contains(arguments.get(0));
    }
  }

  @Test
  void helpAndVersionNeedNoConfiguration() {
    ServiceProcess help = run("--help");
    ServiceProcess version = run("--version");

    assertThat(help.awaitExit(LIMIT)).isZero();
    assertThat(help.log()).contains("--config-dir", "--check-config", "MURANO_AGENT_");
    assertThat(version.awaitExit(LIMIT)).isZero();
    assertThat(version.log()).matches("murano-agent \\S+\n");
  }

  @Test
  void warmUpEndsByItself() {
    ServiceProcess warmUp = run("--warm-up");

    assertThat(warmUp.awaitExit(LIMIT)).isZero();
    assertThat(warmUp.log()).doesNotContain("WARN", "ERROR");
  }

  private TestAgent agent(String name) {
    return new TestAgent(folder.resolve(name), broker, conductor);
  }

  private ServiceProcess check() {
    return ServiceProcess.jar("agent", TestAgent.jar())
        .arguments("--config-dir", folder.toString(), "--check-config")
        .start();
  }

  private static ServiceProcess run(String argument) {
    return ServiceProcess.jar("agent", TestAgent.jar()).arguments(argument).start();
  }
}
