package io.murano.api.broker;

import static io.murano.api.support.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.SecondApi;
import io.murano.api.support.TwoInstancesTest;
import io.murano.common.archive.PackageBuilder;
import io.murano.common.message.ActionResult;
import io.murano.common.message.DeploymentTask;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A platform that orders applications (contract rest-api §2.12, Open Service Broker API 2.13). */
@TwoInstancesTest
class BrokerIntegrationTests {

  private static final String INSTANCE = "/v2/service_instances/i1";
  private static final String ASYNC = "?accepts_incomplete=true";

  private static SecondApi api;
  private static String fullName;
  private static String packageId;
  private ApiClient platform;
  private ApiClient original;

  @BeforeAll
  static void uploadAPackage(SecondApi instance) {
    api = instance;
    fullName = "test.broker" + UUID.randomUUID().toString().replace("-", "");
    packageId =
        api.client()
            .login("alice")
            .upload(PackageBuilder.application(fullName).zip(), "{\"tags\": [\"shop\"]}")
            .text("id");
  }

  @BeforeEach
  void logIn() {
    original = api.client().basic("alice", "secret-alice");
    platform = original.with("X-Broker-API-Version", "2.13");
  }

  @Test
  void userAndPasswordAreRequired() {
    ApiClient nobody = api.client();
    for (ApiClient client :
        new ApiClient[] {
          nobody,
          nobody.with("Authorization", "Basic nonsense"),
          nobody.basic("alice", "wrong"),
          nobody.basic("bob", "secret-bob")
        }) {
      assertThat(client.get("/v2/catalog").expect(401).json().path("description").isString())
          .isTrue();
    }
    assertThat(nobody.get("/v2/catalog").header("WWW-Authenticate")).startsWith("Basic ");
    nobody.login("alice").get("/v2/catalog").expect(401);
  }

  @Test
  void versionThatIsNotSpokenIsRefused() {
    original.with("X-Broker-API-Version", "3.0").get("/v2/catalog").expect(412);
    original.with("X-Broker-API-Version", "2.11").get("/v2/catalog").ok();
  }

  @Test
  void catalogueShowsApplications() {
    JsonNode offering = offering();

    assertThat(offering.path("bindable").booleanValue()).isTrue();
    assertThat(offering.path("name").stringValue()).doesNotContain(" ");
    assertThat(offering.at("/tags/0").stringValue()).isEqualTo("shop");
    assertThat(offering.at("/plans/0/id").stringValue()).isEqualTo(packageId + "-1");
    assertThat(offering.at("/plans/0/name").stringValue()).isEqualTo("default");
  }

  @Test
  void badOrdersAreRefused() {
    ObjectNode order = order("space-1").deepCopy().asObject();
    platform.put(INSTANCE, order).expect(422);
    assertThat(platform.put(INSTANCE, order).json().path("error").stringValue())
        .isEqualTo("AsyncRequired");
    for (String member :
        new String[] {"service_id", "plan_id", "organization_guid", "space_guid"}) {
      ObjectNode incomplete = order.deepCopy();
      incomplete.remove(member);
      platform.put(INSTANCE + ASYNC, incomplete).expect(400);
    }
    platform.put(INSTANCE + ASYNC, order.deepCopy().put("plan_id", "x")).expect(400);
    platform.put(INSTANCE + ASYNC, order.deepCopy().put("service_id", "x")).expect(400);
    platform.put(INSTANCE + ASYNC, order.deepCopy().put("parameters", "x")).expect(400);
    platform.put(INSTANCE + ASYNC, "{").expect(400);
    assertThat(platform.get(INSTANCE + "/last_operation").status()).isEqualTo(410);
  }

  @Test
  void instanceIsMadeInTheEnvironmentOfItsSpace(FakeConductor conductor) {
    platform.put(INSTANCE + ASYNC, order("space-1")).expect(202);
    DeploymentTask task = conductor.takeTask();
    JsonNode service = task.model().at("/Objects/applications/0");

    assertThat(service.path("name").stringValue()).isEqualTo("space-1");
    assertThat(service.path("port").intValue()).isEqualTo(8080);
    assertThat(service.path("?").path("type").stringValue()).isEqualTo(fullName);
    assertThat(service.path("?").path("id").stringValue()).isNotEqualTo("mine");
    assertThat(service.at("/instance/?/type").stringValue()).isEqualTo("x.Y");
    assertThat(service.at("/instance/?/id").stringValue()).matches("[0-9a-f]{32}");
    assertThat(state()).isEqualTo("in progress");
    original.get(INSTANCE + "/last_operation").expect(202);
    platform.put(INSTANCE + ASYNC, order("space-1")).expect(202);
    assertThat(
            platform
                .put("/v2/service_instances/i2" + ASYNC, order("space-1"))
                .expect(422)
                .json()
                .path("error")
                .stringValue())
        .isEqualTo("ConcurrencyError");

    conductor.succeed(task, 0);
    awaitState("succeeded");

    platform.put(INSTANCE + ASYNC, order("space-1")).expect(200);
    platform.put(INSTANCE + ASYNC, order("space-2")).expect(409);
    platform.put("/v2/service_instances/i2" + ASYNC, order("space-1")).expect(202);
    assertThat(conductor.takeTask().model().at("/Objects/applications")).hasSize(2);
    assertThat(conductor.pollTask()).isEmpty();
  }

  @Test
  void failedInstanceCanBeTakenDownAndOrderedAgain(FakeConductor conductor) {
    platform.put(INSTANCE + ASYNC, order("space-1")).expect(202);
    DeploymentTask task = conductor.takeTask();
    conductor.fail(task, 0, FakeConductor.deployed(task));
    awaitState("failed");

    platform.delete(INSTANCE + ASYNC).expect(202);
    DeploymentTask removal = conductor.takeTask();
    assertThat(removal.model().at("/Objects/applications")).isEmpty();
    conductor.succeed(removal, 0);
    awaitState("succeeded");

    platform.delete(INSTANCE + ASYNC).expect(410);
    original.delete(INSTANCE).expect(200);
    platform.put(INSTANCE + ASYNC, order("space-1")).expect(202);
  }

  @Test
  void unknownInstancesAreGone() {
    platform.delete(INSTANCE).expect(422);
    platform.delete(INSTANCE + ASYNC).expect(410);
    original.delete(INSTANCE).expect(200);
    platform.get(INSTANCE + "/last_operation").expect(410);
    original.get(INSTANCE + "/last_operation").expect(410);
    platform.put(INSTANCE + "/service_bindings/b1", json("{}")).expect(404);
    assertThat(original.put(INSTANCE + "/service_bindings/b1", json("{}")).ok()).isEmpty();
    platform.delete(INSTANCE + "/service_bindings/b1").expect(410);
    original.delete(INSTANCE + "/service_bindings/b1").expect(200);
    platform.send("PATCH", INSTANCE, json("{}")).expect(404);
  }

  @Test
  void bindingGivesWhatTheActionSays(FakeConductor conductor) throws Exception {
    provisionWithCredentials(conductor);
    String binding = INSTANCE + "/service_bindings/b1";
    JsonNode request = json("{'service_id': 's', 'plan_id': 'p', 'app_guid': 'a'}");

    CompletableFuture<JsonNode> first =
        CompletableFuture.supplyAsync(() -> platform.put(binding, request).expect(201).json());
    answerAction(conductor, new ActionResult(false, json("{'uri': 'localhost'}")));
    assertThat(first.get(30, TimeUnit.SECONDS))
        .isEqualTo(json("{'credentials': {'uri': 'localhost'}}"));

    CompletableFuture<JsonNode> again =
        CompletableFuture.supplyAsync(() -> platform.put(binding, request).expect(200).json());
    answerAction(conductor, new ActionResult(false, json("{'credentials': {'uri': 'elsewhere'}}")));
    assertThat(again.get(30, TimeUnit.SECONDS))
        .isEqualTo(json("{'credentials': {'uri': 'elsewhere'}}"));

    platform.put(binding, json("{'app_guid': 'other'}")).expect(409);
    platform.send("PATCH", INSTANCE, json("{}")).expect(422);
    platform.delete(binding).expect(200);
    platform.delete(binding).expect(410);
  }

  @Test
  void bindingFailsWithItsAction(FakeConductor conductor) throws Exception {
    provisionWithCredentials(conductor);

    CompletableFuture<String> failed =
        CompletableFuture.supplyAsync(
            () -> original.put(INSTANCE + "/service_bindings/b1", json("{}")).expect(500).body());
    answerAction(conductor, new ActionResult(true, json("{'message': 'no database'}")));

    assertThat(failed.get(30, TimeUnit.SECONDS)).contains("no database");
  }

  private void provisionWithCredentials(FakeConductor conductor) {
    platform.put(INSTANCE + ASYNC, order("space-1")).expect(202);
    DeploymentTask task = conductor.takeTask();
    ObjectNode model = FakeConductor.deployed(task).asObject();
    ObjectNode header = (ObjectNode) model.at("/Objects/applications/0/?");
    String action = header.path("id").stringValue() + "_getCredentials";
    header
        .putObject("_actions")
        .putObject(action)
        .put("name", "getCredentials")
        .put("enabled", true);
    conductor.finish(task, 0, model, new ActionResult(false, null));
    awaitState("succeeded");
  }

  private static void answerAction(FakeConductor conductor, ActionResult result) {
    DeploymentTask task = conductor.takeTask();
    conductor.finish(task, 0, FakeConductor.deployed(task), result);
  }

  private void awaitState(String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(this::state, state::equals);
  }

  private String state() {
    return platform.get(INSTANCE + "/last_operation").text("state");
  }

  private JsonNode offering() {
    return platform
        .get("/v2/catalog")
        .ok()
        .path("services")
        .valueStream()
        .filter(service -> service.path("id").stringValue().equals(packageId))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode order(String space) {
    return json(
        """
        {'service_id': '%1$s', 'plan_id': '%1$s-1', 'organization_guid': 'org',
         'space_guid': '%2$s', 'parameters': {'port': 8080, '?': {'id': 'mine', 'type': 'a.B'},
           'instance': {'?': {'id': 'mine', 'type': 'x.Y'}}}}
        """
            .formatted(packageId, space));
  }
}
