package io.murano.api.contract;

import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.SecondApi;
import io.murano.api.support.TwoInstancesTest;
import io.murano.common.message.DeploymentTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at one environment, through two instances of the api. */
@TwoInstancesTest
class ConcurrencyIntegrationTests {

  private static final int CLIENTS = 50;
  private static final int DEPLOYMENTS = 8;

  private SecondApi second;

  @BeforeEach
  void keep(SecondApi second) {
    this.second = second;
  }

  @Test
  void noEditOfADraftIsLost(ApiClient api) throws Exception {
    String environment = create(api, "shop");
    ApiClient editor = api.inSession(configure(api, environment));
    String services = environment + "/services";
    for (int i = 0; i < CLIENTS; i += 2) {
      editor.post(services, service("s" + i)).ok();
    }

    List<ApiResponse> answers =
        together(
            api,
            client ->
                i -> {
                  ApiClient here = client.inSession(editor.header("X-Configuration-Session"));
                  return i % 2 == 0
                      ? here.put(services + "/s" + i + "/port", "\"%d\"".formatted(i))
                      : here.post(services, service("s" + i));
                });

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(editor.get(services).ok()).hasSize(CLIENTS);
    for (int i = 0; i < CLIENTS; i += 2) {
      assertThat(editor.get(services + "/s" + i).text("port")).isEqualTo(String.valueOf(i));
    }
  }

  /** All clients edit and deploy as fast as they can: whoever gets through must not be lost. */
  @Test
  void everyDeployedChangeIsInTheModelForGood(ApiClient api, FakeConductor conductor)
      throws Exception {
    String environment = create(api, "shop");
    Set<String> deployed = ConcurrentHashMap.newKeySet();
    AtomicBoolean clientsAreDone = new AtomicBoolean();
    CompletableFuture<List<DeploymentTask>> runs =
        CompletableFuture.supplyAsync(
            () -> {
              List<DeploymentTask> tasks = new ArrayList<>();
              while (!clientsAreDone.get() || tasks.size() < deployed.size()) {
                pause(5);
                conductor
                    .pollTask()
                    .ifPresent(
                        task -> {
                          tasks.add(task);
                          conductor.succeed(task, 0);
                        });
              }
              return tasks;
            });

    together(api, client -> i -> deployChanges(client, environment, "c" + i, deployed));
    clientsAreDone.set(true);

    List<DeploymentTask> tasks = runs.get(30, TimeUnit.SECONDS);
    awaitStatus(api, environment, "ready");
    assertThat(conductor.pollTask()).isEmpty();
    assertThat(tasks).extracting(DeploymentTask::taskId).doesNotHaveDuplicates();
    assertThat(api.get(environment).ok().get("version").intValue()).isEqualTo(tasks.size());
    assertThat(api.get(environment + "/services").ok())
        .extracting(service -> service.at("/?/id").stringValue())
        .containsExactlyInAnyOrderElementsOf(deployed);
    for (int i = 0; i < tasks.size(); i++) {
      assertThat(tasks.get(i).model().at("/Objects/applications"))
          .as("what was deployed before, and one change")
          .hasSize(i + 1);
    }
  }

  private static ApiResponse deployChanges(
      ApiClient client, String environment, String name, Set<String> deployed) {
    for (int round = 0; ; round++) {
      ApiResponse opened = client.post(environment + "/configure");
      if (opened.status() == 200) {
        String session = opened.text("id");
        String id = name + "-" + round;
        int edited =
            client.inSession(session).post(environment + "/services", service(id)).status();
        int answer = client.post(environment + "/sessions/" + session + "/deploy").status();
        assertThat(List.of(edited, answer)).isSubsetOf(200, 403);
        if (edited == 200 && answer == 200) {
          deployed.add(id);
        }
      } else {
        opened.expectError(403);
      }
      if (deployed.size() >= DEPLOYMENTS) {
        return opened;
      }
      pause(20 + ThreadLocalRandom.current().nextInt(100));
    }
  }

  private static void pause(int milliseconds) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }

  @Test
  void sessionIsDeployedOnce(ApiClient api, FakeConductor conductor) throws Exception {
    String environment = create(api, "shop");
    String session = configure(api, environment);

    List<ApiResponse> answers =
        together(api, client -> i -> client.post(environment + "/sessions/" + session + "/deploy"));

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 403)).hasSize(CLIENTS - 1);
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, environment, "ready");
    assertThat(conductor.pollTask()).isEmpty();
    assertThat(api.get(environment + "/deployments").ok().get("deployments")).hasSize(1);
  }

  @Test
  void ofManySessionsOneIsDeployed(ApiClient api, FakeConductor conductor) throws Exception {
    String environment = create(api, "shop");
    List<String> sessions = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      sessions.add(configure(api, environment));
    }

    List<ApiResponse> answers =
        together(
            api,
            client -> i -> client.post(environment + "/sessions/" + sessions.get(i) + "/deploy"));

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 403);
    conductor.succeed(conductor.takeTask(), 0);
    awaitStatus(api, environment, "ready");
    assertThat(conductor.pollTask()).isEmpty();
  }

  @Test
  void editsThatSucceededBeforeTheDeployAreInTheTask(ApiClient api, FakeConductor conductor)
      throws Exception {
    String environment = create(api, "shop");
    String session = configure(api, environment);

    List<ApiResponse> answers =
        together(
            api,
            client ->
                i ->
                    i == CLIENTS / 2
                        ? client.post(environment + "/sessions/" + session + "/deploy")
                        : client
                            .inSession(session)
                            .post(environment + "/services", service("s" + i)));

    long edits =
        answers.stream().filter(a -> a.status() == 200 && a.request().endsWith("services")).count();
    assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 403);
    assertThat(conductor.takeTask().model().at("/Objects/applications").size()).isEqualTo(edits);
  }

  @Test
  void nameIsGivenOnce(ApiClient api) throws Exception {
    List<ApiResponse> answers =
        together(api, client -> i -> client.post("/v1/environments", Map.of("name", "shop")));

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(CLIENTS - 1);
  }

  @Test
  void statusIsRightAfterAStormOfSessions(ApiClient api) throws Exception {
    String environment = create(api, "shop");

    together(
        api,
        client ->
            i ->
                client
                    .delete(environment + "/sessions/" + configure(client, environment))
                    .expectEmpty());

    assertThat(api.get(environment).text("status")).isEqualTo("ready");
  }

  private interface Step {
    IntFunction<ApiResponse> of(ApiClient client);
  }

  /** Runs one step per client at the same time, half of them through the other instance. */
  private List<ApiResponse> together(ApiClient api, Step step) throws Exception {
    List<ApiClient> clients = List.of(api, second.client().login("alice"));
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<ApiResponse>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        Callable<ApiResponse> call =
            () -> {
              start.await();
              return step.of(clients.get(number % 2)).apply(number);
            };
        answers.add(threads.submit(call));
      }
      start.countDown();
      List<ApiResponse> responses = new ArrayList<>();
      for (Future<ApiResponse> answer : answers) {
        responses.add(answer.get(60, TimeUnit.SECONDS));
      }
      return responses;
    } finally {
      threads.shutdownNow();
    }
  }
}
