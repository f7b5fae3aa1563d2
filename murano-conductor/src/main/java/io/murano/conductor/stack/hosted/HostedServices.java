package io.murano.conductor.stack.hosted;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.hot.YaqlBridge;
import io.murano.conductor.stack.simulation.AddressScheme;
import io.murano.conductor.stack.simulation.NetworkSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a conductor gives to the clouds it hosts.
 *
 * @param jdbc the database
 * @param transactions its transactions
 * @param patience how outages of the database are outlasted
 * @param threads makes threads
 * @param identity who this conductor is
 * @param yaql evaluates expressions in templates
 * @param networking how networks are made
 */
public record HostedServices(
    JdbcClient jdbc,
    TransactionTemplate transactions,
    DatabasePatience patience,
    ConductorThreads threads,
    ConductorIdentity identity,
    YaqlBridge yaql,
    NetworkingProperties networking) {

  /** Name of the network that all projects share. */
  private static final String INTERNAL_NETWORK = "private";

  /** Returns how networks with the given addresses are set up. */
  NetworkSettings networks(AddressScheme addresses) {
    return new NetworkSettings(
        addresses,
        networking.externalNetwork(),
        INTERNAL_NETWORK,
        networking.routerName(),
        networking.createRouter(),
        networking.defaultDns());
  }
}
