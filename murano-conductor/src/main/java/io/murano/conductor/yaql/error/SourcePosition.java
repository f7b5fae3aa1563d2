package io.murano.conductor.yaql.error;

/**
 * A range of characters in the text of an expression.
 *
 * @param source the whole text
 * @param start first UTF-16 unit of the range
 * @param end behind the last UTF-16 unit; equal to {@code start} at the end of the text
 */
public record SourcePosition(String source, int start, int end) {

  /** Checks that the range lies within the text. */
  public SourcePosition {
    if (start < 0 || end < start || end > source.length()) {
      throw new IllegalArgumentException("range " + start + ".." + end + " outside of the source");
    }
  }

  /** Returns the line number, starting with 1. */
  public int line() {
    int line = 1;
    for (int i = 0; i < start; i++) {
      if (source.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Returns the column in code points, starting with 1. */
  public int column() {
    return source.codePointCount(lineStart(), start) + 1;
  }

  /** Returns the zero-based offset in code points, the way the Python engine counts. */
  public int offset() {
    return source.codePointCount(0, start);
  }

  /** Returns the line of the source with a caret line below it, without a final line break. */
  public String caret() {
    int from = lineStart();
    int lineEnd = source.indexOf('\n', from);
    String text = source.substring(from, lineEnd < 0 ? source.length() : lineEnd);
    int limit = Math.min(end, from + text.length());
    int width = limit > start ? source.codePointCount(start, limit) : 1;
    StringBuilder pad = new StringBuilder();
    for (int i = from; i < start; i += Character.charCount(source.codePointAt(i))) {
      pad.append(source.charAt(i) == '\t' ? '\t' : ' ');
    }
    return text + System.lineSeparator() + pad + "^".repeat(Math.max(1, width));
  }

  @Override
  public String toString() {
    return line() + ":" + column();
  }

  private int lineStart() {
    return source.lastIndexOf('\n', start - 1) + 1;
  }
}
