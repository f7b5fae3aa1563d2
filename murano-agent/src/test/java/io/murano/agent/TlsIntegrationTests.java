package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.testkit.NeedsBroker;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** T40, the agent's part: encrypted connections with a private authority. */
@NeedsBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestConductor conductor;
  private final TestBroker broker;
  private TlsFront front;
  private TestCertificates certificates;

  @TempDir private Path folder;

  TlsIntegrationTests(TestBroker broker) {
    this.broker = broker;
    this.conductor = new TestConductor(broker).declareQueues();
  }

  @BeforeAll
  void startFront(@TempDir Path keys) throws Exception {
    certificates = TestCertificates.create(keys);
    front = new TlsFront(certificates.serverContext(), broker.host(), broker.port());
  }

  @AfterAll
  void stopFront() throws IOException {
    front.close();
    conductor.close();
  }

  @Test
  void connectsToBrokerOfTrustedAuthority() {
    try (TestAgent agent = agent().withBroker("ca_certs", certificates.authority())) {
      agent.start();

      assertThat(conductor.call(TestPlan.body("return 'encrypted'")).value())
          .isEqualTo("encrypted");
    }
  }

  @Test
  void refusesBrokerOfUnknownAuthority() {
    try (TestAgent agent = agent().withBroker("ca_certs", certificates.otherAuthority())) {
      ServiceProcess process = agent.launch().awaitLog("Cannot connect to amqps", LIMIT);

      assertThat(process.log()).contains("PKIX path").doesNotContain("Waiting for plans");
    }
  }

  @Test
  void refusesBrokerWithoutAnyAuthority() {
    try (TestAgent agent = agent()) {
      assertThat(agent.launch().awaitLog("Cannot connect to amqps", LIMIT).log())
          .doesNotContain("Waiting for plans");
    }
  }

  @Test
  void insecureModeConnectsAndWarns() {
    try (TestAgent agent =
        agent()
            .withBroker("ca_certs", certificates.otherAuthority())
            .withBroker("insecure", true)) {
      agent.start();

      assertThat(agent.log()).contains("accepted because of insecure = true");
    }
  }

  @Test
  void checksTheHostNameOnlyIfAskedTo() {
    try (TestAgent agent =
        agent()
            .withBroker("ca_certs", certificates.authority())
            .withBroker("host", "127.0.0.1")
            .withBroker("verify_hostname", true)) {
      assertThat(agent.launch().awaitLog("Cannot connect to amqps", LIMIT).log())
          .doesNotContain("Waiting for plans");
    }
  }

  @Test
  void protocolCanBeChosen() {
    try (TestAgent agent =
        agent()
            .withBroker("ca_certs", "'" + certificates.authority() + "'")
            .withBroker("ssl_version", "TLSv1_2")) {
      agent.start();

      assertThat(conductor.call(TestPlan.body("return 1")).value()).isEqualTo(1L);
    }
  }

  private TestAgent agent() {
    return new TestAgent(folder, broker, conductor)
        .withBroker("host", "localhost")
        .withBroker("port", front.port())
        .withBroker("ssl", true);
  }
}
