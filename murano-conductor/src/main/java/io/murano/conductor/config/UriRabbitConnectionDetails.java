package io.murano.conductor.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Reads {@code spring.rabbitmq.addresses} as the AMQP URIs they are: user, password and virtual
 * host are percent-encoded there, so that {@code %2F} is the virtual host {@code /}. Boot takes
 * them literally.
 */
final class UriRabbitConnectionDetails implements RabbitConnectionDetails {

  private final RabbitProperties properties;
  private final SslBundles bundles;

  UriRabbitConnectionDetails(RabbitProperties properties, SslBundles bundles) {
    this.properties = properties;
    this.bundles = bundles;
  }

  @Override
  public @Nullable String getUsername() {
    return decoded(properties.determineUsername(), properties.getUsername());
  }

  @Override
  public @Nullable String getPassword() {
    return decoded(properties.determinePassword(), properties.getPassword());
  }

  @Override
  public @Nullable String getVirtualHost() {
    return decoded(properties.determineVirtualHost(), properties.getVirtualHost());
  }

  @Override
  public List<Address> getAddresses() {
    List<Address> addresses = new ArrayList<>();
    for (String address : properties.determineAddresses()) {
      int colon = address.lastIndexOf(':');
      addresses.add(
          new Address(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
    }
    return List.copyOf(addresses);
  }

  @Override
  public @Nullable SslBundle getSslBundle() {
    String name = properties.getSsl().getBundle();
    return properties.getSsl().determineEnabled() && name != null && !name.isEmpty()
        ? bundles.getBundle(name)
        : null;
  }

  /** What differs from the plain setting comes from a URI. */
  private static @Nullable String decoded(@Nullable String determined, @Nullable String plain) {
    if (determined == null || Objects.equals(determined, plain)) {
      return determined;
    }
    return URLDecoder.decode(determined.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
