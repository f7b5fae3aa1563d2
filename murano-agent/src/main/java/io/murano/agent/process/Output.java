package io.murano.agent.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a process wrote to one stream: all of it, or beginning and end.
 *
 * @param head the beginning
 * @param omitted number of bytes left out between head and tail
 * @param tail the end; empty if nothing was left out
 */
public record Output(byte[] head, long omitted, byte[] tail) {

  private static final int MAX_UTF8_CONTINUATION = 3;

  /** Copies nothing: the arrays are handed over. */
  public Output {
    if (omitted < 0) {
      throw new IllegalArgumentException("omitted must not be negative: " + omitted);
    }
  }

  /** Returns the number of bytes the process wrote. */
  public long size() {
    return head.length + omitted + tail.length;
  }

  /**
   * Returns the text as the original's agent reports it: line ends as LF, white space stripped at
   * both ends, null if nothing is left. A gap is marked by a line of its own.
   *
   * @param strict whether bytes that are not UTF-8 are an error; else they become U+FFFD
   * @throws UndecodableOutputException if {@code strict} and the output is not UTF-8
   */
  public @Nullable String text(boolean strict) {
    String text = omitted == 0 ? decode(head, strict) : decodeWithGap(strict);
    String stripped = strip(text.replace("\r\n", "\n").replace('\r', '\n'));
    return stripped.isEmpty() ? null : stripped;
  }

  private String decodeWithGap(boolean strict) {
    int headEnd = lastBoundary(head);
    int tailStart = firstBoundary(tail);
    long gap = omitted + (head.length - headEnd) + tailStart;
    String start = decode(Arrays.copyOf(head, headEnd), strict);
    String end = decode(Arrays.copyOfRange(tail, tailStart, tail.length), strict);
    return start + "\n[... " + gap + " bytes of output left out ...]\n" + end;
  }

  private static String decode(byte[] bytes, boolean strict) {
    String problem = strict ? Utf8.problem(bytes) : null;
    if (problem != null) {
      throw new UndecodableOutputException(problem);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int lastBoundary(byte[] bytes) {
    int start = bytes.length;
    for (int back = 0; back <= MAX_UTF8_CONTINUATION && start > 0; back++) {
      start--;
      if (!isContinuation(bytes[start])) {
        boolean complete = start + Utf8.lengthFrom(bytes[start]) <= bytes.length;
        return complete ? bytes.length : start;
      }
    }
    return bytes.length;
  }

  private static int firstBoundary(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && start < MAX_UTF8_CONTINUATION && isContinuation(bytes[start])) {
      start++;
    }
    return start;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Strips what Python's {@code str.strip} strips. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isPythonSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isPythonSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isPythonSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
