package io.murano.conductor.stack.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.HeatStackSession;
import io.murano.conductor.stack.RouterNotFoundException;
import io.murano.conductor.stack.RouterUnavailableException;
import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackException;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackSessionSettings;
import io.murano.conductor.stack.StackWaiter;
import io.murano.conductor.stack.UnexpectedStackStateException;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.heat.FakeOpenStack.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.client.RestClient;

class HeatProviderTests {

  private static final CloudAccess ACCESS =
      new CloudAccess("", "project-1", "user-1", "user-token");

  private static final StackRequest REQUEST =
      new StackRequest(
          Map.of("heat_template_version", "2013-05-23", "resources", Map.of()),
          Map.of("size", 3),
          Map.of("run.sh", "exit 0"),
          "parameters: {}",
          List.of("murano", "x"));

  @SuppressWarnings("NullAway.Init")
  private FakeOpenStack cloud;

  @BeforeEach
  void start() throws Exception {
    cloud = new FakeOpenStack();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private HeatProperties properties() {
    return properties(cloud.url(), "RegionOne");
  }

  private static HeatProperties properties(String authUrl, @Nullable String region) {
    return new HeatProperties(
        authUrl,
        "murano",
        "s3cret",
        "Default",
        region,
        "public",
        null,
        null,
        null,
        false,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  private HeatProvider provider(HeatProperties properties) throws Exception {
    RestClient client = HeatProviderConfiguration.client(RestClient.builder(), properties);
    return new HeatProvider(new CloudHttp(client), properties, networking(true));
  }

  private static NetworkingProperties networking(boolean createRouter) {
    return new NetworkingProperties(
        250,
        250,
        "10.0.0.0",
        List.of("8.8.8.8", "fd00::1", "x"),
        "ext-net",
        "router",
        createRouter);
  }

  private StackProvider stacks() throws Exception {
    return provider(properties()).stacks(ACCESS);
  }

  @Nested
  class Stacks {

    @Test
    void areFoundByNameThroughARedirect() throws Exception {
      stacks().create("demo", REQUEST);
      StackDescription stack = stacks().find("demo").orElseThrow();

      assertThat(stack.status()).hasToString("CREATE_IN_PROGRESS");
      assertThat(stack.statusReason()).isEqualTo("because");
      assertThat(stack.parameters()).containsEntry("size", "3");
      assertThat(stack.outputs())
          .containsEntry("ip", List.of(Map.of("addr", "10.0.0.4")))
          .containsEntry("broken", null);
      assertThat(stack.createdAt()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(stack.updatedAt()).isNull();
      assertThat(stacks().template(stack)).isEqualTo(REQUEST.template());
    }

    @Test
    void maybeAbsent() throws Exception {
      assertThat(stacks().find("none")).isEmpty();
      assertThatExceptionOfType(StackNotFoundException.class)
          .isThrownBy(() -> stacks().update("none", REQUEST));
      assertThatExceptionOfType(StackNotFoundException.class)
          .isThrownBy(() -> stacks().delete("none"));
    }

    @Test
    void areCreatedWithEverythingGiven() throws Exception {
      stacks().create("demo", REQUEST);

      assertThat(cloud.bodies.get(0))
          .hasToString(
              "{\"template\":%s,\"parameters\":{\"size\":3},\"files\":{\"run.sh\":\"exit 0\"},\"environment\":\"parameters: {}\",\"disable_rollback\":true,\"tags\":\"murano,x\",\"stack_name\":\"demo\"}"
                  .formatted(cloud.bodies.get(0).path("template")));
    }

    @Test
    void areUpdatedAsAWhole() throws Exception {
      stacks().create("demo", REQUEST);
      stacks().update("demo", REQUEST);

      assertThat(cloud.requests).last().asString().startsWith("PUT /stacks/demo/stack-");
    }

    @Test
    void keepHiddenParametersThatWereOnlySeenMasked() throws Exception {
      stacks().create("demo", REQUEST);
      stacks()
          .update(
              "demo",
              new StackRequest(
                  REQUEST.template(),
                  Map.of("size", 3, "secret", "******"),
                  Map.of(),
                  null,
                  List.of()));

      assertThat(cloud.requests).last().asString().startsWith("PATCH /stacks/demo/stack-");
      assertThat(cloud.bodies.get(1).path("parameters")).hasToString("{\"size\":3}");
    }

    @Test
    void translateRefusals() throws Exception {
      StackProvider stacks = stacks();
      cloud.refusals.add(new Refusal(400, "ERROR: no such flavor"));
      assertThatExceptionOfType(StackRejectedException.class)
          .isThrownBy(() -> stacks.create("demo", REQUEST))
          .withMessage("Stack 'demo': ERROR: no such flavor");
      cloud.refusals.add(new Refusal(409, "busy"));
      assertThatExceptionOfType(StackConflictException.class)
          .isThrownBy(() -> stacks.create("demo", REQUEST));
      cloud.refusals.add(new Refusal(403, "no"));
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> stacks.create("demo", REQUEST))
          .matches(e -> e.code() == ErrorCode.FORBIDDEN);
      cloud.refusals.add(new Refusal(503, "try later"));
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> stacks.find("demo"))
          .matches(e -> e.code().retryable());
    }

    @Test
    void goThroughAWholeLifeBehindAStackObject() throws Exception {
      HeatStackSession session = session();
      session.updateTemplate(Map.of("resources", Map.of("a", Map.of("type", "T"))));
      session.push(false);
      assertThat(session.output()).containsKey("ip");
      session.updateTemplate(Map.of("resources", Map.of("b", Map.of("type", "T"))));
      session.push(false);
      session.delete();

      assertThat(cloud.requests.stream().filter(request -> !request.startsWith("GET"))).hasSize(3);
      assertThat(stacks().find("demo")).isEmpty();
    }

    @Test
    void reportTheEndOfAFailedOperation() throws Exception {
      cloud.endAs = "FAILED";
      HeatStackSession session = session();
      session.updateTemplate(Map.of("resources", Map.of("a", Map.of("type", "T"))));

      assertThatExceptionOfType(UnexpectedStackStateException.class)
          .isThrownBy(() -> session.push(false))
          .withMessage("Unexpected stack state CREATE_FAILED: because");
    }

    private HeatStackSession session() throws Exception {
      StackSessionSettings settings =
          new StackSessionSettings(
              List.of("murano"),
              Duration.ofMillis(10),
              Duration.ofMillis(10),
              Duration.ofMillis(10),
              Duration.ofMillis(10),
              Duration.ofSeconds(5),
              Duration.ofSeconds(20));
      return new HeatStackSession(
          "demo", null, stacks(), StackWaiter.direct(Runnable::run, hook -> {}), settings);
    }
  }

  @Nested
  class Tokens {

    @Test
    void comeFromTheUsersTokenForTheProject() throws Exception {
      stacks().find("demo");

      assertThat(cloud.authentications.get(0).at("/auth/identity/token/id").asString())
          .isEqualTo("user-token");
      assertThat(cloud.authentications.get(0).at("/auth/scope/project/id").asString())
          .isEqualTo("project-1");
    }

    @Test
    void comeFromTheTrustForWorkThatLasts() throws Exception {
      StackProvider stacks =
          provider(properties())
              .stacks(new CloudAccess("", "project-1", "user-1", "user-token", "trust-1"));
      stacks.create("demo", REQUEST);
      stacks.find("demo");

      assertThat(cloud.authentications)
          .extracting(sent -> sent.at("/auth/scope").toString())
          .containsExactly(
              "{\"project\":{\"id\":\"project-1\"}}", "{\"OS-TRUST:trust\":{\"id\":\"trust-1\"}}");
      assertThat(cloud.authentications.get(1).at("/auth/identity/password/user/name").asString())
          .isEqualTo("murano");
    }

    @Test
    void comeFromTheTokenWhenTheTrustIsNoLongerGood() throws Exception {
      cloud.refusedScope = "OS-TRUST:trust";

      provider(properties())
          .stacks(new CloudAccess("", "project-1", "user-1", "user-token", "trust-1"))
          .find("demo");

      assertThat(cloud.authentications.get(1).at("/auth/identity/token/id").asString())
          .isEqualTo("user-token");
    }

    @Test
    void comeFromTheTrustWhenTheTokenIsNoLongerGood() throws Exception {
      cloud.refusedScope = "project";

      provider(properties())
          .stacks(new CloudAccess("", "project-1", "user-1", "user-token", "trust-1"))
          .create("demo", REQUEST);

      assertThat(cloud.authentications.get(1).at("/auth/scope/OS-TRUST:trust/id").asString())
          .isEqualTo("trust-1");
    }

    @Test
    void comeFromTheServiceUserWithoutAUsers() throws Exception {
      provider(properties()).stacks(new CloudAccess("", "project-1", "user-1", null)).find("demo");

      assertThat(
              cloud.authentications.get(0).at("/auth/identity/password/user/password").asString())
          .isEqualTo("s3cret");
    }

    @Test
    void areKeptAndRenewedWhenRefused() throws Exception {
      StackProvider stacks = stacks();
      stacks.find("demo");
      stacks.find("demo");
      assertThat(cloud.authentications).hasSize(1);

      cloud.validTokens.clear();
      stacks.find("demo");

      assertThat(cloud.authentications).hasSize(2);
    }

    @Test
    void areRefusedWithAReason() throws Exception {
      cloud.authenticationStatus = 401;

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> stacks().find("demo"))
          .withMessage("Keystone does not accept the credentials of the task: Could not find token")
          .matches(e -> e.code() == ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void needAnAddress() throws Exception {
      StackProvider stacks = provider(properties("", null)).stacks(ACCESS);

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> stacks.find("demo"))
          .withMessageContaining("murano.conductor.provider.heat.auth-url");
    }

    @Test
    void needAServer() throws Exception {
      StackProvider stacks = provider(properties("http://127.0.0.1:1", null)).stacks(ACCESS);

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> stacks.find("demo"))
          .withMessageContaining("http://127.0.0.1:1/v3/auth/tokens does not answer")
          .matches(e -> e.code().retryable());
    }
  }

  @Nested
  class Regions {

    @Test
    void areLookedUpInTheCatalogue() throws Exception {
      provider(properties())
          .stacks(new CloudAccess("RegionTwo", "project-1", "user-1", "t"))
          .find("demo");

      assertThat(cloud.requests).containsExactly("GET /stacks/demo");
    }

    @Test
    void mustBeInTheCatalogue() throws Exception {
      StackProvider stacks =
          provider(properties()).stacks(new CloudAccess("Mars", "project-1", "user-1", "t"));

      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> stacks.find("demo"))
          .withMessageContaining("no public address of a service 'orchestration' in region 'Mars'");
    }
  }

  @Nested
  class Networks {

    private CloudNetworking networking(boolean createRouter) throws Exception {
      HeatProperties properties = properties();
      CloudHttp http =
          new CloudHttp(HeatProviderConfiguration.client(RestClient.builder(), properties));
      Keystone keystone = new Keystone(http, properties);
      OpenStackSession.Service neutron =
          OpenStackSession.Service.of("network", ACCESS, properties, null);
      return new NeutronNetworking(
          ACCESS,
          new OpenStackSession(
              http, () -> keystone.lasting(ACCESS), neutron, InstantSource.system()),
          HeatProviderTests.networking(createRouter),
          new RouterRetry(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(800)));
    }

    private void routers(List<Map<String, ?>> routers) {
      cloud.networkAnswers.put(
          "/v2.0/routers?tenant_id=project-1&name=router", Map.of("routers", routers));
    }

    @Test
    void haveADefaultRouter() throws Exception {
      routers(List.of(Map.of("id", "r1", "external_gateway_info", Map.of("network_id", "n1"))));
      cloud.networkAnswers.put(
          "/v2.0/routers/r1",
          Map.of("router", Map.of("external_gateway_info", Map.of("network_id", "n1"))));

      assertThat(networking(true).defaultRouter()).isEqualTo("r1");
      assertThat(networking(true).externalNetworkOfRouter("r1")).isEqualTo("n1");
    }

    @Test
    void makeAMissingRouter() throws Exception {
      routers(List.of());
      cloud.networkAnswers.put(
          "/v2.0/networks?name=ext-net",
          Map.of("networks", List.of(Map.of("id", "n1", "router:external", true))));

      assertThat(networking(true).defaultRouter()).isEqualTo("router-new");
      assertThat(cloud.bodies.get(0).at("/router/external_gateway_info/network_id").asString())
          .isEqualTo("n1");
    }

    @Test
    void doNotMakeARouterWhereTheyMustNot() throws Exception {
      routers(List.of());

      assertThatExceptionOfType(RouterNotFoundException.class)
          .isThrownBy(() -> networking(false).defaultRouter())
          .withMessage("Router 'router' was not found");
    }

    @Test
    void waitForAGateway() throws Exception {
      routers(List.of(Map.of("id", "r1")));

      assertThatExceptionOfType(RouterUnavailableException.class)
          .isThrownBy(() -> networking(true).defaultRouter());
      assertThat(cloud.requests.size()).isGreaterThan(2);
    }

    @Test
    void offerCidrsThatAreFreeBehindTheRouter() throws Exception {
      CloudNetworking networking = networking(true);
      String first = String.valueOf(networking.availableCidr(null, "net", 4));
      cloud.networkAnswers.put(
          "/v2.0/ports?device_id=r1",
          Map.of("ports", List.of(Map.of("fixed_ips", List.of(Map.of("subnet_id", "s1"))))));
      cloud.networkAnswers.put(
          "/v2.0/subnets",
          Map.of(
              "subnets",
              List.of(
                  Map.of("id", "s1", "cidr", first), Map.of("id", "s2", "cidr", "10.0.0.0/8"))));

      assertThat(first).matches("10\\.0\\.\\d+\\.0/24");
      assertThat(networking.availableCidr("r1", "net", 4))
          .matches("10\\.0\\.\\d+\\.0/24")
          .isNotEqualTo(first);
      assertThat(networking.availableCidr(null, "net", 6)).matches("::ffff:a00:[0-9a-f]+/120");
    }

    @Test
    void areListedPageByPage() throws Exception {
      cloud.networkAnswers.put(
          "/v2.0/networks",
          Map.of(
              "networks",
              List.of(Map.of("id", "a")),
              "networks_links",
              List.of(
                  Map.of("rel", "next", "href", cloud.url() + "/neutron/v2.0/networks?marker=a"))));
      cloud.networkAnswers.put(
          "/v2.0/networks?marker=a", Map.of("networks", List.of(Map.of("id", "b"))));

      assertThat(networking(true).networks())
          .extracting(network -> network.get("id"))
          .containsExactly("a", "b");
    }

    @Test
    void knowWhichExternalNetworkTheyLeadTo() throws Exception {
      cloud.networkAnswers.put(
          "/v2.0/networks/n1", Map.of("network", Map.of("id", "n1", "router:external", false)));
      cloud.networkAnswers.put(
          "/v2.0/networks/ext", Map.of("network", Map.of("id", "ext", "router:external", true)));
      cloud.networkAnswers.put(
          "/v2.0/ports?device_owner=network%3Arouter_interface&network_id=n1",
          Map.of("ports", List.of(Map.of("device_id", "r1"))));
      cloud.networkAnswers.put(
          "/v2.0/routers/r1",
          Map.of("router", Map.of("external_gateway_info", Map.of("network_id", "ext"))));

      assertThat(networking(true).externalNetworkOfNetwork("n1")).isEqualTo("ext");
      assertThat(networking(true).externalNetworkOfNetwork("ext")).isEqualTo("ext");
    }

    @Test
    void haveNameServersOfTheWantedVersion() throws Exception {
      assertThat(networking(true).defaultDns(4)).containsExactly("8.8.8.8");
      assertThat(networking(true).defaultDns(6)).containsExactly("fd00::1");
    }

    @Test
    void sayWhatNeutronSays() throws Exception {
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> networking(true).ports())
          .withMessage("Neutron refuses a request: not found: /v2.0/ports");
    }
  }

  @Nested
  class Settings {

    private static final String PREFIX = "murano.conductor.provider.heat";

    private static HeatProperties bind(Map<String, String> values) {
      return new Binder(new MapConfigurationPropertySource(values))
          .bindOrCreate(PREFIX, HeatProperties.class);
    }

    @Test
    void haveTheseDefaults() {
      assertThat(bind(Map.of()))
          .isEqualTo(
              new HeatProperties(
                  "",
                  null,
                  null,
                  "Default",
                  null,
                  "public",
                  null,
                  null,
                  null,
                  false,
                  Duration.ofSeconds(10),
                  Duration.ofSeconds(60)));
    }

    @Test
    void haveTheseNames() {
      assertThat(
              bind(
                  Map.ofEntries(
                      Map.entry(PREFIX + ".auth-url", "http://k"),
                      Map.entry(PREFIX + ".username", "u"),
                      Map.entry(PREFIX + ".password", "p"),
                      Map.entry(PREFIX + ".user-domain", "d"),
                      Map.entry(PREFIX + ".region", "r"),
                      Map.entry(PREFIX + ".endpoint-interface", "internal"),
                      Map.entry(PREFIX + ".orchestration-url", "http://h"),
                      Map.entry(PREFIX + ".network-url", "http://n"),
                      Map.entry(PREFIX + ".ca-certs", "/ca"),
                      Map.entry(PREFIX + ".insecure", "true"),
                      Map.entry(PREFIX + ".connect-timeout", "1s"),
                      Map.entry(PREFIX + ".read-timeout", "2s"))))
          .isEqualTo(
              new HeatProperties(
                  "http://k",
                  "u",
                  "p",
                  "d",
                  "r",
                  "internal",
                  "http://h",
                  "http://n",
                  Path.of("/ca"),
                  true,
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(2)));
    }

    @Test
    void doNotShowThePassword() {
      assertThat(properties("", null)).asString().doesNotContain("s3cret");
      assertThat(new KeystoneToken("s3cret", Instant.EPOCH, "p", List.of()))
          .asString()
          .doesNotContain("s3cret");
      assertThat(new CloudAccess("", "p", "u", "s3cret", "t")).asString().doesNotContain("s3cret");
    }
  }
}
