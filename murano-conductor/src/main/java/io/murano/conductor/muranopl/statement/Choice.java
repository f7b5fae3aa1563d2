package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.DataTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code Match} or {@code Switch}. Its block is compiled when it is first chosen, so
 * that a mistake in a case nobody reaches does not keep the class from loading, as in the original.
 */
final class Choice {

  private final DataTemplate key;
  private final StatementCompiler compiler;
  private final @Nullable Object source;
  private volatile @Nullable Block block;

  Choice(DataTemplate key, @Nullable Object source, StatementCompiler compiler) {
    this.key = key;
    this.source = source;
    this.compiler = compiler;
  }

  /** Returns the constant or condition. */
  DataTemplate key() {
    return key;
  }

  /** Returns the statements. */
  Block block() {
    Block known = block;
    if (known == null) {
      known = compiler.block(source);
      block = known;
    }
    return known;
  }
}
