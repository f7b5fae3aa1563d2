package io.murano.conductor.yaql.runtime;

/** Turns names of the host into names of the language when functions are registered. */
public enum Convention {
  /** Names stay as they are. */
  PLAIN {
    @Override
    String convert(String name) {
      return name;
    }
  },
  /** {@code snake_case} becomes {@code snakeCase}. */
  CAMEL_CASE {
    @Override
    String convert(String name) {
      StringBuilder out = new StringBuilder();
      int i = 0;
      while (i < name.length()) {
        int c = name.codePointAt(i);
        int next = i + Character.charCount(c);
        if (c == '_' && i > 0 && next < name.length() && isWord(name.codePointAt(next))) {
          int upper = name.codePointAt(next);
          out.append(Character.toString(upper).toUpperCase(java.util.Locale.ROOT));
          next += Character.charCount(upper);
        } else {
          out.appendCodePoint(c);
        }
        i = next;
      }
      return out.toString();
    }
  };

  abstract String convert(String name);

  private static boolean isWord(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /**
   * Returns the name a function is registered under. Names that do not begin with a letter are
   * converted only behind the second occurrence of their first character.
   */
  public String functionName(String name) {
    String stripped = stripUnderscores(name);
    if (stripped.isEmpty() || Character.isLetter(stripped.codePointAt(0))) {
      return convert(stripped);
    }
    int finish = stripped.indexOf(stripped.codePointAt(0), 1);
    return finish <= 1
        ? stripped
        : stripped.substring(0, finish + 1) + convert(stripped.substring(finish + 1));
  }

  /** Returns the name a parameter has in expressions. */
  public String parameterName(String name) {
    return convert(stripUnderscores(name));
  }

  /** Returns a name without trailing underscores. */
  public static String stripUnderscores(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '_') {
      end--;
    }
    return name.substring(0, end);
  }
}
