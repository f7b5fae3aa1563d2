package io.murano.agent.body.value;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Python's range.
 *
 * @param start first number
 * @param stop bound that is not reached
 * @param step difference, not 0
 */
public record PyRange(long start, long stop, long step) implements Iterable<Object> {

  /** Returns how many numbers it holds. */
  public long size() {
    long span = step > 0 ? stop - start : start - stop;
    long width = Math.abs(step);
    return span <= 0 ? 0 : (span + width - 1) / width;
  }

  /** Returns the number at a position from 0. */
  public long get(long position) {
    return start + position * step;
  }

  /** Returns whether a number is in it. */
  public boolean contains(long number) {
    boolean between =
        step > 0 ? number >= start && number < stop : number <= start && number > stop;
    return between && (number - start) % step == 0;
  }

  @Override
  public Iterator<Object> iterator() {
    return new Iterator<>() {
      private long position;

      @Override
      public boolean hasNext() {
        return position < size();
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(position++);
      }
    };
  }
}
