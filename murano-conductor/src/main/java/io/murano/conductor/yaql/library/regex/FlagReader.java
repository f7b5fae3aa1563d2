package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;

/** Reads the flags behind {@code (?}. */
final class FlagReader {

  private static final String KNOWN = "iLmsxaut";

  private final StringBuilder added = new StringBuilder();
  private final StringBuilder removed = new StringBuilder();
  private final boolean global;

  FlagReader(PatternSource source, int first) {
    if (KNOWN.indexOf(first) < 0 && first != '-') {
      throw NativeException.regexError("unknown extension ?" + Character.toString(first));
    }
    int c = first;
    while (c != '-' && c != ')' && c != ':') {
      addFlag(c);
      c = next(source, "missing -, : or )", ")-:");
    }
    global = c == ')';
    if (c == '-') {
      c = next(source, "missing flag", "");
      while (c != ':') {
        removeFlag(c);
        c = next(source, "missing :", ":");
      }
    }
    for (int i = 0; i < removed.length(); i++) {
      if (added.indexOf(removed.substring(i, i + 1)) >= 0) {
        throw NativeException.regexError("bad inline flags: flag turned on and off");
      }
    }
  }

  private static int next(PatternSource source, String problem, String terminators) {
    int c = source.take(problem);
    if (terminators.indexOf(c) < 0 && KNOWN.indexOf(c) < 0) {
      throw NativeException.regexError(Character.isLetter(c) ? "unknown flag" : problem);
    }
    return c;
  }

  private void addFlag(int c) {
    if (c == 'L') {
      throw NativeException.regexError("bad inline flags: cannot use 'L' flag with a str pattern");
    }
    added.append((char) c);
    if (added.indexOf("a") >= 0 && added.indexOf("u") >= 0) {
      throw NativeException.regexError("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
  }

  private void removeFlag(int c) {
    if (c == 'a' || c == 'u' || c == 'L') {
      throw NativeException.regexError("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    removed.append((char) c);
  }

  /** Returns whether the flags hold for the whole pattern. */
  boolean isGlobal() {
    return global;
  }

  boolean turnsOn(char flag) {
    return added.indexOf(String.valueOf(flag)) >= 0;
  }

  RegexFlags apply(RegexFlags flags) {
    RegexFlags result = flags;
    for (int i = 0; i < added.length(); i++) {
      result = result.with(added.charAt(i), true);
    }
    for (int i = 0; i < removed.length(); i++) {
      result = result.with(removed.charAt(i), false);
    }
    return result;
  }
}
