package io.murano.conductor.yaql.value;

import org.jspecify.annotations.Nullable;

/** The keys or the items of a dictionary, as a set that follows the dictionary's changes. */
public final class DictSetView extends YaqlSet {

  private final YaqlDict dict;
  private final boolean items;

  private DictSetView(YaqlDict dict, boolean items) {
    this.dict = dict;
    this.items = items;
  }

  /** Returns the view of the keys. */
  public static DictSetView keysOf(YaqlDict dict) {
    return new DictSetView(dict, false);
  }

  /** Returns the view of the entries as tuples of two. */
  public static DictSetView itemsOf(YaqlDict dict) {
    return new DictSetView(dict, true);
  }

  @Override
  public boolean contains(@Nullable Object member) {
    if (!items) {
      return dict.containsKey(member);
    }
    if (!(member instanceof YaqlSequence pair) || pair.size() != 2) {
      return false;
    }
    Object value = dict.find(pair.get(0));
    return value != NoValue.INSTANCE && Values.same(value, pair.get(1));
  }

  @Override
  public int size() {
    return dict.size();
  }

  @Override
  public YaqlIterator iterate() {
    return items ? dict.iterateItems() : dict.iterate();
  }

  /** Returns the text form. */
  String repr() {
    if (dict instanceof FrozenDict) {
      return (items ? "ItemsView(" : "KeysView(") + Text.repr(dict) + ")";
    }
    return (items ? "dict_items(" : "dict_keys(") + Text.repr(Tuple.drain(iterate()), true) + ")";
  }
}
