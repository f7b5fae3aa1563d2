package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import org.jspecify.annotations.Nullable;

/** Copies values into mutable lists and dictionaries; every iterable is limited. */
final class MutableCopy {

  private final Evaluation evaluation;
  private final long limit;

  MutableCopy(Evaluation evaluation, long limit) {
    this.evaluation = evaluation;
    this.limit = limit;
  }

  @Nullable Object copy(@Nullable Object value) {
    if (value instanceof YaqlDict dict) {
      evaluation.limit(dict, limit);
      MutableDict result = new MutableDict();
      dict.forEach(
          (key, item) -> {
            Object copiedItem = copy(item);
            Object copiedKey = copy(key);
            Values.hash(copiedKey);
            result.put(copiedKey, copiedItem);
          });
      return result;
    }
    if (value instanceof YaqlIterable iterable) {
      MutableList result = new MutableList();
      YaqlIterator items = evaluation.limit(iterable, limit).iterate();
      for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
        result.add(copy(item));
      }
      return result;
    }
    return value;
  }
}
