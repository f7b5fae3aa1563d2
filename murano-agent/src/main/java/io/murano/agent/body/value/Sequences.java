package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Length, iteration and membership of whatever has them. Stateless. */
public final class Sequences {

  /** Largest number of items that an operation may make at once. */
  private static final long MAX_ITEMS = 2_000_000;

  private Sequences() {}

  /** Returns the number of items, or null if the value has no length. */
  public static @Nullable Long sizeOrNull(Object value) {
    if (value instanceof String text) {
      return (long) Strings.length(text);
    }
    if (value instanceof PyList list) {
      return (long) list.items().size();
    }
    if (value instanceof PyTuple tuple) {
      return (long) tuple.items().size();
    }
    if (value instanceof PyDict dict) {
      return (long) dict.size();
    }
    if (value instanceof PySet set) {
      return (long) set.size();
    }
    if (value instanceof PyBytes bytes) {
      return (long) bytes.content().length;
    }
    if (value instanceof PyRange range) {
      return range.size();
    }
    return value instanceof PyDictView view ? (long) view.dict().size() : null;
  }

  /**
   * Returns an iterator over the value.
   *
   * @throws PyError if it is not iterable
   */
  public static Iterator<Object> iterate(Object value) {
    Iterator<Object> iterator = iteratorOrNull(value);
    if (iterator == null) {
      throw PyError.of("TypeError", "'%s' object is not iterable".formatted(Types.nameOf(value)));
    }
    return iterator;
  }

  /** Returns an iterator over the value, or null if it is not iterable. */
  public static @Nullable Iterator<Object> iteratorOrNull(Object value) {
    if (value instanceof PyIterator iterator) {
      return iterator.values();
    }
    if (value instanceof PyList list) {
      return overList(list);
    }
    if (value instanceof PyTuple tuple) {
      return tuple.items().iterator();
    }
    if (value instanceof String text) {
      return Strings.iterate(text);
    }
    if (value instanceof PyRange range) {
      return range.iterator();
    }
    if (value instanceof PyDict dict) {
      return guarded(dict.keys().iterator(), dict, "dictionary changed size during iteration");
    }
    if (value instanceof PyDictView view) {
      return guarded(
          view.items().iterator(), view.dict(), "dictionary changed size during iteration");
    }
    if (value instanceof PySet set) {
      return guarded(set.items().iterator(), set, "Set changed size during iteration");
    }
    return value instanceof PyBytes bytes ? bytesToInts(bytes).iterator() : null;
  }

  /** Returns all items of an iterable. */
  public static List<Object> toList(Object value) {
    List<Object> items = new ArrayList<>();
    Iterator<Object> iterator = iterate(value);
    while (iterator.hasNext()) {
      items.add(iterator.next());
      requireItems(items.size());
    }
    return items;
  }

  /**
   * Returns whether an item is in a container.
   *
   * @throws PyError if it is no container
   */
  public static boolean contains(Object container, Object item) {
    if (container instanceof String text) {
      if (item instanceof String part) {
        return text.contains(part);
      }
      throw PyError.of(
          "TypeError", "'in <string>' requires string as left operand, not " + Types.nameOf(item));
    }
    if (container instanceof PyDict dict) {
      return dict.contains(item);
    }
    if (container instanceof PySet set) {
      return set.contains(item);
    }
    if (container instanceof PyDictView view && view.kind() == PyDictView.Kind.KEYS) {
      return view.dict().contains(item);
    }
    Iterator<Object> items = iteratorOrNull(container);
    if (items == null) {
      throw PyError.of(
          "TypeError", "argument of type '%s' is not iterable".formatted(Types.nameOf(container)));
    }
    while (items.hasNext()) {
      if (Comparisons.equal(items.next(), item)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses results that would exhaust the agent's memory.
   *
   * @throws PyError if there are too many items
   */
  public static void requireItems(long count) {
    if (count > MAX_ITEMS) {
      throw PyError.of("MemoryError", "too many items for the built-in engine");
    }
  }

  private static List<Object> bytesToInts(PyBytes bytes) {
    List<Object> numbers = new ArrayList<>();
    for (byte b : bytes.content()) {
      numbers.add((long) (b & 0xFF));
    }
    return numbers;
  }

  /** Iterates over a list as it is at each step, as Python does while it grows or shrinks. */
  private static Iterator<Object> overList(PyList list) {
    return new Iterator<>() {
      private int position;

      @Override
      public boolean hasNext() {
        return position < list.items().size();
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return list.items().get(position++);
      }
    };
  }

  private static Iterator<Object> guarded(Iterator<Object> items, Object owner, String complaint) {
    Long size = sizeOrNull(owner);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (!Objects.equals(size, sizeOrNull(owner))) {
          throw PyError.of("RuntimeError", complaint);
        }
        return items.hasNext();
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return items.next();
      }
    };
  }
}
