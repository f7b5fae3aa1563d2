package io.murano.conductor.stack.address;

import java.math.BigInteger;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A block of IPv4 addresses that networks are cut from (contract muranopl §6.2, {@code
 * getAvailableCidr}).
 *
 * @param block the block
 * @param networkPrefix prefix of one network
 */
public record AddressPool(Cidr block, int networkPrefix) {

  private static final int V4_BITS = 32;
  private static final int MAPPED_BITS = 96;
  private static final IpAddress MAPPED = IpAddress.parse("::ffff:0.0.0.0").orElseThrow();

  /**
   * Returns the pool that has room for some networks with some hosts each.
   *
   * @param template an address in it
   */
  public static AddressPool of(IpAddress template, int networks, int hosts) {
    int hostBits = bits(hosts);
    int networkBits = bits(networks);
    return new AddressPool(Cidr.of(template, V4_BITS - hostBits - networkBits), V4_BITS - hostBits);
  }

  /** Returns how many bits tell so many things apart. */
  private static int bits(int number) {
    return V4_BITS - Integer.numberOfLeadingZeros(number - 1);
  }

  /**
   * Returns a network that overlaps with none of the taken ones; null if there is none.
   *
   * @param networkId different networks begin their search at different places
   * @param ipVersion 4, or 6 for the IPv4 block mapped into IPv6, as the original does
   */
  public @Nullable String firstFree(String networkId, int ipVersion, Collection<Cidr> taken) {
    int count = 1 << (networkPrefix - block.prefix());
    int start = Math.floorMod(networkId.hashCode(), count);
    for (int i = 0; i < count; i++) {
      Cidr candidate = network((start + i) % count, ipVersion);
      if (taken.stream().noneMatch(candidate::overlaps)) {
        return candidate.toString();
      }
    }
    return null;
  }

  private Cidr network(int index, int ipVersion) {
    BigInteger offset = BigInteger.valueOf(index).shiftLeft(V4_BITS - networkPrefix);
    BigInteger first = block.network().value().add(offset);
    return ipVersion == 4
        ? new Cidr(new IpAddress(4, first), networkPrefix)
        : new Cidr(new IpAddress(6, MAPPED.value().or(first)), MAPPED_BITS + networkPrefix);
  }
}
