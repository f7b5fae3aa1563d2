package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlValue;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Shallow sizes of values, close to what CPython reports (contract yaql.md 7). */
public final class MemoryModel {

  /** No string of that many UTF-16 units or less can be larger than this many bytes. */
  private static final int STRING_OVERHEAD = 76;

  private MemoryModel() {}

  /** Returns the estimated size of a value in bytes, without what it refers to. */
  public static long sizeOf(@Nullable Object value) {
    if (value instanceof String s) {
      return sizeOf(s);
    }
    if (value instanceof Long l) {
      return 24 + 4 * Math.max(1, (64 - Long.numberOfLeadingZeros(Math.abs(l)) + 29) / 30);
    }
    if (value == null) {
      return 16;
    }
    if (value instanceof Double) {
      return 24;
    }
    if (value instanceof Boolean) {
      return 28;
    }
    if (value instanceof BigInteger big) {
      return 24 + 4L * ((big.bitLength() + 29) / 30);
    }
    if (value instanceof YaqlSequence list) {
      return list.memorySize();
    }
    if (value instanceof YaqlDict dict) {
      return dict.memorySize();
    }
    if (value instanceof FrozenSet set) {
      return set.memorySize();
    }
    return value instanceof YaqlValue other ? other.memorySize() : 56;
  }

  /** Returns the estimated size of a string. */
  static long sizeOf(String s) {
    int max = 0;
    for (int i = 0; i < s.length(); i++) {
      max |= s.charAt(i);
      if (Character.isSurrogate(s.charAt(i))) {
        return STRING_OVERHEAD + 4L * s.codePointCount(0, s.length());
      }
    }
    if (max < 0x80) {
      return 49 + (long) s.length();
    }
    return max < 0x100 ? 73 + (long) s.length() : 74 + 2L * s.length();
  }

  /** Returns whether the value surely fits into the quota, without computing its exact size. */
  static boolean surelyFits(@Nullable Object value, long quota) {
    if (value instanceof String s) {
      return STRING_OVERHEAD + 4L * s.length() <= quota;
    }
    return value instanceof Long && quota >= 36;
  }
}
