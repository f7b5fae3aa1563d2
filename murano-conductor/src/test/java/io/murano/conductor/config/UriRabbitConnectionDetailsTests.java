package io.murano.conductor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** AMQP URIs as settings. */
class UriRabbitConnectionDetailsTests {

  @Test
  void decodesWhatAUriEncodes() {
    RabbitConnectionDetails details = details("amqp://us%40er:p%3Ass%2B+@broker:5673/%2F");

    assertThat(details.getUsername()).isEqualTo("us@er");
    assertThat(details.getPassword()).isEqualTo("p:ss++");
    assertThat(details.getVirtualHost()).isEqualTo("/");
    assertThat(details.getFirstAddress())
        .isEqualTo(new RabbitConnectionDetails.Address("broker", 5673));
  }

  @Test
  void takesSeveralAddressesAndTheDefaults() {
    RabbitConnectionDetails details = details("amqp://one", "amqp://two:5673/murano");

    assertThat(details.getUsername()).isEqualTo("guest");
    assertThat(details.getPassword()).isEqualTo("guest");
    assertThat(details.getAddresses())
        .containsExactly(
            new RabbitConnectionDetails.Address("one", 5672),
            new RabbitConnectionDetails.Address("two", 5673));
  }

  @Test
  void leavesPlainSettingsAlone() {
    RabbitProperties properties = new RabbitProperties();
    properties.setUsername("per%40cent");
    properties.setPassword("100%25");

    RabbitConnectionDetails details =
        new UriRabbitConnectionDetails(properties, new DefaultSslBundleRegistry());

    assertThat(details.getUsername()).isEqualTo("per%40cent");
    assertThat(details.getPassword()).isEqualTo("100%25");
    assertThat(details.getVirtualHost()).isNull();
    assertThat(details.getSslBundle()).isNull();
  }

  private static RabbitConnectionDetails details(String... uris) {
    RabbitProperties properties = new RabbitProperties();
    properties.setAddresses(List.of(uris));
    return new UriRabbitConnectionDetails(properties, new DefaultSslBundleRegistry());
  }
}
