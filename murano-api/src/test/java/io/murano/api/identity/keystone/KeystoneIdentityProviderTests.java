package io.murano.api.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.api.identity.Caller;
import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** {@link KeystoneIdentityProvider} against a Keystone that is fake but reached over HTTP. */
class KeystoneIdentityProviderTests {

  private static final Instant SOON = Instant.now().plus(Duration.ofHours(1));

  private final AtomicLong ticks = new AtomicLong();
  private FakeKeystone keystone;
  private KeystoneIdentityProvider identity;

  @BeforeEach
  void start() throws IOException {
    keystone = new FakeKeystone();
    identity = provider("geheim");
  }

  @AfterEach
  void stop() {
    keystone.close();
  }

  @Test
  void callerIsWhatKeystoneSays() {
    keystone.issue("t1", "u1", "p1", SOON, "member", "admin");

    Caller caller = identity.authenticate("t1").orElseThrow();

    assertThat(caller.userId()).isEqualTo("u1");
    assertThat(caller.projectId()).isEqualTo("p1");
    assertThat(caller.roles()).containsExactlyInAnyOrder("member", "admin");
    assertThat(caller.isAdmin()).isTrue();
    assertThat(caller.serviceTypes()).containsExactly("network");
    assertThat(caller.token()).isEqualTo("t1");
  }

  @Test
  void tokenWithoutProjectOwnsNothing() {
    keystone.issue("t1", "u1", null, SOON);

    assertThat(identity.authenticate("t1").orElseThrow().projectId()).isNull();
  }

  @Test
  void answersAreRememberedForTheCacheTime() {
    keystone.issue("t1", "u1", "p1", SOON, "member");
    identity.authenticate("t1");
    identity.authenticate("t1");
    identity.authenticate("unknown");
    identity.authenticate("unknown");
    assertThat(keystone.validations()).isEqualTo(2);

    keystone.revoke("t1");
    assertThat(identity.authenticate("t1")).isPresent();
    ticks.addAndGet(Duration.ofSeconds(61).toNanos());

    assertThat(identity.authenticate("t1")).isEmpty();
  }

  @Test
  void tokenIsNotBelievedBeyondItsEnd() {
    keystone.issue("t1", "u1", "p1", Instant.now().minusSeconds(1), "member");

    assertThat(identity.authenticate("t1")).isEmpty();
  }

  @Test
  void serviceTokenIsKeptAndRenewedWhenRefused() {
    keystone.issue("t1", "u1", "p1", SOON, "member");
    keystone.issue("t2", "u2", "p1", SOON, "member");
    keystone.issue("t3", "u3", "p1", SOON, "member");
    identity.authenticate("t1");
    identity.authenticate("t2");
    assertThat(keystone.logins()).isEqualTo(1);

    keystone.forgetServiceTokens();

    assertThat(identity.authenticate("t3")).isPresent();
    assertThat(keystone.logins()).isEqualTo(2);
  }

  @Test
  void troubleIsNotTakenForARefusal() {
    keystone.issue("t1", "u1", "p1", SOON, "member");
    keystone.down(true);
    assertThatThrownBy(() -> identity.authenticate("t1"))
        .isInstanceOfSatisfying(
            MuranoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageNotContaining("geheim");
    keystone.down(false);
    assertThat(identity.authenticate("t1")).isPresent();

    assertThatThrownBy(() -> provider("wrong").authenticate("t1"))
        .isInstanceOfSatisfying(
            MuranoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  @Test
  void trustLetsTheServiceUserActForTheCaller() {
    keystone.issue("t1", "u1", "p1", SOON, "member", "reader");
    Caller caller = identity.authenticate("t1").orElseThrow();

    assertThat(identity.createTrust(caller)).contains("trust-1");
    identity.deleteTrust("trust-1");

    assertThat(keystone.trusts())
        .singleElement()
        .satisfies(
            trust -> {
              assertThat(trust.get("trustor_user_id").stringValue()).isEqualTo("u1");
              assertThat(trust.get("trustee_user_id").stringValue()).isEqualTo("murano-id");
              assertThat(trust.get("project_id").stringValue()).isEqualTo("p1");
              assertThat(trust.get("impersonation").booleanValue()).isTrue();
              assertThat(trust.get("roles")).hasSize(2);
            });
    assertThat(keystone.deletedTrusts()).containsExactly("trust-1");
  }

  @Test
  void trustThatIsGoneAlreadyIsNoTrouble() {
    identity.deleteTrust("nope");

    assertThat(keystone.deletedTrusts()).isEmpty();
  }

  @Test
  void trustThatCannotBeHadIsDoneWithout() {
    Caller caller = new Caller("u1", "p1", Set.of(), false, Set.of(), "gone");

    assertThat(identity.createTrust(caller)).isEmpty();
  }

  @Test
  void defaultsArePinned() {
    KeystoneProperties defaults = properties("geheim");

    assertThat(defaults.userDomainName()).isEqualTo("Default");
    assertThat(defaults.projectName()).isEqualTo("service");
    assertThat(defaults.projectDomainName()).isEqualTo("Default");
    assertThat(defaults.cacheDuration()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.cacheSize()).isEqualTo(10_000);
    assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(defaults.readTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.trusts()).isTrue();
    assertThat(defaults.sslBundle()).isNull();
    assertThat(defaults.toString()).doesNotContain("geheim");
  }

  private KeystoneIdentityProvider provider(String password) {
    KeystoneProperties properties = properties(password);
    Clock clock = Clock.systemUTC();
    KeystoneClient client =
        new KeystoneClient(
            KeystoneConfiguration.rest(properties, new DefaultSslBundleRegistry()),
            properties,
            clock);
    return new KeystoneIdentityProvider(client, properties, "admin", clock, ticks::get);
  }

  private KeystoneProperties properties(String password) {
    String prefix = "murano.api.identity.keystone.";
    MapConfigurationPropertySource source =
        new MapConfigurationPropertySource(
            Map.of(
                prefix + "auth-url",
                keystone.url(),
                prefix + "username",
                "murano",
                prefix + "password",
                password));
    return new Binder(source).bind("murano.api.identity.keystone", KeystoneProperties.class).get();
  }
}
