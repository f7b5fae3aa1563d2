package io.murano.conductor.muranopl.yaml;

/**
 * A range in a source file. Lines and columns count from 1; columns count code points.
 *
 * @param file path of the file inside its package, or whatever names the text best
 * @param startLine line of the first character
 * @param startColumn column of the first character
 * @param endLine line behind the last character
 * @param endColumn column behind the last character
 */
public record SourceSpan(String file, int startLine, int startColumn, int endLine, int endColumn) {

  /** Returns {@code file:line:column} of the start. */
  @Override
  public String toString() {
    return file + ":" + startLine + ":" + startColumn;
  }
}
