package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An iterator that remembers what it delivered, so that each traversal starts at the beginning. */
final class MemorizedIterator extends YaqlIterator {

  private final YaqlIterator source;
  private final List<@Nullable Object> delivered;
  private final Evaluation evaluation;
  private int index;

  MemorizedIterator(YaqlIterator source, Evaluation evaluation) {
    this(source.iterate(), new ArrayList<>(), evaluation);
  }

  private MemorizedIterator(
      YaqlIterator source, List<@Nullable Object> delivered, Evaluation evaluation) {
    this.source = source;
    this.delivered = delivered;
    this.evaluation = evaluation;
  }

  @Override
  public YaqlIterator iterate() {
    return new MemorizedIterator(source, delivered, evaluation);
  }

  @Override
  public @Nullable Object advance() {
    if (index == delivered.size()) {
      Object item = source.advance();
      if (item == END) {
        return END;
      }
      delivered.add(item);
      evaluation.checkMemory(56 + 9L * delivered.size());
    }
    return delivered.get(index++);
  }
}
