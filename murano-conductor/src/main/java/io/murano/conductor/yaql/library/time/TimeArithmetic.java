package io.murano.conductor.yaql.library.time;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Payload;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.TimeSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.IntPredicate;

/** Operators on dates and time spans. */
final class TimeArithmetic {

  private static final PlainType DATETIME = Types.DATETIME;
  private static final PlainType TIMESPAN = Types.TIMESPAN;

  private TimeArithmetic() {}

  static void register(Context context) {
    binary(context, "#operator_+", "dt", DATETIME, "ts", TIMESPAN, (dt, ts) -> plus(dt, ts));
    binary(context, "#operator_+", "ts", TIMESPAN, "dt", DATETIME, (ts, dt) -> plus(dt, ts));
    binary(
        context,
        "#operator_-",
        "dt",
        DATETIME,
        "ts",
        TIMESPAN,
        (dt, ts) -> plus(dt, span(ts).negate()));
    binary(context, "#operator_-", "dt1", DATETIME, "dt2", DATETIME, TimeArithmetic::between);
    binary(
        context, "#operator_+", "ts1", TIMESPAN, "ts2", TIMESPAN, (a, b) -> span(a).plus(span(b)));
    binary(
        context,
        "#operator_-",
        "ts1",
        TIMESPAN,
        "ts2",
        TIMESPAN,
        (a, b) -> TimeSpan.ofMicros(span(a).totalMicros().subtract(span(b).totalMicros())));
    registerScaling(context);
    comparison(context, "#operator_>", order -> order > 0);
    comparison(context, "#operator_>=", order -> order >= 0);
    comparison(context, "#operator_<", order -> order < 0);
    comparison(context, "#operator_<=", order -> order <= 0);
    context.register(
        function("#unary_operator_-").param("ts", TIMESPAN).body1(ts -> span(ts).negate()));
    context.register(function("#unary_operator_+").param("ts", TIMESPAN).body1(ts -> ts));
  }

  private static void registerScaling(Context context) {
    binary(context, "#operator_*", "ts", TIMESPAN, "n", Types.NUMBER, (ts, n) -> times(ts, n));
    binary(context, "#operator_*", "n", Types.NUMBER, "ts", TIMESPAN, (n, ts) -> times(ts, n));
    binary(context, "#operator_/", "ts1", TIMESPAN, "ts2", TIMESPAN, TimeArithmetic::ratio);
    binary(context, "#operator_/", "ts", TIMESPAN, "n", Types.NUMBER, TimeArithmetic::divide);
  }

  private static void binary(
      Context context,
      String name,
      String left,
      PlainType leftType,
      String right,
      PlainType rightType,
      Payload.Of2 body) {
    context.register(function(name).param(left, leftType).param(right, rightType).body2(body));
  }

  private static void comparison(Context context, String name, IntPredicate accepted) {
    binary(
        context,
        name,
        "dt1",
        DATETIME,
        "dt2",
        DATETIME,
        (a, b) -> accepted.test(date(a).compareTo(date(b))));
    binary(
        context,
        name,
        "ts1",
        TIMESPAN,
        "ts2",
        TIMESPAN,
        (a, b) -> accepted.test(span(a).compareTo(span(b))));
  }

  private static DateTime date(Object value) {
    return (DateTime) value;
  }

  private static TimeSpan span(Object value) {
    return (TimeSpan) value;
  }

  private static DateTime plus(Object dt, Object ts) {
    return date(dt).plus(span(ts));
  }

  private static TimeSpan between(Object a, Object b) {
    return date(a).since(date(b));
  }

  private static TimeSpan times(Object ts, Object n) {
    BigInteger micros = span(ts).totalMicros();
    if (n instanceof Double factor) {
      return ofFloat(Numbers.toDouble(Numbers.normalize(micros)) * factor);
    }
    return TimeSpan.ofMicros(micros.multiply(Numbers.big(n)));
  }

  private static Object ratio(Object a, Object b) {
    double divisor = micros(b);
    if (divisor == 0) {
      throw NativeException.zeroDivision("float division by zero");
    }
    return micros(a) / divisor;
  }

  private static TimeSpan divide(Object ts, Object n) {
    if (n instanceof Double divisor) {
      if (divisor == 0) {
        throw NativeException.zeroDivision("float division by zero");
      }
      return ofFloat(micros(ts) / divisor);
    }
    BigInteger divisor = Numbers.big(n);
    if (divisor.signum() == 0) {
      throw NativeException.zeroDivision("division by zero");
    }
    BigDecimal exact =
        new BigDecimal(span(ts).totalMicros())
            .divide(new BigDecimal(divisor), MathContext.DECIMAL128);
    return ofFloat(exact.doubleValue());
  }

  private static double micros(Object ts) {
    return span(ts).totalMicros().doubleValue();
  }

  private static TimeSpan ofFloat(double micros) {
    if (Double.isNaN(micros)) {
      throw NativeException.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(micros)) {
      throw NativeException.overflow("cannot convert float infinity to integer");
    }
    return TimeSpan.ofMicros(
        new BigDecimal(micros).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact());
  }
}
