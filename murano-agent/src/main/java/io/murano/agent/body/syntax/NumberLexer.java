package io.murano.agent.body.syntax;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a number. Owned by one thread. */
final class NumberLexer {

  private static final Pattern RADIX =
      Pattern.compile(
          "0(?:[xX](?<hex>(?:_?[0-9a-fA-F])+)|[oO](?<oct>(?:_?[0-7])+)|[bB](?<bin>(?:_?[01])+))");
  private static final Pattern FLOAT =
      Pattern.compile(
          "(?:\\d(?:_?\\d)*)?\\.(?:\\d(?:_?\\d)*)(?:[eE][+-]?\\d(?:_?\\d)*)?"
              + "|\\d(?:_?\\d)*\\.(?:[eE][+-]?\\d(?:_?\\d)*)?"
              + "|\\d(?:_?\\d)*[eE][+-]?\\d(?:_?\\d)*");
  private static final Pattern INTEGER = Pattern.compile("0(?:_?0)*|[1-9](?:_?\\d)*");

  private final String text;
  private final int start;
  private int end;

  NumberLexer(String text, int start) {
    this.text = text;
    this.start = start;
    this.end = start;
  }

  /** Returns a Long, BigInteger or Double, or null if there is no number. */
  @Nullable Object read() {
    Matcher radix = matcher(RADIX);
    if (radix.lookingAt()) {
      end = radix.end();
      return integer(radix);
    }
    Matcher number = matcher(FLOAT);
    if (number.lookingAt()) {
      end = number.end();
      return Double.valueOf(number.group().replace("_", ""));
    }
    Matcher integer = matcher(INTEGER);
    if (integer.lookingAt()) {
      end = integer.end();
      return narrow(new BigInteger(integer.group().replace("_", "")));
    }
    return null;
  }

  /** Returns where the number ends. */
  int end() {
    return end;
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(start, text.length());
  }

  private static Object integer(Matcher radix) {
    if (radix.group("hex") != null) {
      return parse(radix.group("hex"), 16);
    }
    return radix.group("oct") != null ? parse(radix.group("oct"), 8) : parse(radix.group("bin"), 2);
  }

  private static Object parse(String digits, int radix) {
    return narrow(new BigInteger(digits.replace("_", ""), radix));
  }

  private static Object narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
