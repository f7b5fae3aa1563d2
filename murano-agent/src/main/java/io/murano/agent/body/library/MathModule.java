package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Types;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** The module math, as far as bodies use it. Stateless. */
final class MathModule {

  private MathModule() {}

  static Map<String, Object> members() {
    Map<String, Object> members = new HashMap<>();
    members.put("pi", Math.PI);
    members.put("e", Math.E);
    members.put("inf", Double.POSITIVE_INFINITY);
    members.put("nan", Double.NaN);
    whole(members, "floor", Math::floor);
    whole(members, "ceil", Math::ceil);
    whole(members, "trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    real(members, "sqrt", x -> x < 0 ? domainError() : Math.sqrt(x));
    real(members, "fabs", Math::abs);
    real(members, "exp", Math::exp);
    real(members, "log2", x -> x <= 0 ? domainError() : Math.log(x) / Math.log(2));
    real(members, "log10", x -> x <= 0 ? domainError() : Math.log10(x));
    test(members, "isnan", Double::isNaN);
    test(members, "isinf", Double::isInfinite);
    test(members, "isfinite", Double::isFinite);
    members.put("log", Builtin.function("log", MathModule::log));
    members.put("pow", Builtin.function("pow", MathModule::pow));
    return members;
  }

  private static void whole(
      Map<String, Object> members, String name, DoubleUnaryOperator rounding) {
    members.put(
        name,
        Builtin.function(
            name,
            given -> {
              Object value = Given.bind(given, name, 1, "x").get(0);
              if (Numbers.isIntegral(value)) {
                return Numbers.narrow(Numbers.toBig(value));
              }
              double rounded = rounding.applyAsDouble(number(value));
              if (!Double.isFinite(rounded)) {
                throw PyError.of(
                    Double.isNaN(rounded) ? "ValueError" : "OverflowError",
                    "cannot convert float %s to integer"
                        .formatted(Double.isNaN(rounded) ? "NaN" : "infinity"));
              }
              return Numbers.narrow(new BigDecimal(rounded).toBigInteger());
            }));
  }

  private static void real(Map<String, Object> members, String name, DoubleUnaryOperator function) {
    members.put(
        name,
        Builtin.function(
            name, given -> function.applyAsDouble(number(Given.bind(given, name, 1, "x").get(0)))));
  }

  private static void test(Map<String, Object> members, String name, DoublePredicate predicate) {
    members.put(
        name,
        Builtin.function(
            name, given -> predicate.test(number(Given.bind(given, name, 1, "x").get(0)))));
  }

  private static Object log(Arguments arguments) {
    Given given = Given.bind(arguments, "log", 1, "x", "base");
    double x = number(given.get(0));
    double base = given.has(1) ? number(given.get(1)) : Math.E;
    if (x <= 0 || base <= 0) {
      return domainError();
    }
    return given.has(1) ? Math.log(x) / Math.log(base) : Math.log(x);
  }

  private static Object pow(Arguments arguments) {
    Given given = Given.bind(arguments, "pow", 2, "x", "y");
    return Math.pow(number(given.get(0)), number(given.get(1)));
  }

  private static double number(Object value) {
    if (!Numbers.isNumber(value)) {
      throw PyError.of("TypeError", "must be real number, not " + Types.nameOf(value));
    }
    return Numbers.toDouble(value);
  }

  private static double domainError() {
    throw PyError.of("ValueError", "math domain error");
  }
}
