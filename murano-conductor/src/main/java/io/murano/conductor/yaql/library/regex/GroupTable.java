package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of a pattern, and which of them may be referred to where. */
final class GroupTable {

  private static final int MAX_GROUPS = 2147483647 / 2;

  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final BitSet open = new BitSet();
  private final BitSet conditionals = new BitSet();
  private int count;
  private int lookBehindFrom = -1;
  private int largestForward;

  /** Returns the number of groups. */
  int count() {
    return count;
  }

  Map<String, Integer> names() {
    return names;
  }

  int open(@Nullable String name) {
    count++;
    if (name != null && names.putIfAbsent(name, count) != null) {
      throw NativeException.regexError("redefinition of group name '" + name + "'");
    }
    open.set(count);
    return count;
  }

  void close(int number) {
    open.clear(number);
  }

  int numberOf(String name) {
    Integer number = names.get(name);
    if (number == null) {
      throw NativeException.regexError("unknown group name '" + name + "'");
    }
    return number;
  }

  boolean exists(int number) {
    return number <= count;
  }

  /** Fails if a group cannot be referred to here. */
  void checkReference(int number) {
    if (open.get(number)) {
      throw NativeException.regexError("cannot refer to an open group");
    }
    checkLookBehind(number);
  }

  void checkLookBehind(int number) {
    if (lookBehindFrom < 0) {
      return;
    }
    if (open.get(number) || number > count) {
      throw NativeException.regexError("cannot refer to an open group");
    }
    if (number > lookBehindFrom) {
      throw NativeException.regexError(
          "cannot refer to group defined in the same lookbehind subpattern");
    }
  }

  /** Returns whether this is not inside of another look-behind. */
  boolean enterLookBehind() {
    boolean outermost = lookBehindFrom < 0;
    lookBehindFrom = outermost ? count : lookBehindFrom;
    return outermost;
  }

  void leaveLookBehind() {
    lookBehindFrom = -1;
  }

  int parseNumber(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw NativeException.regexError("bad character in group name '" + text + "'");
    }
    if (text.length() > 9 || Integer.parseInt(text) >= MAX_GROUPS) {
      throw NativeException.regexError("invalid group reference " + text);
    }
    int number = Integer.parseInt(text);
    if (number == 0) {
      throw NativeException.regexError("bad group number");
    }
    return number;
  }

  void noteForwardReference(int number) {
    largestForward = Math.max(largestForward, number);
  }

  void checkForwardReferences() {
    if (largestForward > count) {
      throw NativeException.regexError("invalid group reference " + largestForward);
    }
  }

  void noteConditional(int number) {
    conditionals.set(number);
  }

  /** Returns whether a conditional asks for the group. */
  boolean isAskedFor(int number) {
    return conditionals.get(number);
  }
}
