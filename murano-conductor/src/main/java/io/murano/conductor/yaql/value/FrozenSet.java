package io.murano.conductor.yaql.value;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The immutable set. Members keep the order in which they were added, which nobody may rely on. */
public final class FrozenSet extends YaqlSet {

  /** The set without members. */
  public static final FrozenSet EMPTY = new FrozenSet(new DictTable(0));

  private final DictTable table;

  private FrozenSet(DictTable table) {
    this.table = table;
  }

  /**
   * Returns a set of the items of a collection.
   *
   * @throws io.murano.conductor.yaql.error.NativeException TypeError if an item is not hashable
   */
  public static FrozenSet copyOf(Collection<? extends @Nullable Object> items) {
    if (items instanceof FrozenSet set) {
      return set;
    }
    Builder builder = builder();
    items.forEach(builder::add);
    return builder.build();
  }

  /** Returns a set of what an iterator still delivers. */
  public static FrozenSet drain(YaqlIterator items) {
    Builder builder = builder();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      builder.add(item);
    }
    return builder.build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public boolean contains(@Nullable Object member) {
    return table.find(member) >= 0;
  }

  @Override
  public int size() {
    return table.size();
  }

  @Override
  public YaqlIterator iterate() {
    return new YaqlIterator() {
      private int slot;

      @Override
      public @Nullable Object advance() {
        return slot < table.slots() ? table.key(slot++) : END;
      }
    };
  }

  /** Returns the members of either set. */
  public FrozenSet union(YaqlIterator others) {
    DictTable all = new DictTable(table);
    for (Object item = others.advance(); item != YaqlIterator.END; item = others.advance()) {
      all.addKey(item);
    }
    return new FrozenSet(all);
  }

  /** Returns the members that the other set also has ({@code keep}) or does not have. */
  public FrozenSet filter(YaqlSet other, boolean keep) {
    Builder builder = builder();
    for (int i = 0; i < table.slots(); i++) {
      if (other.contains(table.key(i)) == keep) {
        builder.add(table.key(i));
      }
    }
    return builder.build();
  }

  /** Returns the estimated shallow size in bytes, for the memory quota. */
  public long memorySize() {
    return memorySize(size());
  }

  /** Returns the estimated shallow size of a set with that many members. */
  public static long memorySize(int members) {
    if (members <= 4) {
      return 216;
    }
    long capacity = 18;
    long bytes = 728;
    while (members > capacity) {
      capacity = capacity * 4 + 4;
      bytes = bytes * 4 - 648;
    }
    return bytes;
  }

  int languageHash() {
    int hash = 1927868237;
    for (int i = 0; i < table.slots(); i++) {
      hash ^= (Values.hash(table.key(i)) * 0x9E3779B9) >>> 1;
    }
    return hash;
  }

  /** Collects members. */
  public static final class Builder {
    private @Nullable DictTable table = new DictTable(0);

    private Builder() {}

    /** Adds a member; returns whether it was new. */
    public boolean add(@Nullable Object member) {
      if (table == null) {
        throw new IllegalStateException("the set was built already");
      }
      return table.addKey(member);
    }

    /** Returns the number of members so far. */
    public int size() {
      return table == null ? 0 : table.size();
    }

    /** Returns the set; the builder cannot be used afterwards. */
    public FrozenSet build() {
      if (table == null) {
        throw new IllegalStateException("the set was built already");
      }
      FrozenSet set = new FrozenSet(table);
      table = null;
      return set;
    }
  }
}
