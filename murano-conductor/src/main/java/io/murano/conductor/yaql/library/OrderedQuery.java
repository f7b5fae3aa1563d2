package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code orderBy}: sorted when it is first traversed, then kept. Further criteria
 * count only if they come before that.
 */
final class OrderedQuery implements YaqlIterable, YaqlValue {

  private final FunctionHandle less;
  private final FunctionHandle greater;
  private final List<Criterion> criteria = new ArrayList<>();
  private @Nullable YaqlIterable source;
  private @Nullable Tuple sorted;

  OrderedQuery(YaqlIterable source, FunctionHandle less, FunctionHandle greater) {
    this.source = source;
    this.less = less;
    this.greater = greater;
  }

  OrderedQuery by(Lambda selector, boolean ascending) {
    criteria.add(new Criterion(selector, ascending));
    return this;
  }

  @Override
  public YaqlIterator iterate() {
    Tuple result = sorted;
    if (result == null) {
      result = source == null ? Tuple.EMPTY : sort(Iterations.tuple(source));
      sorted = result;
      source = null;
    }
    return result.iterate();
  }

  private Tuple sort(Tuple items) {
    Item[] order = new Item[items.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = new Item(items.get(i), new Object[criteria.size()]);
    }
    StableSort.sort(order, this::isBefore);
    @Nullable Object[] result = new Object[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = order[i].value;
    }
    return Tuple.wrap(result);
  }

  private boolean isBefore(Item left, Item right) {
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      Object a = left.key(i, criterion.selector);
      Object b = right.key(i, criterion.selector);
      if (Values.truth(less.call(a, b))) {
        return criterion.ascending;
      }
      if (Values.truth(greater.call(a, b))) {
        return !criterion.ascending;
      }
    }
    return false;
  }

  @Override
  public String typeName() {
    return "OrderingIterable";
  }

  private record Criterion(Lambda selector, boolean ascending) {}

  /** An element with its keys, which are computed when they are first compared. */
  private static final class Item {
    private static final Object UNKNOWN = new Object();

    private final @Nullable Object value;
    private final @Nullable Object[] keys;

    Item(@Nullable Object value, @Nullable Object[] keys) {
      this.value = value;
      this.keys = keys;
      java.util.Arrays.fill(keys, UNKNOWN);
    }

    @Nullable Object key(int index, Lambda selector) {
      if (keys[index] == UNKNOWN) {
        keys[index] = selector.call(value);
      }
      return keys[index];
    }
  }
}
