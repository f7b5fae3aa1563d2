package io.murano.conductor.yaql.expression;

/**
 * The part of the source text a node was read from.
 *
 * @param start first UTF-16 unit
 * @param end behind the last UTF-16 unit
 */
public record SourceSpan(int start, int end) {

  /** The span of nodes that were not read from a text. */
  public static final SourceSpan NONE = new SourceSpan(0, 0);

  /** Returns the smallest span that covers both. */
  public SourceSpan to(SourceSpan other) {
    return new SourceSpan(start, other.end);
  }
}
