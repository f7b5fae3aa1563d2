package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Strings;
import io.murano.agent.body.value.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Methods of str that look for something and answer with a number or a truth. Stateless. */
final class StringSearch {

  private static final String SUPERSCRIPT_DIGITS =
      "\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079";

  private StringSearch() {}

  static Map<String, Method<String>> all() {
    Map<String, Method<String>> methods = new LinkedHashMap<>();
    methods.put("find", (self, given) -> find(self, given, "find", false));
    methods.put("rfind", (self, given) -> find(self, given, "rfind", true));
    methods.put("index", (self, given) -> require(find(self, given, "index", false)));
    methods.put("rindex", (self, given) -> require(find(self, given, "rindex", true)));
    methods.put("count", StringSearch::count);
    methods.put("startswith", (self, given) -> borders(self, given, "startswith"));
    methods.put("endswith", (self, given) -> borders(self, given, "endswith"));
    methods.put("isalnum", all("isalnum", c -> Character.isLetterOrDigit(c) || isNumeric(c)));
    methods.put("isalpha", all("isalpha", Character::isLetter));
    methods.put("isdecimal", all("isdecimal", Character::isDigit));
    methods.put("isdigit", all("isdigit", StringSearch::isDigit));
    methods.put("isnumeric", all("isnumeric", StringSearch::isNumeric));
    methods.put("isspace", all("isspace", Strings::isSpace));
    methods.put("isascii", (self, given) -> none(given, "isascii") && ascii(self));
    methods.put("isprintable", (self, given) -> none(given, "isprintable") && printable(self));
    methods.put("isidentifier", (self, given) -> none(given, "isidentifier") && identifier(self));
    methods.put("islower", (self, given) -> none(given, "islower") && hasCase(self, true));
    methods.put("isupper", (self, given) -> none(given, "isupper") && hasCase(self, false));
    methods.put("istitle", (self, given) -> none(given, "istitle") && title(self));
    return methods;
  }

  private static Method<String> all(String name, IntPredicate test) {
    return (self, given) ->
        none(given, name) && !self.isEmpty() && self.codePoints().allMatch(test);
  }

  private static boolean none(Arguments arguments, String name) {
    Given.bind(arguments, name, 0);
    return true;
  }

  /** The part of a string that start and end arguments select, as positions in chars. */
  private record Window(int start, int end) {}

  private static Window window(String self, Given given) {
    int length = Strings.length(self);
    long start = clamp(given, 1, 0, length);
    long end = clamp(given, 2, length, length);
    if (start > end || start > length) {
      return new Window(1, 0);
    }
    return new Window(
        self.offsetByCodePoints(0, (int) start), self.offsetByCodePoints(0, (int) end));
  }

  private static long clamp(Given given, int index, long absent, int length) {
    if (!given.has(index)) {
      return absent;
    }
    long position = given.integer(index, 0);
    long absolute = position < 0 ? Math.max(0, position + length) : position;
    return index == 2 ? Math.min(absolute, length) : absolute;
  }

  private static long find(String self, Arguments arguments, String name, boolean last) {
    Given given = Given.bind(arguments, name, 1, "sub", "start", "end");
    String part = given.text(0);
    Window window = window(self, given);
    if (window.start() > window.end()) {
      return -1;
    }
    String within = self.substring(window.start(), window.end());
    int hit = last ? within.lastIndexOf(part) : within.indexOf(part);
    return hit < 0 ? -1 : Strings.position(self, window.start() + hit);
  }

  private static long require(long position) {
    if (position < 0) {
      throw PyError.of("ValueError", "substring not found");
    }
    return position;
  }

  private static Object count(String self, Arguments arguments) {
    Given given = Given.bind(arguments, "count", 1, "sub", "start", "end");
    String part = given.text(0);
    Window window = window(self, given);
    if (window.start() > window.end()) {
      return 0L;
    }
    String within = self.substring(window.start(), window.end());
    if (part.isEmpty()) {
      return (long) Strings.length(within) + 1;
    }
    long count = 0;
    int hit = within.indexOf(part);
    while (hit >= 0) {
      count++;
      hit = within.indexOf(part, hit + part.length());
    }
    return count;
  }

  private static Object borders(String self, Arguments arguments, String name) {
    Given given = Given.bind(arguments, name, 1, "prefix", "start", "end");
    Window window = window(self, given);
    for (String part : StringMethods.alternatives(name, given.get(0))) {
      if (window.start() <= window.end()) {
        String within = self.substring(window.start(), window.end());
        if ("startswith".equals(name) ? within.startsWith(part) : within.endsWith(part)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDigit(int c) {
    return Character.isDigit(c) || SUPERSCRIPT_DIGITS.indexOf(c) >= 0;
  }

  private static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return Character.isDigit(c)
        || type == Character.OTHER_NUMBER
        || type == Character.LETTER_NUMBER;
  }

  private static boolean ascii(String self) {
    return self.codePoints().allMatch(c -> c < 0x80);
  }

  private static boolean printable(String self) {
    return self.codePoints().allMatch(Text::isPrintable);
  }

  private static boolean identifier(String self) {
    if (self.isEmpty()) {
      return false;
    }
    int first = self.codePointAt(0);
    return (first == '_' || Character.isUnicodeIdentifierStart(first))
        && self.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
  }

  private static boolean hasCase(String self, boolean lower) {
    boolean found =
        self.codePoints()
            .anyMatch(c -> lower ? Character.isLowerCase(c) : Character.isUpperCase(c));
    boolean other =
        self.codePoints()
            .anyMatch(
                c ->
                    (lower ? Character.isUpperCase(c) : Character.isLowerCase(c))
                        || Character.isTitleCase(c));
    return found && !other;
  }

  private static boolean title(String self) {
    boolean inWord = false;
    boolean found = false;
    for (int c : self.codePoints().toArray()) {
      boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
      boolean lower = Character.isLowerCase(c);
      if ((upper && inWord) || (lower && !inWord)) {
        return false;
      }
      inWord = upper || lower;
      found |= inWord;
    }
    return found;
  }
}
