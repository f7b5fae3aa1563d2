package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.FormatTemplate;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Strings;
import io.murano.agent.body.value.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of str that build strings. Stateless. */
final class StringMethods {

  private StringMethods() {}

  static Map<String, Method<String>> all() {
    Map<String, Method<String>> methods = new LinkedHashMap<>();
    methods.putAll(StringSearch.all());
    methods.putAll(StringSplitting.all());
    methods.putAll(StringCase.all());
    methods.put("center", (self, given) -> pad(self, given, "center"));
    methods.put("ljust", (self, given) -> pad(self, given, "ljust"));
    methods.put("rjust", (self, given) -> pad(self, given, "rjust"));
    methods.put("zfill", StringMethods::zfill);
    methods.put("expandtabs", StringMethods::expandTabs);
    methods.put("join", StringMethods::join);
    methods.put("replace", StringMethods::replace);
    methods.put("format", (self, given) -> FormatTemplate.apply(self, given, Attributes::get));
    methods.put("format_map", StringMethods::formatMap);
    methods.put("encode", StringMethods::encode);
    methods.put("translate", StringMethods::translate);
    methods.put("maketrans", (self, given) -> makeTranslation(given));
    return methods;
  }

  private static Object pad(String self, Arguments arguments, String name) {
    Given given = Given.bind(arguments, name, 1, "width", "fillchar");
    long width = given.integer(0, 0);
    String fill = given.has(1) ? given.text(1) : " ";
    if (Strings.length(fill) != 1) {
      throw PyError.of("TypeError", "The fill character must be exactly one character long");
    }
    Strings.requireSize(width);
    int missing = (int) width - Strings.length(self);
    if (missing <= 0) {
      return self;
    }
    if ("ljust".equals(name)) {
      return self + fill.repeat(missing);
    }
    if ("rjust".equals(name)) {
      return fill.repeat(missing) + self;
    }
    // CPython's rounding: the odd one goes left if the width is odd too.
    int left = missing / 2 + (missing & (int) width & 1);
    return fill.repeat(left) + self + fill.repeat(missing - left);
  }

  private static Object zfill(String self, Arguments arguments) {
    long width = Given.bind(arguments, "zfill", 1, "width").integer(0, 0);
    Strings.requireSize(width);
    int missing = (int) width - Strings.length(self);
    if (missing <= 0) {
      return self;
    }
    boolean signed = self.startsWith("+") || self.startsWith("-");
    int head = signed ? 1 : 0;
    return self.substring(0, head) + "0".repeat(missing) + self.substring(head);
  }

  private static Object expandTabs(String self, Arguments arguments) {
    long size = Given.bind(arguments, "expandtabs", 0, "tabsize").integer(0, 8);
    StringBuilder expanded = new StringBuilder();
    int column = 0;
    for (int c : self.codePoints().toArray()) {
      if (c == '\t') {
        int width = size <= 0 ? 0 : (int) (size - column % size);
        expanded.append(" ".repeat(width));
        column += width;
      } else {
        expanded.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return expanded.toString();
  }

  private static Object join(String self, Arguments arguments) {
    Object items = Given.bind(arguments, "join", 1, "iterable").get(0);
    Iterator<Object> iterator = Sequences.iteratorOrNull(items);
    if (iterator == null) {
      throw PyError.of("TypeError", "can only join an iterable");
    }
    StringBuilder joined = new StringBuilder();
    int position = 0;
    while (iterator.hasNext()) {
      Object item = iterator.next();
      if (!(item instanceof String text)) {
        throw PyError.of(
            "TypeError",
            "sequence item %d: expected str instance, %s found"
                .formatted(position, Types.nameOf(item)));
      }
      joined.append(position > 0 ? self : "").append(text);
      Strings.requireSize(joined.length());
      position++;
    }
    return joined.toString();
  }

  private static Object replace(String self, Arguments arguments) {
    Given given = Given.bind(arguments, "replace", 2, "old", "new", "count");
    String old = given.text(0);
    String fresh = given.text(1);
    long count = given.integer(2, -1);
    if (count < 0 && !old.isEmpty()) {
      return self.replace(old, fresh);
    }
    StringBuilder replaced = new StringBuilder();
    int position = 0;
    long done = 0;
    while (count < 0 || done < count) {
      int hit = self.indexOf(old, position);
      if (hit < 0 || (old.isEmpty() && position > self.length())) {
        break;
      }
      replaced.append(self, position, hit).append(fresh);
      position = hit + old.length();
      if (old.isEmpty()) {
        if (position < self.length()) {
          replaced.appendCodePoint(self.codePointAt(position));
          position = self.offsetByCodePoints(position, 1);
        } else {
          position = self.length() + 1;
        }
      }
      done++;
    }
    return replaced.append(self.substring(Math.min(position, self.length()))).toString();
  }

  private static Object formatMap(String self, Arguments arguments) {
    Object mapping = Given.bind(arguments, "format_map", 1, "mapping").get(0);
    Map<String, Object> named = new LinkedHashMap<>();
    if (mapping instanceof PyDict dict) {
      for (PyDict.Entry entry : dict.entries()) {
        named.put(String.valueOf(entry.key()), entry.value());
      }
    }
    return FormatTemplate.apply(self, new Arguments(List.of(), named), Attributes::get);
  }

  private static Object encode(String self, Arguments arguments) {
    Given given = Given.bind(arguments, "encode", 0, "encoding", "errors");
    String encoding = given.has(0) ? given.text(0) : "utf-8";
    return new PyBytes(Encodings.encode(self, encoding, given.has(1) ? given.text(1) : "strict"));
  }

  private static Object translate(String self, Arguments arguments) {
    Object table = Given.bind(arguments, "translate", 1, "table").get(0);
    if (!(table instanceof PyDict dict)) {
      throw PyError.of(
          "TypeError", "'%s' object is not subscriptable".formatted(Types.nameOf(table)));
    }
    StringBuilder translated = new StringBuilder();
    self.codePoints()
        .forEach(
            c -> {
              Object to = dict.get((long) c);
              if (to == null) {
                translated.appendCodePoint(c);
              } else if (to instanceof Long number) {
                translated.appendCodePoint(number.intValue());
              } else if (to != None.NONE) {
                translated.append(to);
              }
            });
    return translated.toString();
  }

  private static Object makeTranslation(Arguments arguments) {
    Given given = Given.bind(arguments, "maketrans", 1, "x", "y", "z");
    PyDict table = new PyDict();
    if (given.get(0) instanceof PyDict dict) {
      for (PyDict.Entry entry : dict.entries()) {
        Object key = entry.key();
        table.put(
            key instanceof String text ? (Object) (long) text.codePointAt(0) : key, entry.value());
      }
      return table;
    }
    int[] from = given.text(0).codePoints().toArray();
    int[] to = given.text(1).codePoints().toArray();
    if (from.length != to.length) {
      throw PyError.of("ValueError", "the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < from.length; i++) {
      table.put((long) from[i], (long) to[i]);
    }
    if (given.has(2)) {
      given.text(2).codePoints().forEach(c -> table.put((long) c, None.NONE));
    }
    return table;
  }

  /** Returns a list of strings as a Python list. */
  static PyList list(List<String> texts) {
    return new PyList(new ArrayList<>(texts));
  }

  /** Returns alternatives given as one string or a tuple of strings. */
  static List<String> alternatives(String function, Object given) {
    if (given instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    if (given instanceof PyTuple tuple) {
      for (Object item : tuple.items()) {
        if (!(item instanceof String text)) {
          throw PyError.of(
              "TypeError",
              "tuple for %s must only contain str, not %s".formatted(function, Types.nameOf(item)));
        }
        texts.add(text);
      }
      return texts;
    }
    throw PyError.of(
        "TypeError",
        "%s first arg must be str or a tuple of str, not %s"
            .formatted(function, Types.nameOf(given)));
  }
}
