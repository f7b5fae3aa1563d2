package io.murano.conductor.stack.local;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.config.ConditionalOnProvider;
import io.murano.conductor.stack.hosted.HostedServices;
import io.murano.conductor.stack.simulation.AddressScheme;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the {@code local} provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(LocalProvider.NAME)
@EnableConfigurationProperties({LocalProviderProperties.class, LocalNetworkProperties.class})
class LocalProviderConfiguration {

  @Bean
  LocalProvider localProvider(
      HostedServices services, LocalProviderProperties properties, LocalNetworkProperties network) {
    AddressScheme addresses =
        new AddressScheme(
            true,
            loopback("external", network.external()),
            loopback("internal", network.internal()),
            new AddressPool(loopback("pool", network.pool()), network.networkPrefix()));
    return new LocalProvider(services, addresses, properties);
  }

  private static Cidr loopback(String name, String text) {
    return Cidr.parse(text)
        .filter(block -> block.toString().startsWith("127."))
        .orElseThrow(
            () ->
                new MuranoException(
                    ErrorCode.INVALID_INPUT,
                    "murano.conductor.provider.local.network.%s must be a block of 127.0.0.0/8, such as 127.64.0.0/16; it is '%s'"
                        .formatted(name, text)));
  }
}
