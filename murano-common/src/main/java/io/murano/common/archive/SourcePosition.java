package io.murano.common.archive;

import org.yaml.snakeyaml.error.Mark;

/**
 * A place in a text file.
 *
 * @param line 1-based
 * @param column 1-based
 */
public record SourcePosition(int line, int column) {

  static SourcePosition of(Mark mark) {
    return new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
