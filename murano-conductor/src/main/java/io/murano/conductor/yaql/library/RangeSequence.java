package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlValue;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The integers from a start to before a stop, as the old dialect's {@code range} gives them. */
final class RangeSequence extends YaqlSequence implements YaqlValue {

  private final BigInteger start;
  private final int size;

  RangeSequence(Object start, Object stop) {
    this.start = Numbers.big(start);
    BigInteger length = Numbers.big(stop).subtract(this.start).max(BigInteger.ZERO);
    if (length.bitLength() > 31) {
      throw io.murano.conductor.yaql.error.NativeException.overflow(
          "Python int too large to convert to C ssize_t");
    }
    this.size = length.intValue();
  }

  @Override
  public Object get(int index) {
    return Numbers.normalize(start.add(BigInteger.valueOf(index)));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long memorySize() {
    return 48;
  }

  @Override
  public int hash() {
    return size * 31 + (size == 0 ? 0 : start.hashCode());
  }

  @Override
  public boolean truth() {
    return size > 0;
  }

  @Override
  public String repr() {
    return "range(" + start + ", " + start.add(BigInteger.valueOf(size)) + ")";
  }

  @Override
  public String typeName() {
    return "range";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
