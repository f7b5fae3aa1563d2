package io.murano.agent.body.value;

/**
 * A slice; each part an integer or None.
 *
 * @param start first index
 * @param stop index that is not reached
 * @param step difference
 */
public record PySlice(Object start, Object stop, Object step) {

  /** A slice fitted to a sequence: take {@code count} items from {@code first} in steps. */
  public record Fitted(int first, int step, int count) {}

  /**
   * Fits the slice to a sequence of a given length.
   *
   * @throws PyError if a part is no integer or the step is 0
   */
  public Fitted fit(int length) {
    long by = step == None.NONE ? 1 : index(step);
    if (by == 0) {
      throw PyError.of("ValueError", "slice step cannot be zero");
    }
    long from = start == None.NONE ? (by > 0 ? 0 : length - 1) : clamp(index(start), length, by);
    long to = stop == None.NONE ? (by > 0 ? length : -1) : clamp(index(stop), length, by);
    long count = by > 0 ? (to - from + by - 1) / by : (from - to - by - 1) / -by;
    int step = (int) Math.max(Math.min(by, Integer.MAX_VALUE), -Integer.MAX_VALUE);
    return new Fitted((int) from, step, (int) Math.max(0, count));
  }

  private static long index(Object part) {
    if (part instanceof Boolean || part instanceof Long) {
      return Numbers.toLong(part);
    }
    throw PyError.of(
        "TypeError", "slice indices must be integers or None or have an __index__ method");
  }

  private static long clamp(long index, int length, long step) {
    long absolute = index < 0 ? index + length : index;
    if (step > 0) {
      return Math.max(0, Math.min(absolute, length));
    }
    return Math.max(-1, Math.min(absolute, length - 1));
  }
}
