package io.murano.conductor.stack.docker;

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

/** Wires the {@code docker} provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(DockerProvider.NAME)
@EnableConfigurationProperties(DockerProperties.class)
class DockerProviderConfiguration {

  @Bean
  DockerProvider dockerProvider(HostedServices services, DockerProperties properties) {
    AddressScheme addresses =
        new AddressScheme(
            false,
            block("external", properties.external()),
            block("internal", properties.internal()),
            new AddressPool(block("pool", properties.pool()), properties.networkPrefix()));
    return new DockerProvider(services, addresses, properties);
  }

  private static Cidr block(String name, String text) {
    return Cidr.parse(text)
        .filter(block -> block.version() == 4)
        .orElseThrow(
            () ->
                new MuranoException(
                    ErrorCode.INVALID_INPUT,
                    "murano.conductor.provider.docker.%s must be an IPv4 block such as 10.203.0.0/16; it is '%s'"
                        .formatted(name, text)));
  }
}
