package io.murano.conductor.stack.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as a number.
 *
 * @param version 4 or 6
 * @param value the address as an unsigned number
 */
public record IpAddress(int version, BigInteger value) implements Comparable<IpAddress> {

  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final int GROUP_BITS = 16;
  private static final int GROUPS = 8;

  /** Reads an address; empty if the text is none. Names are never looked up. */
  public static Optional<IpAddress> parse(String text) {
    try {
      if (V4.matcher(text).matches()) {
        return ofBytes(4, InetAddress.getByName(text).getAddress());
      }
      return V6.matcher(text).matches()
          ? ofBytes(6, widened(InetAddress.getByName(text).getAddress()))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Optional<IpAddress> ofBytes(int version, byte[] bytes) {
    return Optional.of(new IpAddress(version, new BigInteger(1, bytes)));
  }

  /** Java reads an IPv4 address mapped into IPv6 as an IPv4 address. */
  private static byte[] widened(byte[] bytes) {
    if (bytes.length == GROUPS * 2) {
      return bytes;
    }
    byte[] wide = new byte[GROUPS * 2];
    Arrays.fill(wide, 10, 12, (byte) 0xff);
    System.arraycopy(bytes, 0, wide, 12, bytes.length);
    return wide;
  }

  /** Returns the number of bits of an address of this version. */
  public int bits() {
    return version == 4 ? Integer.SIZE : GROUPS * GROUP_BITS;
  }

  /** Returns the address so many places further. */
  public IpAddress plus(long offset) {
    return new IpAddress(version, value.add(BigInteger.valueOf(offset)));
  }

  @Override
  public int compareTo(IpAddress other) {
    int byVersion = Integer.compare(version, other.version);
    return byVersion != 0 ? byVersion : value.compareTo(other.value);
  }

  /** Returns the usual text. */
  @Override
  public String toString() {
    return version == 4 ? v4Text() : v6Text();
  }

  private String v4Text() {
    long number = value.longValue();
    return "%d.%d.%d.%d"
        .formatted(number >> 24 & 0xff, number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
  }

  /** The text of RFC 5952: the longest run of zero groups is left out. */
  private String v6Text() {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = value.shiftRight((GROUPS - 1 - i) * GROUP_BITS).intValue() & 0xffff;
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int start = 0; start < GROUPS; start++) {
      int end = start;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - start > bestLength) {
        bestStart = start;
        bestLength = end - start;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        boolean separated = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(separated ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
