package io.murano.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.e2e.harness.MuranoClient.UnexpectedStatusException;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsBroker
@NeedsDatabase
@ExtendWith(LogsOnFailure.class)
class MuranoClusterIntegrationTests {

  @Test
  void keepsEnvironmentsWhenAnApiIsKilled(TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).apis(2).conductors(0).start()) {
      MuranoClient client = murano.client();
      String environment = client.createEnvironment("kept");

      murano.api().kill();

      assertThat(client.at(murano.api(2).uri()).status(environment)).isEqualTo("ready");
      murano.api().start().awaitReady();
      assertThat(client.status(environment)).isEqualTo("ready");
      client.deleteEnvironment(environment);
      assertThat(client.status(environment)).isEqualTo("deleted");
    }
  }

  @Test
  void keepsProjectsApart(TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).conductors(0).start()) {
      String environment = murano.admin().createEnvironment("admins");

      assertThatExceptionOfType(UnexpectedStatusException.class)
          .isThrownBy(() -> murano.client().environment(environment))
          .satisfies(refused -> assertThat(refused.status()).isEqualTo(403));
    }
  }
}
