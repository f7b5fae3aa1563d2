package io.murano.conductor.stack.local;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.config.ConditionalOnProvider;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.hot.YaqlBridge;
import io.murano.conductor.stack.jdbc.JdbcCloudInventory;
import io.murano.conductor.stack.jdbc.JdbcStackStore;
import io.murano.conductor.stack.simulation.AddressScheme;
import io.murano.conductor.stack.simulation.NetworkSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the {@code local} provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(LocalProvider.NAME)
@EnableConfigurationProperties({LocalProviderProperties.class, LocalNetworkProperties.class})
class LocalProviderConfiguration {

  @Bean
  LocalProvider.Parts localProviderParts(
      JdbcClient jdbc,
      PlatformTransactionManager transactionManager,
      YaqlBridge yaql,
      ConductorThreads threads,
      ConductorIdentity identity) {
    TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    return new LocalProvider.Parts(
        threads,
        yaql,
        new JdbcStackStore(jdbc, transactions, LocalProvider.NAME, identity.id()),
        new JdbcCloudInventory(jdbc, transactions, LocalProvider.NAME),
        new LocalMachineRepository(jdbc, transactions));
  }

  @Bean
  LocalProvider localProvider(
      LocalProvider.Parts parts,
      LocalProviderProperties properties,
      LocalNetworkProperties network,
      NetworkingProperties networking) {
    AddressScheme addresses =
        new AddressScheme(
            true,
            loopback("external", network.external()),
            loopback("internal", network.internal()),
            new AddressPool(loopback("pool", network.pool()), network.networkPrefix()));
    NetworkSettings settings =
        new NetworkSettings(
            addresses,
            networking.externalNetwork(),
            "private",
            networking.routerName(),
            networking.createRouter(),
            networking.defaultDns());
    return new LocalProvider(parts, settings, properties);
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
