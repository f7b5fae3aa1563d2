package io.murano.api.stream;

import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.EventReader;
import io.murano.api.support.EventReader.Event;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.SecondApi;
import io.murano.api.support.TwoInstancesTest;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.ReportLevel;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Server-sent events of deployments and environments. */
@TwoInstancesTest
class StreamIntegrationTests {

  @Test
  void deploymentStreamShowsEveryReportAndEndsWithTheResult(
      ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    try (EventReader events = api.events(stream(environment, run))) {
      assertThat(text(events.next())).isEqualTo("Action deploy is scheduled");
      conductor.report(task, 1, ReportLevel.INFO, "one");
      Event one = events.next();
      assertThat(one.name()).isEqualTo("report");
      assertThat(text(one)).isEqualTo("one");
      assertThat(one.data().get("sequence").longValue()).isEqualTo(1);
      assertThat(one.data().get("deployment_id").stringValue()).isEqualTo(run);
      assertThat(one.data().get("time").stringValue()).endsWith("Z");
      conductor.report(task, 2, ReportLevel.WARNING, "two");
      assertThat(text(events.next())).isEqualTo("two");
      conductor.succeed(task, 2);

      List<Event> rest = events.rest();

      assertThat(text(rest.get(0))).isEqualTo("Deployment finished with warnings");
      Event result = rest.get(1);
      assertThat(rest).hasSize(2);
      assertThat(result.name()).isEqualTo("result");
      assertThat(result.data().get("state").stringValue()).isEqualTo("completed_w_warnings");
      assertThat(result.data().at("/result/isException").booleanValue()).isFalse();
    }
  }

  @Test
  void streamIsResumedAfterTheLastEventSeen(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    LongStream.rangeClosed(1, 120)
        .forEach(i -> conductor.report(task, i, ReportLevel.INFO, "step " + i));
    conductor.succeed(task, 120);
    awaitStatus(api, environment, "ready");
    List<Event> all;
    try (EventReader events = api.events(stream(environment, run))) {
      all = events.rest();
    }
    assertThat(all).hasSize(123);
    assertThat(all.stream().mapToLong(e -> Long.parseLong(e.id()))).isSorted();

    for (int seen : new int[] {0, 60, 121, 122}) {
      ApiClient resuming = api.with("Last-Event-ID", all.get(seen).id());
      try (EventReader events = resuming.events(stream(environment, run))) {
        assertThat(events.rest()).isEqualTo(all.subList(Math.min(seen + 1, 122), 123));
      }
    }
    api.with("Last-Event-ID", "x").get(stream(environment, run)).expectError(400);
  }

  @Test
  void environmentStreamShowsStatesAndReportsAndEndsWithTheEnvironment(
      ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    try (EventReader events = api.events(environment + "/events")) {
      assertThat(status(events.next())).isEqualTo("ready");
      String session = configure(api, environment);
      assertThat(status(events.next())).isEqualTo("pending");
      deploy(api, environment, session);
      assertThat(status(events.next())).isEqualTo("deploying");
      assertThat(text(events.next())).isEqualTo("Action deploy is scheduled");
      conductor.succeed(conductor.takeTask(), 0);
      assertThat(text(events.next())).isEqualTo("Deployment finished");
      Event ready = events.next();
      assertThat(status(ready)).isEqualTo("ready");
      assertThat(ready.data().get("version").longValue()).isEqualTo(1);

      api.delete(environment + "?abandon=true").expectEmpty();

      List<Event> rest = events.rest();
      assertThat(status(rest.get(rest.size() - 1))).isEqualTo("deleted");
      api.with("Last-Event-ID", ready.id()).get(environment + "/events").expectError(404);
    }
  }

  @Test
  void eventCommittedThroughOneInstanceReachesAReaderOnAnother(
      ApiClient api, SecondApi second, FakeConductor conductor) {
    ApiClient elsewhere = second.client().login("alice");
    String environment = create(api, "shop");
    try (EventReader here = api.events(environment + "/events");
        EventReader there = elsewhere.events(environment + "/events")) {
      String session = configure(elsewhere, environment);
      deploy(api, environment, session);
      conductor.succeed(conductor.takeTask(), 0);
      for (EventReader events : List.of(here, there)) {
        Event event = events.next();
        while (!event.name().equals("state") || event.data().get("version").longValue() == 0) {
          event = events.next();
        }
        assertThat(status(event)).isEqualTo("ready");
      }
    }
  }

  @Test
  void slowReaderHoldsNobodyUp(ApiClient api, FakeConductor conductor) throws IOException {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: %s\r\n\r\n"
            .formatted(stream(environment, run), api.header("X-Auth-Token"));
    try (Socket lazy = new Socket("127.0.0.1", api.port());
        Socket lazier = new Socket("127.0.0.1", api.port());
        EventReader eager = api.events(stream(environment, run))) {
      for (Socket socket : List.of(lazy, lazier)) {
        socket.setReceiveBufferSize(1024);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      }
      String longText = "x".repeat(10_000);
      LongStream.rangeClosed(1, 600)
          .forEach(i -> conductor.report(task, i, ReportLevel.INFO, i + longText));
      conductor.succeed(task, 600);

      List<Event> events = eager.rest();

      assertThat(events).hasSize(603);
      assertThat(events.get(602).name()).isEqualTo("result");
    }
  }

  @Test
  void streamsAskTheSameRightsAsTheRoutes(ApiClient api) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    ApiClient bob = api.login("bob");

    bob.get(environment + "/events").expectError(403);
    bob.get(stream(environment, run)).expectError(403);
    api.get(stream(create(api, "other"), run)).expectError(400);
    api.get(environment + "/deployments/None/events").expectError(404);
    api.get("/v1/environments/None/events").expectError(404);
    ApiClient.at(api.port()).get(environment + "/events").expectError(401);
    api.with("Accept", "application/json").get(environment + "/events").expectError(406);
  }

  private static String stream(String environment, String run) {
    return environment + "/deployments/" + run + "/events";
  }

  private static String text(Event event) {
    assertThat(event.name()).isEqualTo("report");
    return event.data().get("text").stringValue();
  }

  private static String status(Event event) {
    assertThat(event.name()).as("event %s", event).isEqualTo("state");
    return event.data().get("status").stringValue();
  }
}
