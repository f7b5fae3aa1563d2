package io.murano.api.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.Environments;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.SecondApi;
import io.murano.common.message.DeploymentTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An api that identifies its callers by Keystone, and the trusts of its runs. */
@ApiIntegrationTest
class KeystoneIntegrationTests {

  private static FakeKeystone keystone;
  private static SecondApi api;
  private String token;
  private ApiClient alice;

  @BeforeAll
  static void start() throws IOException {
    keystone = new FakeKeystone();
    String prefix = "murano.api.identity.keystone.";
    api =
        SecondApi.start(
            Map.of(
                "murano.api.identity.provider",
                "keystone",
                prefix + "auth-url",
                keystone.url().toString(),
                prefix + "username",
                "murano",
                prefix + "password",
                "geheim",
                prefix + "cache-duration",
                "200ms"));
  }

  @AfterAll
  static void stop() {
    api.close();
    keystone.close();
  }

  @BeforeEach
  void logIn() {
    keystone.forgetTrusts();
    token = UUID.randomUUID().toString();
    keystone.issue(token, "u1", "p1", Instant.now().plus(Duration.ofHours(1)), "member");
    alice = ApiClient.at(api.port()).with("X-Auth-Token", token);
  }

  @Test
  void revokedTokenIsRefusedWithinTheCacheTime() {
    alice.get("/v1/environments").ok();

    keystone.revoke(token);

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> alice.get("/v1/environments").status(), status -> status == 401);
    assertThat(alice.get("/v1/environments").header("WWW-Authenticate"))
        .isEqualTo("Keystone uri=\"" + keystone.url() + "\"");
    assertThat(ApiClient.at(api.port()).get("/v3").status()).isEqualTo(300);
  }

  @Test
  void keystoneThatIsDownIsSaidToBe() {
    keystone.down(true);

    alice.get("/v1/environments").expectError(503);

    keystone.down(false);
    alice.get("/v1/environments").ok();
  }

  @Test
  void environmentIsRunUnderOneTrustForItsLife(FakeConductor conductor) {
    String environment = Environments.deployed(alice, conductor, "shop");
    Environments.deploy(alice, environment, Environments.configure(alice, environment));
    DeploymentTask second = conductor.takeTask();
    conductor.succeed(second, 0);
    Environments.awaitStatus(alice, environment, "ready");
    alice.delete(environment).expectEmpty();
    DeploymentTask deletion = conductor.takeTask();

    assertThat(keystone.trusts()).hasSize(1);
    assertThat(second.model().at("/SystemData/TrustId").stringValue()).isEqualTo("trust-1");
    assertThat(deletion.model().at("/SystemData/TrustId").stringValue()).isEqualTo("trust-1");
    assertThat(keystone.deletedTrusts()).isEmpty();
  }

  @Test
  void trustOfARefusedRequestIsEnded() {
    String environment = Environments.create(alice, "shop");
    String session = Environments.configure(alice, Environments.create(alice, "other"));

    alice.post(environment + "/sessions/" + session + "/deploy").expectError(400);

    awaitDeleted("trust-1");
  }

  @Test
  void trustIsEndedWhenTheEnvironmentIsAbandoned() {
    String environment = Environments.create(alice, "shop");
    Environments.deploy(alice, environment, Environments.configure(alice, environment));

    alice.delete(environment + "?abandon=true").expectEmpty();

    awaitDeleted("trust-1");
  }

  @Test
  void environmentThatWasNeverRunNeedsNoTrustToGo() {
    String environment = Environments.create(alice, "shop");

    alice.delete(environment).expectEmpty();

    assertThat(keystone.trusts()).isEmpty();
  }

  private void awaitDeleted(String trust) {
    Awaitility.await("end of " + trust)
        .atMost(Duration.ofSeconds(10))
        .until(() -> keystone.deletedTrusts().contains(trust));
  }
}
