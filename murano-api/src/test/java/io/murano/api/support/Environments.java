package io.murano.api.support;

import io.murano.common.message.DeploymentTask;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The steps that most tests begin with. */
public final class Environments {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Environments() {}

  /** Creates an environment and returns its path. */
  public static String create(ApiClient api, String name) {
    return "/v1/environments/" + api.post("/v1/environments", Map.of("name", name)).text("id");
  }

  /** Opens a session of an environment and returns its id. */
  public static String configure(ApiClient api, String environment) {
    return api.post(environment + "/configure").text("id");
  }

  /** Returns a service. */
  public static JsonNode service(String id) {
    return ApiClient.json(
        "{'?': {'id': '%s', 'type': 'com.example.Shop'}, 'name': 'shop', 'port': '8080'}"
            .formatted(id));
  }

  /** Deploys a session and returns the run. */
  public static String deploy(ApiClient api, String environment, String session) {
    api.post(environment + "/sessions/" + session + "/deploy").expectEmpty();
    return api.get(environment + "/deployments").ok().at("/deployments/0/id").stringValue();
  }

  /** Creates an environment with one service and lets the conductor deploy it. */
  public static String deployed(ApiClient api, FakeConductor conductor, String name) {
    String environment = create(api, name);
    String session = configure(api, environment);
    api.inSession(session).post(environment + "/services", service("shop1")).ok();
    deploy(api, environment, session);
    DeploymentTask task = conductor.takeTask();
    conductor.succeed(task, 0);
    awaitStatus(api, environment, "ready");
    return environment;
  }

  /** Waits until the environment has a status. */
  public static void awaitStatus(ApiClient api, String environment, String status) {
    Awaitility.await("status " + status)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> status(api, environment), status::equals);
  }

  /** Returns the status of an environment. */
  public static String status(ApiClient api, String environment) {
    return api.get(environment).text("status");
  }

  /** Waits until the environment is gone. */
  public static void awaitGone(ApiClient api, String environment) {
    Awaitility.await("end of " + environment)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> api.get(environment).status(), status -> status == 404);
  }
}
