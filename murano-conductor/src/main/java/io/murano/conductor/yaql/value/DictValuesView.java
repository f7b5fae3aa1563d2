package io.murano.conductor.yaql.value;

/** The values of a dictionary: iterable, but neither a list nor a set. */
public final class DictValuesView implements YaqlIterable, YaqlValue {

  private final YaqlDict dict;

  /** Creates the view. */
  public DictValuesView(YaqlDict dict) {
    this.dict = dict;
  }

  @Override
  public YaqlIterator iterate() {
    return dict.iterateValues();
  }

  @Override
  public boolean truth() {
    return !dict.isEmpty();
  }

  @Override
  public String repr() {
    return dict instanceof FrozenDict
        ? "ValuesView(" + Text.repr(dict) + ")"
        : "dict_values(" + Text.repr(Tuple.drain(iterate()), true) + ")";
  }

  @Override
  public String typeName() {
    return "ValuesView";
  }
}
