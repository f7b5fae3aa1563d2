package io.murano.conductor.yaql.value;

import java.util.AbstractSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A set in the language's sense: a {@link FrozenSet} or a view of a dictionary's keys or items.
 * {@code equals} and {@code hashCode} follow the language.
 */
public abstract class YaqlSet extends AbstractSet<@Nullable Object> implements YaqlIterable {

  /**
   * Returns whether the set holds an equal member.
   *
   * @throws io.murano.conductor.yaql.error.NativeException TypeError if the value is not hashable
   */
  @Override
  public abstract boolean contains(@Nullable Object member);

  @Override
  public Iterator<@Nullable Object> iterator() {
    return iterate().toJava();
  }

  /** Returns whether every member of this set is a member of the other. */
  public final boolean subsetOf(YaqlSet other) {
    if (size() > other.size()) {
      return false;
    }
    YaqlIterator members = iterate();
    for (Object member = members.advance();
        member != YaqlIterator.END;
        member = members.advance()) {
      if (!other.contains(member)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return Values.equal(this, other);
  }

  @Override
  public final int hashCode() {
    int hash = 0;
    for (Object member : this) {
      hash += member == null ? 0 : member.hashCode();
    }
    return hash;
  }

  @Override
  public final String toString() {
    return Text.repr(this);
  }
}
