package io.murano.conductor.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAddressTests {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'[rabbitmq]|host = localhost', null, 10.0.0.1",
        "'[rabbitmq]|port = 1|host=127.0.0.1', null, 10.0.0.1",
        "'[rabbitmq]|host: 127.1.2.3', null, 10.0.0.1",
        "'[rabbitmq]|login = guest', null, 10.0.0.1",
        "'[DEFAULT]|host = broker|[rabbitmq]|port = 1', null, 10.0.0.1",
        "'[rabbitmq]|port = 1|[other]|host = broker', null, 10.0.0.1",
        "'[rabbitmq]|host = broker.example.org', null, null",
        "'[rabbitmq]|host = localhost', broker, broker",
        "'[rabbitmq]|host = broker.example.org', other, other"
      })
  void replacesWhatContainersCannotReach(
      String configuration, @Nullable String configured, @Nullable String expected) {
    assertThat(
            BrokerAddress.override(configuration.replace('|', '\n') + "\n", configured, "10.0.0.1"))
        .isEqualTo(expected);
  }
}
