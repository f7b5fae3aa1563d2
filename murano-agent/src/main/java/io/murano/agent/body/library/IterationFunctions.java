package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.Comparisons;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Operators;
import io.murano.agent.body.value.PyCallable;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyIterator;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PySet;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Built-in functions on iterables. Stateless. */
final class IterationFunctions {

  private IterationFunctions() {}

  static Map<String, Builtin.Code> all() {
    Map<String, Builtin.Code> functions = new LinkedHashMap<>();
    functions.put("sorted", IterationFunctions::sorted);
    functions.put("reversed", IterationFunctions::reversed);
    functions.put("enumerate", IterationFunctions::enumerate);
    functions.put("zip", IterationFunctions::zip);
    functions.put("map", IterationFunctions::map);
    functions.put("filter", IterationFunctions::filter);
    functions.put("sum", IterationFunctions::sum);
    functions.put("min", given -> extreme(given, "min"));
    functions.put("max", given -> extreme(given, "max"));
    functions.put("any", given -> holds(given, "any", true));
    functions.put("all", given -> !holds(given, "all", false));
    functions.put("iter", IterationFunctions::iter);
    functions.put("next", IterationFunctions::next);
    return functions;
  }

  private static Object sorted(Arguments arguments) {
    if (arguments.size() != 1) {
      throw PyError.of(
          "TypeError", "sorted expected 1 argument, got %d".formatted(arguments.size()));
    }
    List<Object> items = Sequences.toList(arguments.positional().get(0));
    return new PyList(Sorting.sort(items, arguments, "sort"));
  }

  private static Object reversed(Arguments arguments) {
    Object value = Given.bind(arguments, "reversed", 1, "sequence").get(0);
    if (value instanceof PyIterator || value instanceof PySet || !isIterable(value)) {
      throw PyError.of("TypeError", "'%s' object is not reversible".formatted(Types.nameOf(value)));
    }
    List<Object> items = new ArrayList<>(Sequences.toList(value));
    Collections.reverse(items);
    return new PyIterator("reversed", items.iterator());
  }

  private static Object enumerate(Arguments arguments) {
    Given given = Given.bind(arguments, "enumerate", 1, "iterable", "start");
    Iterator<Object> items = Sequences.iterate(given.get(0));
    long start = given.integer(1, 0);
    return new PyIterator(
        "enumerate",
        new Iterator<>() {
          private long number = start;

          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public Object next() {
            return PyTuple.of(number++, items.next());
          }
        });
  }

  private static Object zip(Arguments arguments) {
    List<Iterator<Object>> sources = iterators(arguments.positional());
    boolean strict = Types.truth(arguments.named().getOrDefault("strict", false));
    return new PyIterator("zip", new Zipped(sources, strict));
  }

  private static List<Iterator<Object>> iterators(List<Object> values) {
    List<Iterator<Object>> iterators = new ArrayList<>();
    values.forEach(value -> iterators.add(Sequences.iterate(value)));
    return iterators;
  }

  private static Object map(Arguments arguments) {
    if (arguments.size() < 2) {
      throw PyError.of("TypeError", "map() must have at least two arguments.");
    }
    Object function = arguments.positional().get(0);
    Zipped tuples =
        new Zipped(iterators(arguments.positional().subList(1, arguments.size())), false);
    return new PyIterator(
        "map",
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return tuples.hasNext();
          }

          @Override
          public Object next() {
            PyTuple items = (PyTuple) tuples.next();
            return callable(function).call(new Arguments(items.items(), Map.of()));
          }
        });
  }

  private static Object filter(Arguments arguments) {
    Given given = Given.bind(arguments, "filter", 2, "function", "iterable");
    Object function = given.get(0);
    Iterator<Object> items = Sequences.iterate(given.get(1));
    return new PyIterator(
        "filter",
        new Iterator<>() {
          private @Nullable Object found;

          @Override
          public boolean hasNext() {
            while (found == null && items.hasNext()) {
              Object item = items.next();
              found = Types.truth(Sorting.call(function, item)) ? item : null;
            }
            return found != null;
          }

          @Override
          public Object next() {
            Object item = hasNext() ? found : null;
            if (item == null) {
              throw new NoSuchElementException();
            }
            found = null;
            return item;
          }
        });
  }

  private static Object sum(Arguments arguments) {
    Given given = Given.bind(arguments, "sum", 1, "iterable", "start");
    Object total = given.get(1, 0L);
    if (total instanceof String) {
      throw PyError.of("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
    }
    Iterator<Object> items = Sequences.iterate(given.get(0));
    while (items.hasNext()) {
      total = Operators.binary(total, "+", items.next());
    }
    return total;
  }

  private static Object extreme(Arguments arguments, String name) {
    if (arguments.size() == 0) {
      throw PyError.of("TypeError", "%s expected at least 1 argument, got 0".formatted(name));
    }
    Map<String, Object> named = arguments.named();
    Object key = named.getOrDefault("key", None.NONE);
    List<Object> items =
        arguments.size() == 1
            ? Sequences.toList(arguments.positional().get(0))
            : arguments.positional();
    if (items.isEmpty()) {
      Object absent = named.get("default");
      if (absent == null) {
        throw PyError.of("ValueError", "%s() arg is an empty sequence".formatted(name));
      }
      return absent;
    }
    Object best = items.get(0);
    Object bestKey = Sorting.call(key, best);
    for (Object item : items.subList(1, items.size())) {
      Object itemKey = Sorting.call(key, item);
      if (Comparisons.compare(itemKey, "min".equals(name) ? "<" : ">", bestKey)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }

  private static boolean holds(Arguments arguments, String name, boolean wanted) {
    Iterator<Object> items = Sequences.iterate(Given.bind(arguments, name, 1, "iterable").get(0));
    while (items.hasNext()) {
      if (Types.truth(items.next()) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static Object iter(Arguments arguments) {
    Object value = Given.bind(arguments, "iter", 1, "object").get(0);
    if (value instanceof PyIterator) {
      return value;
    }
    String type = value instanceof PyDict ? "dict_key" : Types.nameOf(value);
    return new PyIterator(type + "_iterator", Sequences.iterate(value));
  }

  private static Object next(Arguments arguments) {
    Given given = Given.bind(arguments, "next", 1, "iterator", "default");
    if (!(given.get(0) instanceof PyIterator iterator)) {
      throw PyError.of(
          "TypeError", "'%s' object is not an iterator".formatted(Types.nameOf(given.get(0))));
    }
    if (iterator.values().hasNext()) {
      return iterator.values().next();
    }
    Object absent = given.values()[1];
    if (absent == null) {
      throw new PyError(new PyException(ExceptionType.named("StopIteration"), List.of()));
    }
    return absent;
  }

  private static PyCallable callable(Object function) {
    if (function instanceof PyCallable callable) {
      return callable;
    }
    throw PyError.of("TypeError", "'%s' object is not callable".formatted(Types.nameOf(function)));
  }

  private static boolean isIterable(Object value) {
    return Sequences.iteratorOrNull(value) != null;
  }

  /** Tuples of one item from each source, as long as all have one. */
  private static final class Zipped implements Iterator<Object> {

    private final List<Iterator<Object>> sources;
    private final boolean strict;
    private @Nullable Object found;

    Zipped(List<Iterator<Object>> sources, boolean strict) {
      this.sources = sources;
      this.strict = strict;
    }

    @Override
    public boolean hasNext() {
      if (found == null && !sources.isEmpty()) {
        found = advance();
      }
      return found != null;
    }

    @Override
    public Object next() {
      Object tuple = hasNext() ? found : null;
      if (tuple == null) {
        throw new NoSuchElementException();
      }
      found = null;
      return tuple;
    }

    private @Nullable Object advance() {
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        if (!sources.get(i).hasNext()) {
          checkLengths(i);
          return null;
        }
        items.add(sources.get(i).next());
      }
      return new PyTuple(items);
    }

    private void checkLengths(int ended) {
      if (!strict) {
        return;
      }
      for (int i = ended == 0 ? 1 : ended; i < sources.size(); i++) {
        if (ended > 0) {
          throw PyError.of(
              "ValueError",
              "zip() argument %d is shorter than argument%s"
                  .formatted(ended + 1, ended == 1 ? " 1" : "s 1-" + ended));
        }
        if (sources.get(i).hasNext()) {
          throw PyError.of(
              "ValueError",
              "zip() argument %d is longer than argument%s"
                  .formatted(i + 1, i == 1 ? " 1" : "s 1-" + i));
        }
      }
    }
  }
}
