package io.murano.conductor.yaql.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The immutable dictionary: what dictionary expressions and most functions give. */
public final class FrozenDict extends YaqlDict {

  /** The dictionary without entries. */
  public static final FrozenDict EMPTY = new FrozenDict(new DictTable(0));

  private int hash;

  private FrozenDict(DictTable table) {
    super(table);
  }

  /** Returns a frozen copy of a map. */
  public static FrozenDict copyOf(Map<? extends @Nullable Object, ? extends @Nullable Object> map) {
    if (map instanceof FrozenDict frozen) {
      return frozen;
    }
    if (map instanceof YaqlDict dict) {
      return new FrozenDict(new DictTable(dict.table));
    }
    Builder builder = builder(map.size());
    map.forEach(builder::put);
    return builder.build();
  }

  /** Returns a dictionary with one entry. */
  public static FrozenDict of(@Nullable Object key, @Nullable Object value) {
    return builder(1).put(key, value).build();
  }

  /** Returns a builder with room for the expected number of entries. */
  public static Builder builder(int expected) {
    return new Builder(new DictTable(expected));
  }

  /** Returns a builder that starts with the entries of a dictionary. */
  public static Builder builder(YaqlDict initial) {
    return new Builder(new DictTable(initial.table));
  }

  @Override
  public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  void removeSlot(int slot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long memorySize() {
    return 56;
  }

  /** Returns the language's hash; fails with TypeError if a value cannot be hashed. */
  int languageHash() {
    int result = hash;
    if (result == 0) {
      for (int i = 0; i < table.slots(); i++) {
        int pair = (1000003 * Values.hash(table.key(i))) ^ Values.hash(table.value(i));
        result ^= (pair * 0x9E3779B9) >>> 1;
      }
      result = result == 0 ? 1 : result;
      hash = result;
    }
    return result;
  }

  /** Collects entries; a key that comes again keeps its place and takes the new value. */
  public static final class Builder {
    private @Nullable DictTable table;

    private Builder(DictTable table) {
      this.table = table;
    }

    /** Sets an entry. */
    public Builder put(@Nullable Object key, @Nullable Object value) {
      open().put(key, value);
      return this;
    }

    /** Returns the dictionary; the builder cannot be used afterwards. */
    public FrozenDict build() {
      FrozenDict dict = new FrozenDict(open());
      table = null;
      return dict;
    }

    private DictTable open() {
      if (table == null) {
        throw new IllegalStateException("the dictionary was built already");
      }
      return table;
    }
  }
}
