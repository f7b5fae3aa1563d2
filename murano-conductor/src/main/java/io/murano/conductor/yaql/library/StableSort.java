package io.murano.conductor.yaql.library;

import java.util.Arrays;

/**
 * Stable sorting by a "comes before" relation that need not be a total order (comparisons with NaN
 * are always false). Short arrays are sorted by binary insertion behind the initial run, as CPython
 * does, so that the result is the same even then; longer ones by merging. {@link Arrays#sort} would
 * refuse inconsistent relations.
 */
final class StableSort {

  private static final int SHORT = 64;

  private StableSort() {}

  /** Whether one element comes before another. */
  @FunctionalInterface
  interface Before<T> {
    /** Returns whether {@code a} has to stand in front of {@code b}. */
    boolean test(T a, T b);
  }

  static <T> void sort(T[] items, Before<T> before) {
    if (items.length < SHORT) {
      insertionSort(items, 0, items.length, before);
    } else {
      mergeSort(items, items.clone(), 0, items.length, before);
    }
  }

  private static <T> void insertionSort(T[] items, int from, int to, Before<T> before) {
    if (to - from < 2) {
      return;
    }
    for (int next = initialRun(items, from, to, before); next < to; next++) {
      T pivot = items[next];
      int low = from;
      int high = next;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (before.test(pivot, items[middle])) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      System.arraycopy(items, low, items, low + 1, next - low);
      items[low] = pivot;
    }
  }

  /** Returns the end of the run at the beginning; a strictly descending one is reversed. */
  private static <T> int initialRun(T[] items, int from, int to, Before<T> before) {
    int end = from + 2;
    if (before.test(items[from + 1], items[from])) {
      while (end < to && before.test(items[end], items[end - 1])) {
        end++;
      }
      for (int i = from, j = end - 1; i < j; i++, j--) {
        T item = items[i];
        items[i] = items[j];
        items[j] = item;
      }
    } else {
      while (end < to && !before.test(items[end], items[end - 1])) {
        end++;
      }
    }
    return end;
  }

  /** Sorts a range of {@code items}; {@code spare} holds the same elements on entry. */
  private static <T> void mergeSort(T[] items, T[] spare, int from, int to, Before<T> before) {
    if (to - from < SHORT) {
      insertionSort(items, from, to, before);
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(spare, items, from, middle, before);
    mergeSort(spare, items, middle, to, before);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeRight = left >= middle || (right < to && before.test(spare[right], spare[left]));
      items[i] = takeRight ? spare[right++] : spare[left++];
    }
  }
}
