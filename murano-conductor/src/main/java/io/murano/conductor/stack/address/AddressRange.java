package io.murano.conductor.stack.address;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Addresses from one to another.
 *
 * @param first the first
 * @param last the last, included
 */
public record AddressRange(IpAddress first, IpAddress last) {

  /** Returns whether the range has the address. */
  public boolean contains(IpAddress address) {
    return first.compareTo(address) <= 0 && last.compareTo(address) >= 0;
  }

  /** Returns the first address of the ranges that is not taken; empty if all are. */
  public static Optional<IpAddress> firstFree(
      List<AddressRange> ranges, Predicate<IpAddress> isTaken) {
    for (AddressRange range : ranges) {
      for (IpAddress address = range.first;
          address.compareTo(range.last) <= 0;
          address = address.plus(1)) {
        if (!isTaken.test(address)) {
          return Optional.of(address);
        }
      }
    }
    return Optional.empty();
  }
}
