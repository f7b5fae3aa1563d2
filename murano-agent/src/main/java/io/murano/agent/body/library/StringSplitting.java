package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Strings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Methods of str that cut something off or into pieces. Stateless. */
final class StringSplitting {

  private static final String LINE_ENDS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

  private StringSplitting() {}

  static Map<String, Method<String>> all() {
    Map<String, Method<String>> methods = new LinkedHashMap<>();
    methods.put("split", (self, given) -> split(self, given, false));
    methods.put("rsplit", (self, given) -> split(self, given, true));
    methods.put("splitlines", StringSplitting::lines);
    methods.put("partition", (self, given) -> partition(self, given, false));
    methods.put("rpartition", (self, given) -> partition(self, given, true));
    methods.put("strip", (self, given) -> strip(self, given, "strip", true, true));
    methods.put("lstrip", (self, given) -> strip(self, given, "lstrip", true, false));
    methods.put("rstrip", (self, given) -> strip(self, given, "rstrip", false, true));
    methods.put("removeprefix", StringSplitting::removePrefix);
    methods.put("removesuffix", StringSplitting::removeSuffix);
    return methods;
  }

  private static Object split(String self, Arguments arguments, boolean fromRight) {
    Given given = Given.bind(arguments, fromRight ? "rsplit" : "split", 0, "sep", "maxsplit");
    long most = given.integer(1, -1);
    long limit = most < 0 ? Long.MAX_VALUE : most;
    if (!given.has(0)) {
      return StringMethods.list(
          fromRight ? whiteSpaceFromRight(self, limit) : whiteSpace(self, limit));
    }
    String separator = given.text(0);
    if (separator.isEmpty()) {
      throw PyError.of("ValueError", "empty separator");
    }
    return StringMethods.list(
        fromRight ? fromRight(self, separator, limit) : fromLeft(self, separator, limit));
  }

  private static List<String> fromLeft(String self, String separator, long limit) {
    List<String> parts = new ArrayList<>();
    int position = 0;
    int hit = self.indexOf(separator);
    while (hit >= 0 && parts.size() < limit) {
      parts.add(self.substring(position, hit));
      position = hit + separator.length();
      hit = self.indexOf(separator, position);
    }
    parts.add(self.substring(position));
    return parts;
  }

  private static List<String> fromRight(String self, String separator, long limit) {
    List<String> parts = new ArrayList<>();
    int end = self.length();
    int hit = self.lastIndexOf(separator, end - separator.length());
    while (hit >= 0 && parts.size() < limit) {
      parts.add(self.substring(hit + separator.length(), end));
      end = hit;
      hit = end < separator.length() ? -1 : self.lastIndexOf(separator, end - separator.length());
    }
    parts.add(self.substring(0, end));
    Collections.reverse(parts);
    return parts;
  }

  private static List<String> whiteSpace(String self, long limit) {
    List<String> parts = new ArrayList<>();
    int position = skip(self, 0);
    while (position < self.length()) {
      if (parts.size() >= limit) {
        parts.add(self.substring(position));
        break;
      }
      int end = position;
      while (end < self.length() && !Strings.isSpace(self.codePointAt(end))) {
        end = self.offsetByCodePoints(end, 1);
      }
      parts.add(self.substring(position, end));
      position = skip(self, end);
    }
    return parts;
  }

  private static List<String> whiteSpaceFromRight(String self, long limit) {
    List<String> words = whiteSpace(self, Long.MAX_VALUE);
    if (words.size() <= limit + 1) {
      return words;
    }
    List<String> last = words.subList(words.size() - (int) limit, words.size());
    int end = self.length();
    for (int i = last.size() - 1; i >= 0; i--) {
      end = self.lastIndexOf(last.get(i), end - last.get(i).length());
    }
    List<String> parts = new ArrayList<>();
    parts.add(cut(self.substring(0, end), Strings::isSpace, false, true));
    parts.addAll(last);
    return parts;
  }

  private static int skip(String self, int from) {
    int position = from;
    while (position < self.length() && Strings.isSpace(self.codePointAt(position))) {
      position = self.offsetByCodePoints(position, 1);
    }
    return position;
  }

  private static Object lines(String self, Arguments arguments) {
    boolean keep = Given.bind(arguments, "splitlines", 0, "keepends").truth(0, false);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < self.length(); i++) {
      char c = self.charAt(i);
      if (LINE_ENDS.indexOf(c) < 0) {
        continue;
      }
      int end = c == '\r' && i + 1 < self.length() && self.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      lines.add(self.substring(start, keep ? end : i));
      start = end;
      i = end - 1;
    }
    if (start < self.length()) {
      lines.add(self.substring(start));
    }
    return StringMethods.list(lines);
  }

  private static Object partition(String self, Arguments arguments, boolean last) {
    String separator = Given.bind(arguments, last ? "rpartition" : "partition", 1, "sep").text(0);
    if (separator.isEmpty()) {
      throw PyError.of("ValueError", "empty separator");
    }
    int hit = last ? self.lastIndexOf(separator) : self.indexOf(separator);
    if (hit < 0) {
      return last ? PyTuple.of("", "", self) : PyTuple.of(self, "", "");
    }
    return PyTuple.of(self.substring(0, hit), separator, self.substring(hit + separator.length()));
  }

  private static Object strip(
      String self, Arguments arguments, String name, boolean left, boolean right) {
    Given given = Given.bind(arguments, name, 0, "chars");
    if (!given.has(0)) {
      return cut(self, Strings::isSpace, left, right);
    }
    String characters = given.text(0);
    return cut(self, c -> characters.indexOf(c) >= 0, left, right);
  }

  private static String cut(String text, IntPredicate unwanted, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && unwanted.test(text.codePointAt(start))) {
      start = text.offsetByCodePoints(start, 1);
    }
    while (right && end > start && unwanted.test(text.codePointBefore(end))) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(start, end);
  }

  private static Object removePrefix(String self, Arguments arguments) {
    String prefix = Given.bind(arguments, "removeprefix", 1, "prefix").text(0);
    return self.startsWith(prefix) ? self.substring(prefix.length()) : self;
  }

  private static Object removeSuffix(String self, Arguments arguments) {
    String suffix = Given.bind(arguments, "removesuffix", 1, "suffix").text(0);
    return self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self;
  }
}
