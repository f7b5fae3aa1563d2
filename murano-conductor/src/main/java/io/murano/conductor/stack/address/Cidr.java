package io.murano.conductor.stack.address;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A block of addresses.
 *
 * @param network the first address
 * @param prefix number of bits that all addresses share
 */
public record Cidr(IpAddress network, int prefix) {

  /** Reads a block; bits after the prefix are dropped. Empty if the text is none. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      int prefix = Integer.parseInt(text.substring(slash + 1));
      return IpAddress.parse(text.substring(0, slash))
          .filter(address -> prefix >= 0 && prefix <= address.bits())
          .map(address -> of(address, prefix));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns the block of a prefix that contains an address. */
  public static Cidr of(IpAddress address, int prefix) {
    int hostBits = address.bits() - prefix;
    BigInteger network = address.value().shiftRight(hostBits).shiftLeft(hostBits);
    return new Cidr(new IpAddress(address.version(), network), prefix);
  }

  /** Returns the version of its addresses, 4 or 6. */
  public int version() {
    return network.version();
  }

  /** Returns the last address. */
  public IpAddress last() {
    BigInteger size = BigInteger.ONE.shiftLeft(network.bits() - prefix);
    return new IpAddress(version(), network.value().add(size).subtract(BigInteger.ONE));
  }

  /** Returns whether the block has the address. */
  public boolean contains(IpAddress address) {
    return network.compareTo(address) <= 0 && last().compareTo(address) >= 0;
  }

  /** Returns whether the blocks share addresses. */
  public boolean overlaps(Cidr other) {
    return contains(other.network) || other.contains(network);
  }

  /** Returns the usual text. */
  @Override
  public String toString() {
    return network + "/" + prefix;
  }
}
