package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.LongString;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.TaskOutcome;
import io.murano.conductor.deployment.TaskProgram;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.conductor.support.FakeAgent;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Agents of several regions, and signed plans. */
@NeedsBroker
@NeedsDatabase
class AgentRegionsIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestBroker home;
  private final TestDatabase database;

  AgentRegionsIntegrationTests(TestBroker broker, TestDatabase database) {
    this.home = broker;
    this.database = database;
  }

  @Test
  void t41EachRegionHasItsOwnBrokerAndResultQueue() throws Exception {
    TestBroker abroad = TestBroker.of(PlanIntegrationTests.class);
    AgentAddress near = address(home, "near");
    AgentAddress far = address(abroad, "far");
    try (Conductors conductors = new Conductors(home, database);
        ApiSide api = new ApiSide(home.uri()).listen();
        FakeAgent nearAgent = agent(home, near, "from near");
        FakeAgent farAgent = agent(abroad, far, "from far")) {
      conductors.start(context -> new CallAll(context, List.of(near, far)));

      DeploymentTask task = api.send(ApiSide.task());

      api.awaitResult(task, LIMIT);
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(api.textsOf(task)).containsExactly("from near", "from far"));
      assertThat(nearAgent.executed()).hasSize(1);
      assertThat(farAgent.executed()).hasSize(1);
      assertThat(abroad.queue(near.planQueue())).isEmpty();
      assertThat(home.queue(far.planQueue())).isEmpty();
    }
  }

  @Test
  void t35PlansAreSignedOverQueueNameAndBody(@TempDir Path folder) throws Exception {
    KeyPair keys = keys();
    Path file = folder.resolve("key.pem");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    AgentAddress address = address(home, "signed");
    try (Conductors conductors =
            new Conductors(home, database).set("murano.conductor.agent.signing-key", file);
        ApiSide api = new ApiSide(home.uri()).listen();
        FakeAgent agent = agent(home, address, "trusted")) {
      conductors.start(context -> new CallAll(context, List.of(address)));

      api.awaitResult(api.send(ApiSide.task()), LIMIT);

      FakeAgent.Received received = agent.received().get(0);
      Object header = Objects.requireNonNull(received.properties().getHeaders().get("signature"));
      assertThat(header).isInstanceOf(LongString.class);
      assertThat(verified(keys, address.planQueue(), received.body(), header)).isTrue();
      assertThat(verified(keys, "another-queue", received.body(), header)).isFalse();
    }
  }

  private static boolean verified(KeyPair keys, String queue, byte[] body, Object header)
      throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update(queue.getBytes(StandardCharsets.UTF_8));
    signature.update(body);
    return signature.verify(((LongString) header).getBytes());
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static AgentAddress address(TestBroker broker, String name) {
    AgentBroker agentBroker =
        new AgentBroker(
            broker.host(),
            broker.port(),
            broker.username(),
            broker.password(),
            broker.virtualHost(),
            false,
            false);
    return new AgentAddress(agentBroker, "eregions-h" + name, "-execution-results-" + name);
  }

  private static FakeAgent agent(TestBroker broker, AgentAddress address, String answer)
      throws Exception {
    return FakeAgent.start(
        broker.uri(),
        address.planQueue(),
        address.resultQueue(),
        plan -> FakeAgent.success(plan, answer));
  }

  /** Calls agents one after the other and reports what they say. */
  private record CallAll(ConfigurableApplicationContext context, List<AgentAddress> agents)
      implements TaskProgram {

    @Override
    public TaskOutcome run(DeploymentTask task, ExecutionHandle execution)
        throws InterruptedException {
      AgentGateway gateway = context.getBeanFactory().getBean(AgentGateway.class);
      for (AgentAddress agent : agents) {
        ObjectNode plan = MuranoJson.mapper().createObjectNode();
        plan.put("FormatVersion", "2.0.0").put("Body", "return");
        JsonNode value =
            gateway.call(
                execution, new AgentCall(agent.planQueue(), agent, plan, Duration.ofSeconds(20)));
        execution.report(Progress.info(null, value == null ? "nothing" : value.asString()));
      }
      return TaskOutcome.success(null, task.model());
    }
  }
}
