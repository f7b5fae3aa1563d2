package io.murano.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.contract.IsolationTable.Row;
import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.ForgedTokens;
import io.murano.api.support.SecondApi;
import io.murano.api.support.TwoInstancesTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Who gets what from every route (contract rest-api §1.5), from one table. All optional routes are
 * switched on.
 */
@TwoInstancesTest
class TenantIsolationIntegrationTests {

  /** Some questions are not answered in time; they wait together. */
  private static final int THREADS = 16;

  @Test
  void everyRouteAnswersEveryCallerAsTheTableSays(SecondApi api, FakeConductor conductor)
      throws Exception {
    IsolationFixture fixture = new IsolationFixture(api.client().login("alice"));
    conductor.takeTask();
    List<Call> calls =
        IsolationTable.ROWS.stream()
            .flatMap(row -> row.statuses().keySet().stream().map(caller -> new Call(row, caller)))
            .toList();

    SoftAssertions softly = new SoftAssertions();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Outcome>> reads = new ArrayList<>();
      calls.stream()
          .filter(call -> call.row().isRead())
          .forEach(call -> reads.add(() -> call.make(fixture)));
      for (Future<Outcome> outcome : threads.invokeAll(reads, 2, TimeUnit.MINUTES)) {
        outcome.get().check(softly, fixture);
      }
    } finally {
      threads.shutdownNow();
    }
    calls.stream()
        .filter(call -> !call.row().isRead())
        .forEach(call -> call.make(fixture).check(softly, fixture));
    softly.assertAll();
  }

  /** A new route is not done before the table says who may use it. */
  @Test
  void tableHasEveryRouteOfTheDocumentAndNoOther(SecondApi api) {
    Operations operations = new Operations(api.client().get("/v1/openapi.json").ok());
    Set<String> covered = new TreeSet<>();
    List<String> unknown = new ArrayList<>();
    for (Row row : IsolationTable.ROWS) {
      operations
          .routeOf(row.method(), row.pathWithoutQuery())
          .ifPresentOrElse(covered::add, () -> unknown.add(row.request()));
    }

    assertThat(unknown).as("rows without a route").isEmpty();
    assertThat(covered).as("routes with a row").isEqualTo(operations.byRoute().keySet());
  }

  @Test
  void everyRowHasEveryCallerThatApplies() {
    for (Row row : IsolationTable.ROWS) {
      List<String> expected = new ArrayList<>(IsolationTable.CALLERS);
      if (!row.hasPublicTwin()) {
        expected.remove("public");
      }
      assertThat(row.statuses().keySet()).as(row.request()).containsExactlyElementsOf(expected);
    }
  }

  /** So the token of the table fails because of its end and not because of its signature. */
  @Test
  void tokenIsAcceptedUntilItsEnd(ApiClient api) {
    Instant now = Instant.now();
    api.with("X-Auth-Token", ForgedTokens.withEnd(api, now.plusSeconds(60)))
        .get("/v1/environments")
        .ok();
    api.with("X-Auth-Token", ForgedTokens.withEnd(api, now.minusSeconds(1)))
        .get("/v1/environments")
        .expectError(401);
  }

  private record Call(Row row, String caller) {

    Outcome make(IsolationFixture fixture) {
      return new Outcome(this, fixture.send(row, caller));
    }
  }

  private record Outcome(Call call, ApiResponse response) {

    void check(SoftAssertions softly, IsolationFixture fixture) {
      softly
          .assertThat(response.status())
          .as("%s as %s: %s", call.row().request(), call.caller(), response.body())
          .isEqualTo(call.row().statuses().get(call.caller()));
      if (response.status() < 400 && Set.of("other", "public").contains(call.caller())) {
        softly
            .assertThat(response.body())
            .as("%s as %s", call.row().request(), call.caller())
            .doesNotContain(fixture.secrets());
      }
    }
  }
}
