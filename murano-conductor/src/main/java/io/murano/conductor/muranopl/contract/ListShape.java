package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list contract.
 *
 * @param items contracts by position; the last one repeats
 * @param limits minimal and maximal length as far as declared, at most two
 */
record ListShape(List<ContractShape> items, List<Long> limits) implements ContractShape {

  static ListShape of(List<?> declaration) {
    int size = declaration.size();
    int count = 0;
    while (count < 2 && count < size && declaration.get(size - 1 - count) instanceof Long) {
      count++;
    }
    List<ContractShape> items =
        declaration.subList(0, size - count).stream().map(ContractShape::of).toList();
    List<Long> limits =
        declaration.subList(size - count, size).stream().map(Long.class::cast).toList();
    return new ListShape(items, limits);
  }

  @Override
  public Object map(@Nullable Object value, Context context, String path) {
    YaqlSequence data = sequence(value);
    if (items.isEmpty() && limits.isEmpty()) {
      return data;
    }
    checkLength(data.size());
    if (items.isEmpty() && !data.isEmpty()) {
      throw NativeException.indexError("list index out of range");
    }
    @Nullable Object[] result = new Object[data.size()];
    for (int i = 0; i < result.length; i++) {
      ContractShape item = items.get(Math.min(i, items.size() - 1));
      result[i] = ContractShape.mapUnlessOpen(item, data.get(i), context, path + "[" + i + "]");
    }
    return Tuple.wrap(result);
  }

  private static YaqlSequence sequence(@Nullable Object value) {
    if (value instanceof YaqlSequence sequence) {
      return sequence;
    }
    if (value instanceof YaqlIterator iterator) {
      return new MutableList(Tuple.drain(iterator));
    }
    MutableList list = new MutableList();
    if (value != null && value != NoValue.INSTANCE) {
      list.add(value);
    }
    return list;
  }

  private void checkLength(int length) {
    if (limits.size() == 2 && (length < limits.get(0) || length > limits.get(1))) {
      throw new ContractViolationException(
          "Array length %d is not within [%d..%d] range"
              .formatted(length, limits.get(0), limits.get(1)));
    }
    if (limits.size() == 1 && length < limits.get(0)) {
      throw new ContractViolationException(
          "Array length %d must not be less than %d".formatted(length, limits.get(0)));
    }
  }
}
