package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Methods of str that change the case of letters. Stateless. */
final class StringCase {

  private StringCase() {}

  static Map<String, Method<String>> all() {
    Map<String, Method<String>> methods = new LinkedHashMap<>();
    methods.put("lower", plain("lower", self -> self.toLowerCase(Locale.ROOT)));
    methods.put("upper", plain("upper", self -> self.toUpperCase(Locale.ROOT)));
    methods.put("casefold", plain("casefold", StringCase::fold));
    methods.put("capitalize", plain("capitalize", StringCase::capitalize));
    methods.put("title", plain("title", StringCase::title));
    methods.put("swapcase", plain("swapcase", StringCase::swap));
    return methods;
  }

  private static Method<String> plain(String name, UnaryOperator<String> change) {
    return (String self, Arguments arguments) -> {
      Given.bind(arguments, name, 0);
      return change.apply(self);
    };
  }

  private static String fold(String self) {
    return self.replace("ß", "ss").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String capitalize(String self) {
    if (self.isEmpty()) {
      return self;
    }
    int first = self.offsetByCodePoints(0, 1);
    return titleCase(self.substring(0, first)) + self.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String title(String self) {
    StringBuilder titled = new StringBuilder();
    boolean inWord = false;
    for (int c : self.codePoints().toArray()) {
      String letter = Character.toString(c);
      titled.append(inWord ? letter.toLowerCase(Locale.ROOT) : titleCase(letter));
      inWord = Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }
    return titled.toString();
  }

  private static String swap(String self) {
    StringBuilder swapped = new StringBuilder();
    for (int c : self.codePoints().toArray()) {
      String letter = Character.toString(c);
      if (Character.isUpperCase(c)) {
        swapped.append(letter.toLowerCase(Locale.ROOT));
      } else {
        swapped.append(Character.isLowerCase(c) ? letter.toUpperCase(Locale.ROOT) : letter);
      }
    }
    return swapped.toString();
  }

  private static String titleCase(String letter) {
    String upper = letter.toUpperCase(Locale.ROOT);
    // A ligature's capitals: only the first letter of a word is one.
    return upper.length() > letter.length()
        ? upper.substring(0, 1) + upper.substring(1).toLowerCase(Locale.ROOT)
        : Character.toString(Character.toTitleCase(letter.codePointAt(0)));
  }
}
