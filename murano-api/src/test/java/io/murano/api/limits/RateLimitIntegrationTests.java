package io.murano.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Projects;
import io.murano.api.support.SecondApi;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers that call too often. The rates are so low that nothing refills within a test, and tokens
 * come from an instance without limits.
 */
@ApiIntegrationTest
class RateLimitIntegrationTests {

  private static final String LOGIN = "/v3/auth/tokens";
  private static final int REQUESTS = 6;
  private static final int LOGINS = 4;

  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

  private static SecondApi limited;

  @BeforeAll
  static void start() {
    String prefix = "murano.api.limits.";
    limited =
        SecondApi.start(
            Map.of(
                prefix + "requests-per-second",
                "0.01",
                prefix + "request-burst",
                String.valueOf(REQUESTS),
                prefix + "logins-per-second",
                "0.005",
                prefix + "login-burst",
                String.valueOf(LOGINS),
                "murano.api.broker.enabled",
                "true",
                "murano.api.broker.project",
                "alpha"));
  }

  @AfterAll
  static void stop() {
    limited.close();
  }

  /** A client at an address of its own; the test is a proxy that the instance trusts. */
  private static ApiClient somewhere() {
    return limited.client().with("X-Forwarded-For", "192.0.2." + ADDRESSES.getAndIncrement());
  }

  private static ApiClient with(ApiClient token) {
    return limited.client().with("X-Auth-Token", token.header("X-Auth-Token"));
  }

  private static ApiResponse logIn(ApiClient client, String user) {
    return client.post(LOGIN, ApiClient.credentials(user, null));
  }

  private static void exhaust(ApiClient client) {
    for (int i = 0; i < REQUESTS; i++) {
      client.get("/v1/environments").ok();
    }
    client.get("/v1/environments").expect(429);
  }

  @Test
  void logInsFromOneAddressAreLimited() {
    ApiClient here = somewhere();
    for (int i = 0; i < LOGINS; i++) {
      logIn(here, "alice").expect(201);
    }

    ApiResponse refused = logIn(here, "bob").expectError(429);

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(100, 200);
    assertThat(refused.error())
        .isEqualTo(
            "Too many log-ins from this address: 0.005 a second are accepted, the next one in %s s"
                .formatted(refused.header("Retry-After")));
    assertThat(refused.json().at("/error/title").stringValue()).isEqualTo("Too Many Requests");
    assertThat(refused.header("X-Openstack-Request-Id")).startsWith("req-");
    assertThat(refused.header("X-Subject-Token")).isEmpty();
    logIn(somewhere(), "bob").expect(201);
  }

  @Test
  void guessingPasswordsIsLimited() {
    ApiClient here = somewhere();
    String wrong = ApiClient.credentials("alice", null).toString().replace("secret-", "guess-");
    for (int i = 0; i < LOGINS; i++) {
      here.post(LOGIN, wrong).expectError(401);
    }

    here.post(LOGIN, wrong).expectError(429);
    logIn(here, "alice").expectError(429);
  }

  /** A password that was accepted not long ago is not checked again and costs nothing. */
  @Test
  void logInsOfPlatformsCountAsWell() {
    ApiClient here = somewhere();
    ApiClient platform = here.basic("alice", "secret-alice");
    for (int i = 0; i < 2 * LOGINS; i++) {
      platform.get("/v2/catalog").ok();
    }
    for (int i = 1; i < LOGINS; i++) {
      here.basic("alice", "guess-" + i).get("/v2/catalog").expect(401);
    }

    ApiResponse refused = here.basic("alice", "guess-last").get("/v2/catalog").expect(429);

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(100, 200);
    assertThat(refused.json().path("description").stringValue())
        .startsWith("Too many log-ins from this address; ")
        .doesNotContain("guess");
    platform.get("/v2/catalog").ok();
    logIn(here, "alice").expectError(429);
  }

  /** All of them reach the route, so all of them count. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/auth/%74okens",
        "/v3/%61uth/tokens",
        "/v3/auth/tokens;x=y",
        "/v3/auth;x/tokens"
      })
  void noSpellingOfTheLogInEscapes(String path) {
    ApiClient here = somewhere();
    for (int i = 0; i < LOGINS; i++) {
      here.post(path, ApiClient.credentials("alice", null)).expect(201);
    }

    here.post(path, ApiClient.credentials("alice", null)).expectError(429);
  }

  @Test
  void requestsOfOneProjectAreLimitedWhoeverSendsThem(ApiClient api) {
    String project = Projects.next();
    ApiClient member = with(api.member(project));
    ApiClient admin = with(api.admin(project));
    for (int i = 0; i < REQUESTS; i++) {
      (i % 2 == 0 ? member : admin).get("/v1/environments").ok();
    }

    ApiResponse refused = member.post("/v1/environments", Map.of("name", "x")).expectError(429);

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(50, 100);
    assertThat(refused.error())
        .isEqualTo(
            "Too many requests of this project: 0.01 a second are accepted, the next one in %s s"
                .formatted(refused.header("Retry-After")));
    admin.get("/v1/catalog/packages").expectError(429);
    api.member(project).get("/v1/environments").ok();
  }

  @Test
  void otherProjectsAreNotHeldUp(ApiClient api) {
    exhaust(with(api.member(Projects.next())));

    with(api.member(Projects.next())).get("/v1/environments").ok();
  }

  @Test
  void requestsAndLogInsAreCountedApart(ApiClient api) {
    ApiClient here = somewhere();
    for (int i = 0; i < LOGINS; i++) {
      logIn(here, "alice").expect(201);
    }
    logIn(here, "alice").expect(429);

    here.with("X-Auth-Token", api.member(Projects.next()).header("X-Auth-Token"))
        .get("/v1/environments")
        .ok();
  }

  @Test
  void requestsWithoutATokenAreCountedByAddress() {
    ApiClient here = somewhere();
    for (int i = 0; i < REQUESTS; i++) {
      here.get("/v3").ok();
    }

    assertThat(here.get("/v3").expectError(429).error())
        .startsWith("Too many requests from this address: ");
    somewhere().get("/v3").ok();
  }

  @Test
  void refusedTokensCostTheProjectNothing(ApiClient api) {
    ApiClient member = with(api.member(Projects.next()));
    for (int i = 0; i < 2 * REQUESTS; i++) {
      member.with("X-Auth-Token", "no-token").get("/v1/environments").expectError(401);
    }

    member.get("/v1/environments").ok();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/actuator/prometheus"
      })
  void whoWatchesTheServiceIsNotLimited(String path) {
    ApiClient here = somewhere();
    for (int i = 0; i < 3 * REQUESTS; i++) {
      here.get(path).expect(200);
    }
  }

  @Test
  void versionDocumentIsNotLimited() {
    ApiClient here = somewhere();
    for (int i = 0; i < 3 * REQUESTS; i++) {
      here.get("/").expect(300);
    }
  }
}
