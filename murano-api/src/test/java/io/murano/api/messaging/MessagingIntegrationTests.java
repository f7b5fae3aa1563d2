package io.murano.api.messaging;

import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static io.murano.api.support.Environments.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.Servers;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.ReportLevel;
import io.murano.common.topology.MuranoQueues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of conductors' messages when something is wrong (T7, T8, T9). */
@ApiIntegrationTest
class MessagingIntegrationTests {

  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry metrics;

  @BeforeEach
  void forgetDeadLetters(FakeConductor conductor) {
    conductor.forget(MuranoQueues.deadLetterQueueOf(MuranoQueues.REPORTS));
    conductor.forget(MuranoQueues.deadLetterQueueOf(MuranoQueues.RESULTS));
  }

  @Test
  void messagesWaitWhileTheDatabaseRefusesWrites(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    refuseWrites();
    try {
      conductor.report(task, 1, ReportLevel.INFO, "one");
      conductor.succeed(task, 1);
      Awaitility.await("messages fetched, not acknowledged")
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(3))
          .until(() -> status(api, environment), "deploying"::equals);
      assertThat(conductor.count("murano.reports.dead")).isZero();
    } finally {
      acceptWrites();
    }

    awaitStatus(api, environment, "ready");
    assertThat(api.get(environment + "/deployments/" + run).ok().get("reports")).hasSize(3);
  }

  @Test
  void poisonGoesToTheDeadLetterQueueAndTheRestIsStored(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    double rejected = rejected();

    conductor.publish(MuranoQueues.REPORTS, "not json".getBytes(StandardCharsets.UTF_8));
    conductor.publish(
        MuranoQueues.REPORTS, "{\"kind\": \"report\"}".getBytes(StandardCharsets.UTF_8));
    conductor.publish(MuranoQueues.RESULTS, "[]".getBytes(StandardCharsets.UTF_8));
    conductor.report(task, 0, ReportLevel.INFO, "no such number");
    conductor.report(task, 1, ReportLevel.INFO, "one\u0000two");
    conductor.succeed(task, 1);

    awaitStatus(api, environment, "ready");
    Awaitility.await("dead letters").atMost(Duration.ofSeconds(10)).until(() -> dead() == 4);
    assertThat(conductor.count("murano.reports.dead")).isEqualTo(3);
    assertThat(conductor.count("murano.results.dead")).isEqualTo(1);
    assertThat(rejected() - rejected).isEqualTo(4);
  }

  @Test
  void oneMessageTheDatabaseCannotHoldDoesNotSpoilTheOthers(
      ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String run = deploy(api, environment, configure(api, environment));
    DeploymentTask task = conductor.takeTask();
    jdbc.sql("alter table report add constraint odd check (text <> 'odd')").update();
    try {
      conductor.report(task, 1, ReportLevel.INFO, "one");
      conductor.report(task, 2, ReportLevel.INFO, "odd");
      conductor.report(task, 3, ReportLevel.INFO, "three");
      Awaitility.await("the odd one aside")
          .atMost(Duration.ofSeconds(10))
          .until(() -> conductor.count("murano.reports.dead") == 1);
    } finally {
      jdbc.sql("alter table report drop constraint odd").update();
    }
    conductor.succeed(task, 2);
    awaitStatus(api, environment, "ready");
    assertThat(api.get(environment + "/deployments/" + run).ok().get("reports")).hasSize(4);
  }

  @Test
  void consumersComeBackAfterTheBrokerDid(ApiClient api) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    Servers.broker().restart();
    deploy(api, environment, session);
    try (FakeConductor conductor = FakeConductor.join()) {
      DeploymentTask task = conductor.takeTask();
      conductor.report(task, 1, ReportLevel.INFO, "one");
      conductor.succeed(task, 1);
      awaitStatus(api, environment, "ready");
    }
  }

  private void refuseWrites() {
    jdbc.sql(
            """
            create function refuse() returns trigger language plpgsql as $$
            begin
              raise exception 'the disk is full' using errcode = 'disk_full';
            end $$
            """)
        .update();
    for (String table : new String[] {"report", "pending_result", "task"}) {
      jdbc.sql(
              "create trigger refuse before insert or update on %s execute function refuse()"
                  .formatted(table))
          .update();
    }
  }

  private void acceptWrites() {
    jdbc.sql("drop function refuse() cascade").update();
  }

  private long dead() {
    try (FakeConductor conductor = FakeConductor.join()) {
      return conductor.count("murano.reports.dead") + conductor.count("murano.results.dead");
    }
  }

  private double rejected() {
    return metrics.get("murano.api.messages").tag("outcome", "rejected").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
