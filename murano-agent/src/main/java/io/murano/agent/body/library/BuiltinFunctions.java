package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.Converting;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.Formatting;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.Operators;
import io.murano.agent.body.value.PyCallable;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.PyType;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Strings;
import io.murano.agent.body.value.Text;
import io.murano.agent.body.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Built-in functions on single values. Stateless. */
final class BuiltinFunctions {

  private static final int MAX_PLACES = 400;

  private BuiltinFunctions() {}

  static Map<String, Builtin.Code> all() {
    Map<String, Builtin.Code> functions = new LinkedHashMap<>();
    functions.put("len", BuiltinFunctions::len);
    functions.put("repr", given -> Text.repr(one(given, "repr")));
    functions.put("ascii", given -> Text.ascii(one(given, "ascii")));
    functions.put("format", BuiltinFunctions::format);
    functions.put("print", BuiltinFunctions::print);
    functions.put("abs", BuiltinFunctions::abs);
    functions.put("round", BuiltinFunctions::round);
    functions.put("divmod", BuiltinFunctions::divmod);
    functions.put("pow", BuiltinFunctions::pow);
    functions.put("ord", BuiltinFunctions::ord);
    functions.put("chr", BuiltinFunctions::chr);
    functions.put("hex", given -> radix(given, "hex", "#x"));
    functions.put("oct", given -> radix(given, "oct", "#o"));
    functions.put("bin", given -> radix(given, "bin", "#b"));
    functions.put("type", given -> BuiltinTypes.typeOf(one(given, "type")));
    functions.put("isinstance", BuiltinFunctions::isInstance);
    functions.put("callable", given -> one(given, "callable") instanceof PyCallable);
    functions.put("hasattr", BuiltinFunctions::hasAttribute);
    functions.put("getattr", BuiltinFunctions::getAttribute);
    return functions;
  }

  private static Object one(Arguments arguments, String name) {
    return Given.bind(arguments, name, 1, "object").get(0);
  }

  private static Object len(Arguments arguments) {
    Object value = one(arguments, "len");
    Long size = Sequences.sizeOrNull(value);
    if (size == null) {
      throw PyError.of(
          "TypeError", "object of type '%s' has no len()".formatted(Types.nameOf(value)));
    }
    return size;
  }

  private static Object format(Arguments arguments) {
    Given given = Given.bind(arguments, "format", 1, "value", "spec");
    return Formatting.format(given.get(0), given.has(1) ? given.text(1) : "");
  }

  private static Object print(Arguments arguments) {
    Map<String, Object> named = arguments.named();
    Object separator = named.getOrDefault("sep", " ");
    Object end = named.getOrDefault("end", "\n");
    StringBuilder line = new StringBuilder();
    for (Object item : arguments.positional()) {
      line.append(line.length() == 0 ? "" : separator == None.NONE ? " " : separator);
      line.append(Text.str(item));
    }
    // As with a Python interpreter, prints go to the agent's own stream, not into its log.
    System.err.print(line.append(end == None.NONE ? "\n" : end));
    return None.NONE;
  }

  private static Object abs(Arguments arguments) {
    Object value = one(arguments, "abs");
    if (!Numbers.isNumber(value)) {
      throw PyError.of(
          "TypeError", "bad operand type for abs(): '%s'".formatted(Types.nameOf(value)));
    }
    if (value instanceof Double number) {
      return Math.abs(number);
    }
    return Numbers.narrow(Numbers.toBig(value).abs());
  }

  private static Object round(Arguments arguments) {
    Given given = Given.bind(arguments, "round", 1, "number", "ndigits");
    Object value = given.get(0);
    if (!Numbers.isNumber(value)) {
      throw PyError.of(
          "TypeError", "type %s doesn't define __round__ method".formatted(Types.nameOf(value)));
    }
    long places = Math.max(-MAX_PLACES, Math.min(MAX_PLACES, given.integer(1, 0)));
    if (value instanceof Double number) {
      if (given.has(1)) {
        return Numbers.round(number, (int) places);
      }
      return Converting.toInteger(Math.rint(number));
    }
    BigInteger integer = Numbers.toBig(value);
    if (places >= 0) {
      return Numbers.narrow(integer);
    }
    BigDecimal rounded = new BigDecimal(integer).setScale((int) places, RoundingMode.HALF_EVEN);
    return Numbers.narrow(rounded.toBigIntegerExact());
  }

  private static Object divmod(Arguments arguments) {
    Given given = Given.bind(arguments, "divmod", 2, "x", "y");
    return PyTuple.of(
        Operators.binary(given.get(0), "//", given.get(1)),
        Operators.binary(given.get(0), "%", given.get(1)));
  }

  private static Object pow(Arguments arguments) {
    Given given = Given.bind(arguments, "pow", 2, "base", "exp", "mod");
    if (!given.has(2)) {
      return Operators.binary(given.get(0), "**", given.get(1));
    }
    BigInteger modulus = Numbers.toBig(given.get(2));
    if (modulus.signum() == 0) {
      throw PyError.of("ValueError", "pow() 3rd argument cannot be 0");
    }
    BigInteger result =
        Numbers.toBig(given.get(0)).modPow(Numbers.toBig(given.get(1)), modulus.abs());
    boolean negative = modulus.signum() < 0 && result.signum() != 0;
    return Numbers.narrow(negative ? result.add(modulus) : result);
  }

  private static Object ord(Arguments arguments) {
    Object value = one(arguments, "ord");
    if (!(value instanceof String text)) {
      throw PyError.of(
          "TypeError",
          "ord() expected string of length 1, but %s found".formatted(Types.nameOf(value)));
    }
    if (Strings.length(text) != 1) {
      throw PyError.of(
          "TypeError",
          "ord() expected a character, but string of length %d found"
              .formatted(Strings.length(text)));
    }
    return (long) text.codePointAt(0);
  }

  private static Object chr(Arguments arguments) {
    long code = Given.bind(arguments, "chr", 1, "i").integer(0, 0);
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      throw PyError.of("ValueError", "chr() arg not in range(0x110000)");
    }
    return Character.toString((int) code);
  }

  private static Object radix(Arguments arguments, String name, String spec) {
    Object value = one(arguments, name);
    if (!Numbers.isIntegral(value)) {
      throw PyError.of(
          "TypeError",
          "'%s' object cannot be interpreted as an integer".formatted(Types.nameOf(value)));
    }
    return Formatting.format(Numbers.narrow(Numbers.toBig(value)), spec);
  }

  private static Object isInstance(Arguments arguments) {
    Given given = Given.bind(arguments, "isinstance", 2, "object", "class");
    return isInstance(given.get(0), given.get(1));
  }

  private static boolean isInstance(Object value, Object type) {
    if (type instanceof PyType builtin) {
      return builtin.instances().test(value);
    }
    if (type instanceof ExceptionType exceptionType) {
      return value instanceof PyException exception && exception.type().isA(exceptionType);
    }
    if (type instanceof PyTuple alternatives) {
      return alternatives.items().stream().anyMatch(each -> isInstance(value, each));
    }
    throw PyError.of(
        "TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union");
  }

  private static Object hasAttribute(Arguments arguments) {
    Given given = Given.bind(arguments, "hasattr", 2, "object", "name");
    try {
      Attributes.get(given.get(0), given.text(1));
      return true;
    } catch (PyError e) {
      if (e.exception().type().isA(ExceptionType.named("AttributeError"))) {
        return false;
      }
      throw e;
    }
  }

  private static Object getAttribute(Arguments arguments) {
    Given given = Given.bind(arguments, "getattr", 2, "object", "name", "default");
    try {
      return Attributes.get(given.get(0), given.text(1));
    } catch (PyError e) {
      Object absent = given.values()[2];
      if (absent != null && e.exception().type().isA(ExceptionType.named("AttributeError"))) {
        return absent;
      }
      throw e;
    }
  }
}
