package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Payload;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Values;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Arithmetic, comparison of numbers, bit operations (contract yaql.md 12.9). */
final class MathFunctions {

  private MathFunctions() {}

  static void register(Context context) {
    binary(context, "#operator_+", Numbers::add);
    binary(context, "#operator_-", Numbers::subtract);
    binary(context, "#operator_*", Numbers::multiply);
    binary(context, "#operator_/", Numbers::divide);
    binary(context, "#operator_mod", Numbers::modulo);
    compare(context, "#operator_>", order -> order > 0);
    compare(context, "#operator_>=", order -> order >= 0);
    compare(context, "#operator_<", order -> order < 0);
    compare(context, "#operator_<=", order -> order <= 0);
    unary(context, "#unary_operator_+", "op", value -> value);
    unary(context, "#unary_operator_-", "op", Numbers::negate);
    unary(context, "abs", "op", Numbers::abs);
    unary(context, "sign", "num", value -> (long) Numbers.sign(value));
    registerConversions(context);
    registerPowers(context);
    registerBits(context);
    registerSelection(context);
    registerRandom(context);
  }

  private static void registerConversions(Context context) {
    context.register(function("int").param("value", Types.ANY).body1(NumberParsing::toInteger));
    context.register(function("float").param("value", Types.ANY).body1(NumberParsing::toFloat));
    context.register(function("isInteger").param("value", Types.ANY).body1(Values::isInteger));
    context.register(
        function("isNumber")
            .param("value", Types.ANY)
            .body1(value -> Values.isInteger(value) || value instanceof Double));
  }

  private static void registerPowers(Context context) {
    context.register(
        function("pow")
            .param("a", Types.NUMBER)
            .param("b", Types.NUMBER)
            .param("c", Types.NUMBER.orNull(), null)
            .body(Powers::pow));
    context.register(
        function("round")
            .param("number", Types.NUMBER)
            .param("ndigits", Types.INT, 0L)
            .body2(Rounding::round));
  }

  private static void registerBits(Context context) {
    bits(context, "bitwiseAnd", "left", "right", Bits::and);
    bits(context, "bitwiseOr", "left", "right", Bits::or);
    bits(context, "bitwiseXor", "left", "right", Bits::xor);
    context.register(function("bitwiseNot").param("arg", Types.INT).body1(Bits::not));
    context.register(
        function("shiftBitsRight")
            .param("value", Types.INT)
            .param("bitsNumber", Types.INT)
            .body2(Bits::shiftRight));
    context.register(
        function("shiftBitsLeft")
            .param("value", Types.INT)
            .param("bitsNumber", Types.INT)
            .body(Bits::shiftLeft));
  }

  private static void registerSelection(Context context) {
    context.register(
        function("max")
            .param("a", Types.ANY)
            .param("b", Types.ANY)
            .body(call -> greater(call) ? call.arg(1) : call.arg(0)));
    context.register(
        function("min")
            .param("a", Types.ANY)
            .param("b", Types.ANY)
            .body(call -> greater(call) ? call.arg(0) : call.arg(1)));
  }

  private static boolean greater(Invocation call) {
    return Values.truth(call.function("#operator_>").call(call.arg(1), call.arg(0)));
  }

  private static void registerRandom(Context context) {
    context.register(function("random").body(call -> Randomness.nextFloat()));
    context.register(
        function("random")
            .param("from", Types.ANY)
            .param("to", Types.ANY)
            .body2(Randomness::nextInteger));
  }

  private static void binary(Context context, String name, Payload.Of2 body) {
    context.register(
        function(name).param("left", Types.NUMBER).param("right", Types.NUMBER).body2(body));
  }

  private static void bits(
      Context context, String name, String left, String right, Payload.Of2 body) {
    context.register(function(name).param(left, Types.INT).param(right, Types.INT).body2(body));
  }

  private static void unary(Context context, String name, String parameter, Payload.Of1 body) {
    context.register(function(name).param(parameter, Types.NUMBER).body1(body));
  }

  private static void compare(Context context, String name, IntPredicate accepted) {
    PlainType type = Types.NUMBER;
    context.register(
        function(name)
            .param("left", type)
            .param("right", type)
            .body2((left, right) -> compare(left, right, accepted)));
  }

  private static boolean compare(
      @Nullable Object left, @Nullable Object right, IntPredicate accepted) {
    return left != null
        && right != null
        && !Numbers.unordered(left, right)
        && accepted.test(Numbers.compare(left, right));
  }
}
