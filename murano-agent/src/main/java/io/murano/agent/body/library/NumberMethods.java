package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.Strings;
import java.util.HexFormat;
import java.util.Map;

/** Methods of int, float and bytes. Stateless. */
final class NumberMethods {

  private NumberMethods() {}

  static Map<String, Method<Object>> ofInteger() {
    return Map.of("bit_length", NumberMethods::bitLength);
  }

  static Map<String, Method<Object>> ofFloat() {
    return Map.of("is_integer", NumberMethods::isInteger);
  }

  static Map<String, Method<PyBytes>> ofBytes() {
    return Map.of("decode", NumberMethods::decode, "hex", NumberMethods::hex);
  }

  private static Object bitLength(Object self, Arguments arguments) {
    Given.bind(arguments, "bit_length", 0);
    return (long) Numbers.toBig(self).abs().bitLength();
  }

  private static Object isInteger(Object self, Arguments arguments) {
    Given.bind(arguments, "is_integer", 0);
    double number = Numbers.toDouble(self);
    return number == Math.rint(number) && !Double.isInfinite(number);
  }

  private static Object decode(PyBytes self, Arguments arguments) {
    Given given = Given.bind(arguments, "decode", 0, "encoding", "errors");
    return Encodings.decode(
        self.content(),
        given.has(0) ? given.text(0) : "utf-8",
        given.has(1) ? given.text(1) : "strict");
  }

  private static Object hex(PyBytes self, Arguments arguments) {
    Given.bind(arguments, "hex", 0);
    Strings.requireSize(2L * self.content().length);
    return HexFormat.of().formatHex(self.content());
  }
}
