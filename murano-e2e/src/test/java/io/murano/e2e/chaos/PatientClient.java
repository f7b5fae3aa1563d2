package io.murano.e2e.chaos;

import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoClient.UnexpectedStatusException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A user who tries again while the api is away, and finds out what became of a call that was cut
 * off. Thread-safe.
 */
final class PatientClient {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final MuranoClient client;

  PatientClient(MuranoClient client) {
    this.client = client;
  }

  /** Creates an environment, unless an attempt that was cut off has; returns its id. */
  String createEnvironment(String name) {
    return patiently(
        () -> {
          for (JsonNode known : client.get("/v1/environments").path("environments")) {
            if (known.path("name").asString("").equals(name)) {
              return known.path("id").asString();
            }
          }
          return client.createEnvironment(name);
        });
  }

  /** Deploys an application; the session is thrown away and begun anew until it is deployed. */
  void deployApplication(String environment, Object application) {
    patiently(
        () -> {
          if (client.latestDeployment(environment).isMissingNode()) {
            client.deployApplication(environment, application);
          }
          return environment;
        });
  }

  String awaitIdle(String environment) {
    return patiently(() -> client.awaitIdle(environment, LIMIT));
  }

  String deleteAndAwait(String environment) {
    return patiently(
        () -> {
          if (client.status(environment).equals("ready")) {
            client.deleteEnvironment(environment);
          }
          return client.awaitIdle(environment, LIMIT);
        });
  }

  String progress(String environment) {
    return patiently(() -> client.progress(environment));
  }

  private static <T> T patiently(Supplier<T> call) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return call.get();
      } catch (UncheckedIOException e) {
        giveUpAfter(deadline, e);
      } catch (UnexpectedStatusException e) {
        if (e.status() < 500 && e.status() != 409) {
          throw e;
        }
        giveUpAfter(deadline, e);
      }
    }
  }

  private static void giveUpAfter(long deadline, RuntimeException trouble) {
    if (System.nanoTime() > deadline) {
      throw trouble;
    }
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble;
    }
  }
}
