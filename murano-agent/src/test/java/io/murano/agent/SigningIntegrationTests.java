package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.testkit.NeedsBroker;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** T34: an agent with the engine's key executes only what the engine has signed for it. */
@NeedsBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningIntegrationTests {

  private static final Duration NO_RESULT = Duration.ofMillis(700);
  private static final int SPKI_HEADER = 24;

  private final TestConductor conductor;
  private final TestBroker broker;
  private final KeyPair engine = newKey();
  private TestAgent agent;

  SigningIntegrationTests(TestBroker broker) {
    this.broker = broker;
    this.conductor = new TestConductor(broker).declareQueues();
  }

  @BeforeAll
  void startAgent(@TempDir Path folder) {
    agent =
        new TestAgent(folder, broker, conductor).with("engine_key", "\n" + pkcs1(engine)).start();
  }

  @AfterAll
  void stopAgent() {
    agent.close();
    conductor.close();
  }

  @Test
  void executesSignedPlan() {
    TestPlan plan = TestPlan.body("return 'signed'");
    send(plan, sign(engine, conductor.planQueue(), plan.bytes()));

    assertThat(conductor.awaitResult().value()).isEqualTo("signed");
  }

  @Test
  void dropsUnsignedPlan() {
    TestPlan plan = TestPlan.body("return");
    conductor.send(plan);

    assertDropped(plan);
  }

  @Test
  void dropsPlanSignedByAnotherKey() {
    TestPlan plan = TestPlan.body("return");
    send(plan, sign(newKey(), conductor.planQueue(), plan.bytes()));

    assertDropped(plan);
  }

  @Test
  void dropsPlanSignedForAnotherAgent() {
    TestPlan plan = TestPlan.body("return");
    send(plan, sign(engine, "e2-hother", plan.bytes()));

    assertDropped(plan);
  }

  @Test
  void dropsAlteredPlan(@TempDir Path folder) {
    Path effect = folder.resolve("effect");
    TestPlan plan = TestPlan.shell("echo x");
    byte[] signature = sign(engine, conductor.planQueue(), plan.bytes());
    plan.script("run", "touch '%s'".formatted(effect));
    send(plan, signature);

    assertDropped(plan);
    assertThat(effect).doesNotExist();
  }

  @Test
  void doesNotExecuteReplayedPlan(@TempDir Path folder) throws IOException {
    Path trace = folder.resolve("trace");
    TestPlan old = TestPlan.shell("echo run >> '%s'".formatted(trace));
    TestPlan later = TestPlan.body("return");
    byte[] signature = sign(engine, conductor.planQueue(), old.bytes());
    send(old, signature);
    conductor.awaitResult();
    send(later, sign(engine, conductor.planQueue(), later.bytes()));
    conductor.awaitResult();

    send(old, signature);

    // The stored answer may be repeated; the plan must not be.
    conductor.pollResult(NO_RESULT);
    assertThat(Files.readAllLines(trace)).hasSize(1);
  }

  private void assertDropped(TestPlan plan) {
    assertThat(conductor.pollResult(NO_RESULT)).isNull();
    assertThat(agent.log())
        .contains("Message %s is dropped without a result: it is not signed".formatted(plan.id()));
    TestPlan next = TestPlan.body("return 'next'");
    send(next, sign(engine, conductor.planQueue(), next.bytes()));
    assertThat(conductor.awaitResult().value()).isEqualTo("next");
  }

  private void send(TestPlan plan, byte[] signature) {
    conductor.send(plan.id(), plan.bytes(), signature);
  }

  private static byte[] sign(KeyPair key, String queue, byte[] body) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(queue.getBytes(StandardCharsets.US_ASCII));
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as the engine writes it into agent.conf: PKCS#1, which is SPKI less its header. */
  private static String pkcs1(KeyPair key) {
    byte[] spki = key.getPublic().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(spki, SPKI_HEADER, spki.length);
    return "-----BEGIN RSA PUBLIC KEY-----\n%s\n-----END RSA PUBLIC KEY-----"
        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1));
  }
}
