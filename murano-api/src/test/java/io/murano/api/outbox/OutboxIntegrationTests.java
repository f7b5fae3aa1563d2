package io.murano.api.outbox;

import static io.murano.api.support.Environments.awaitStatus;
import static io.murano.api.support.Environments.configure;
import static io.murano.api.support.Environments.create;
import static io.murano.api.support.Environments.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.FakeConductor;
import io.murano.api.support.Servers;
import io.murano.common.message.DeploymentTask;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks leave with the transaction that decided about them, whatever the broker does (T1, T11). */
@ApiIntegrationTest
class OutboxIntegrationTests {

  @Autowired private JdbcClient jdbc;

  @Test
  void requestSucceedsWithoutABrokerAndTheTaskLeavesWhenItReturns(ApiClient api) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    Servers.broker().stop();
    String run;
    try {
      run = deploy(api, environment, session);
      assertThat(waiting()).isEqualTo(1);
    } finally {
      Servers.broker().start();
    }

    try (FakeConductor conductor = FakeConductor.join()) {
      DeploymentTask task = conductor.takeTask();
      assertThat(task.taskId()).isEqualTo(run);
      awaitEmpty();
      conductor.succeed(task, 0);
      awaitStatus(api, environment, "ready");
    }
  }

  @Test
  void queueThatSomebodyDeletedIsMadeAgain(ApiClient api, FakeConductor conductor) {
    conductor.delete("murano.tasks");
    String environment = create(api, "shop");

    String run = deploy(api, environment, configure(api, environment));

    Awaitility.await("the queue")
        .atMost(Duration.ofSeconds(20))
        .until(() -> Servers.broker().queue("murano.tasks").isPresent());
    assertThat(conductor.takeTask().taskId()).isEqualTo(run);
    awaitEmpty();
  }

  @Test
  void nothingIsSentForATransactionThatDidNotCommit(ApiClient api, FakeConductor conductor) {
    String environment = create(api, "shop");
    String session = configure(api, environment);
    jdbc.sql(
            """
            create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'refused'; end $$
            """)
        .update();
    jdbc.sql("create trigger refuse before insert on outbox execute function refuse()").update();
    try {
      api.post(environment + "/sessions/" + session + "/deploy").expectError(500);
    } finally {
      jdbc.sql("drop function refuse() cascade").update();
    }

    assertThat(api.get(environment).text("status")).isEqualTo("pending");
    assertThat(api.get(environment + "/deployments").ok().get("deployments")).isEmpty();
    assertThat(conductor.pollTask()).isEmpty();
    deploy(api, environment, session);
    conductor.takeTask();
  }

  @Test
  void manyTasksLeaveOnceEach(ApiClient api, FakeConductor conductor) {
    Set<String> requested = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      String environment = create(api, "shop" + i);
      requested.add(deploy(api, environment, configure(api, environment)));
    }

    Set<String> taken = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      assertThat(taken.add(conductor.takeTask().taskId())).isTrue();
    }
    assertThat(taken).isEqualTo(requested);
    awaitEmpty();
    assertThat(conductor.pollTask()).isEmpty();
  }

  private long waiting() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  private void awaitEmpty() {
    Awaitility.await("outbox empty").atMost(Duration.ofSeconds(20)).until(() -> waiting() == 0);
  }
}
