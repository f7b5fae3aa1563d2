package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.address.IpAddress;
import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which addresses the simulated networks use.
 *
 * @param loopback whether all IPv4 addresses are moved into 127.0.0.0/8, so that processes on this
 *     host can listen on them: the first octet becomes 127, the others stay
 * @param external addresses of the external network
 * @param internal addresses of the shared internal network
 * @param pool addresses that new networks are cut from
 */
public record AddressScheme(boolean loopback, Cidr external, Cidr internal, AddressPool pool) {

  private static final BigInteger LOOPBACK_OCTET = BigInteger.valueOf(127).shiftLeft(24);
  private static final BigInteger OTHER_OCTETS = BigInteger.valueOf(0xff_ffff);
  private static final int OCTET_BITS = 8;

  /** Loopback addresses that hosts commonly use themselves. */
  private static final Set<IpAddress> USED_BY_HOSTS = usedByHosts();

  /** Returns the address that is used for a given one. */
  IpAddress used(IpAddress given) {
    return loopback && given.version() == 4
        ? new IpAddress(4, given.value().and(OTHER_OCTETS).or(LOOPBACK_OCTET))
        : given;
  }

  /** Returns the block that is used for a given one. */
  Cidr used(Cidr given) {
    return loopback && given.version() == 4
        ? Cidr.of(used(given.network()), Math.max(given.prefix(), OCTET_BITS))
        : given;
  }

  /** Returns addresses that are never given to machines. */
  Set<IpAddress> excluded() {
    return loopback ? USED_BY_HOSTS : Set.of();
  }

  private static Set<IpAddress> usedByHosts() {
    Set<IpAddress> addresses = new TreeSet<>();
    for (String text : new String[] {"127.0.0.1", "127.0.0.53", "127.0.0.54", "127.0.1.1"}) {
      addresses.add(IpAddress.parse(text).orElseThrow());
    }
    return addresses;
  }
}
