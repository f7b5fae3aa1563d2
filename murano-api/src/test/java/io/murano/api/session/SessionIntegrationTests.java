package io.murano.api.session;

import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static io.murano.api.support.Environments.service;
import static io.murano.api.support.Environments.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.FakeConductor;
import io.murano.common.message.DeploymentTask;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Routes 9 to 12: sessions, and the state machine of contract rest-api §3. */
@ApiIntegrationTest
class SessionIntegrationTests {

  @Test
  void configureAndShowAnswerTheSame(ApiClient api) {
    String environment = create(api, "shop");

    JsonNode opened = api.post(environment + "/configure").ok();

    assertThat(opened.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "environment_id", "user_id", "state", "version", "created", "updated");
    assertThat(opened.get("state").stringValue()).isEqualTo("opened");
    assertThat(environment).endsWith(opened.get("environment_id").stringValue());
    assertThat(api.get(environment + "/sessions/" + opened.get("id").stringValue()).ok())
        .isEqualTo(opened);
  }

  @Test
  void openSessionMakesTheEnvironmentPendingUntilDiscarded(ApiClient api) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    assertThat(status(api, environment)).isEqualTo("pending");

    api.delete(environment + "/sessions/" + session).expectEmpty();

    assertThat(status(api, environment)).isEqualTo("ready");
    api.delete(environment + "/sessions/" + session).expectError(404);
  }

  @Test
  void sessionUnderAWrongEnvironmentIsABadRequest(ApiClient api) {
    String session = configure(api, create(api, "shop"));
    String other = create(api, "other");

    api.get("/v1/environments/None/sessions/" + session).expectError(400);
    api.delete("/v1/environments/None/sessions/" + session).expectError(400);
    api.post(other + "/sessions/" + session + "/deploy").expectError(400);
    api.inSession(session).get(other).expectError(400);
    api.inSession(session).get(other + "/services").expectError(400);
    api.inSession(session).get(other + "/model/").expectError(400);
    api.inSession(session).get(other + "/lastStatus").expectError(400);
    api.inSession(session).post(other + "/services", service("a")).expectError(400);
  }

  @Test
  void sessionsBelongToTheirUserEvenForAdmins(ApiClient api) {
    String environment = create(api, "shop");
    String session = environment + "/sessions/" + configure(api, environment);

    api.login("anna").get(session).expectError(401);
    api.login("anna").delete(session).expectError(401);
    api.login("root").get(session).expectError(401);
    api.login("bob").get(session).expectError(403);
  }

  @Test
  void anybodyInTheProjectMayDeploy(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String session = configure(api, environment);

    deploy(api.login("anna"), environment, session);

    assertThat(conductor.takeTask().environmentId()).isEqualTo(environment.substring(17));
  }

  @Test
  void deployingLocksEverythingElse(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String first = configure(api, environment);
    String second = configure(api, environment);
    deploy(api, environment, first);

    api.post(environment + "/configure").expectError(403);
    api.delete(environment).expectError(403);
    api.post(environment + "/sessions/" + first + "/deploy").expectError(403);
    api.post(environment + "/sessions/" + second + "/deploy").expectError(403);
    api.get(environment + "/sessions/" + second).expectError(403);
    api.delete(environment + "/sessions/" + first).expectError(403);
    api.inSession(first).post(environment + "/services", service("a")).expectError(403);
    api.inSession(second).post(environment + "/services", service("a")).expectError(403);
    assertThat(api.get(environment).ok().get("acquired_by").stringValue()).isEqualTo(first);
    assertThat(api.get(environment + "/sessions/" + first).text("state")).isEqualTo("deploying");

    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, environment, "ready");
  }

  @Test
  void finishedRunOutdatesAllDrafts(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String first = configure(api, environment);
    String second = configure(api, environment);
    api.inSession(second).post(environment + "/services", service("draft")).ok();
    deploy(api, environment, first);
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, environment, "ready");

    api.get(environment + "/sessions/" + first).expectError(403);
    api.get(environment + "/sessions/" + second).expectError(403);
    api.post(environment + "/sessions/" + second + "/deploy").expectError(403);
    api.inSession(second).post(environment + "/services", service("a")).expectError(403);
    assertThat(api.inSession(second).get(environment + "/services").ok()).isEmpty();
    assertThat(api.get(environment).ok().get("version").intValue()).isEqualTo(1);
    api.delete(environment + "/sessions/" + first).expectEmpty();
  }

  @Test
  void failureStaysVisibleUntilALaterSuccess(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    conductor.fail(task, 0, FakeConductor.deployed(task));
    awaitStatus(api, environment, "deploy failure");

    String retry = configure(api, environment);
    assertThat(status(api, environment)).isEqualTo("deploy failure");
    deploy(api, environment, retry);
    assertThat(status(api, environment)).isEqualTo("deploying");
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, environment, "ready");
  }

  @Test
  void unknownSessionIsNotFound(ApiClient api) {
    String environment = create(api, "shop");

    api.get(environment + "/sessions/None").expectError(404);
    api.post(environment + "/sessions/None/deploy").expectError(404);
    api.post("/v1/environments/None/configure").expectError(404);
  }

  @Test
  void sessionGoesWithItsEnvironment(ApiClient api) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    api.delete(environment).expectEmpty();

    api.get(environment + "/sessions/" + session).expectError(404);
  }
}
