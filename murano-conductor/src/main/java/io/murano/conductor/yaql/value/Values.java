package io.murano.conductor.yaql.value;

import io.murano.conductor.yaql.error.NativeException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Equality, hash and truth as the language sees them (contract yaql.md 1, 11.2). */
public final class Values {

  private Values() {}

  /** Returns whether two values are equal. Never fails; NaN differs from itself. */
  public static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof String s) {
      return s.equals(b);
    }
    if (a == null || b == null) {
      return a == b;
    }
    if (a instanceof Number || a instanceof Boolean) {
      return (b instanceof Number || b instanceof Boolean) && Numbers.equal(a, b);
    }
    if (a instanceof YaqlSequence left) {
      return b instanceof YaqlSequence right && sequencesEqual(left, right);
    }
    if (a instanceof YaqlDict left) {
      return b instanceof YaqlDict right && dictsEqual(left, right);
    }
    if (a instanceof YaqlSet left) {
      return b instanceof YaqlSet right && left.size() == right.size() && left.subsetOf(right);
    }
    if (a instanceof YaqlValue left) {
      return left.equalTo(b);
    }
    return b instanceof YaqlValue right ? right.equalTo(a) : a.equals(b);
  }

  /** Returns whether two values are the same object or equal: how containers compare members. */
  public static boolean same(@Nullable Object a, @Nullable Object b) {
    return a == b || equal(a, b);
  }

  @SuppressWarnings("ReferenceEquality") // a shortcut before the comparison of the members
  private static boolean sequencesEqual(YaqlSequence a, YaqlSequence b) {
    if (a == b) {
      return true;
    }
    int size = a.size();
    if (a.getClass() != b.getClass() || size != b.size()) {
      return false;
    }
    Watch.step();
    for (int i = 0; i < size; i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // a shortcut before the comparison of the entries
  private static boolean dictsEqual(YaqlDict a, YaqlDict b) {
    if (a == b) {
      return true;
    }
    if (a.size() != b.size()) {
      return false;
    }
    Watch.step();
    DictTable table = a.table;
    for (int i = 0; i < table.slots(); i++) {
      if (table.occupied(i)) {
        Object other = b.find(table.key(i));
        if (other == NoValue.INSTANCE || !same(table.value(i), other)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns a hash that agrees with {@link #equal}.
   *
   * @throws NativeException TypeError if the value is or contains a mutable list or dictionary
   */
  public static int hash(@Nullable Object value) {
    if (value instanceof String s) {
      return s.hashCode();
    }
    if (value == null) {
      return 0x5A5A;
    }
    if (value instanceof Number || value instanceof Boolean) {
      return Numbers.hash(value);
    }
    if (value instanceof Tuple tuple) {
      return tuple.languageHash();
    }
    if (value instanceof FrozenDict dict) {
      return dict.languageHash();
    }
    if (value instanceof FrozenSet set) {
      return set.languageHash();
    }
    if (value instanceof YaqlSequence || value instanceof YaqlDict || value instanceof YaqlSet) {
      throw NativeException.typeError("unhashable type: '" + Text.typeName(value) + "'");
    }
    return value instanceof YaqlValue other ? other.hash() : value.hashCode();
  }

  /** Returns whether a value counts as true. */
  public static boolean truth(@Nullable Object value) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value == null) {
      return false;
    }
    if (value instanceof String s) {
      return !s.isEmpty();
    }
    if (value instanceof Long l) {
      return l != 0;
    }
    if (value instanceof Double d) {
      return d != 0;
    }
    if (value instanceof YaqlSequence list) {
      return !list.isEmpty();
    }
    if (value instanceof YaqlDict dict) {
      return !dict.isEmpty();
    }
    if (value instanceof YaqlSet set) {
      return !set.isEmpty();
    }
    return !(value instanceof YaqlValue other) || other.truth();
  }

  /** Returns whether a value delivers elements and is neither a string nor a dictionary. */
  public static boolean isIterable(@Nullable Object value) {
    return value instanceof YaqlIterable && !(value instanceof YaqlDict);
  }

  /** Returns whether a value is an integer, booleans excluded. */
  public static boolean isInteger(@Nullable Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }
}
