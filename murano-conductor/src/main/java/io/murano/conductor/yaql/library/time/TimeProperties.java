package io.murano.conductor.yaql.library.time;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.TimeSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.Function;

/** What stands behind the dot of dates and time spans. */
final class TimeProperties {

  private TimeProperties() {}

  static void register(Context context) {
    registerDates(context);
    registerSpans(context);
  }

  private static void registerDates(Context context) {
    raw(context, "year", dt -> (long) dt.local().getYear());
    raw(context, "month", dt -> (long) dt.local().getMonthValue());
    raw(context, "day", dt -> (long) dt.local().getDayOfMonth());
    raw(context, "hour", dt -> (long) dt.local().getHour());
    raw(context, "minute", dt -> (long) dt.local().getMinute());
    raw(context, "second", dt -> (long) dt.local().getSecond());
    raw(context, "microsecond", dt -> (long) dt.local().getNano() / 1000);
    raw(context, "weekday", dt -> (long) dt.local().getDayOfWeek().getValue() - 1);
    raw(context, "offset", dt -> dt.zone() == null ? TimeSpan.ZERO : dt.zone().validOffset());
    raw(context, "timestamp", TimeProperties::timestamp);
    date(context, "date", TimeProperties::dayOf);
    date(context, "time", dt -> dt.since(dayOf(dt)));
    date(context, "utc", TimeProperties::utc);
  }

  private static void registerSpans(Context context) {
    property(context, "microseconds", Types.TIMESPAN, ts -> total((TimeSpan) ts));
    inUnits(context, "milliseconds", 1e3);
    inUnits(context, "seconds", 1e6);
    inUnits(context, "minutes", 6e7);
    inUnits(context, "hours", 3.6e9);
    inUnits(context, "days", 8.64e10);
  }

  private static Object total(TimeSpan span) {
    return Numbers.normalize(span.totalMicros());
  }

  private static void inUnits(Context context, String name, double micros) {
    property(
        context, name, Types.TIMESPAN, ts -> ((TimeSpan) ts).totalMicros().doubleValue() / micros);
  }

  private static void raw(Context context, String name, Function<DateTime, Object> reader) {
    property(context, name, Types.RAW_DATETIME, dt -> reader.apply((DateTime) dt));
  }

  private static void date(Context context, String name, Function<DateTime, Object> reader) {
    property(context, name, Types.DATETIME, dt -> reader.apply((DateTime) dt));
  }

  private static void property(
      Context context, String name, PlainType type, Function<Object, Object> reader) {
    context.register(function("#property#" + name).param("obj", type).body1(reader::apply));
  }

  private static DateTime dayOf(DateTime dt) {
    return new DateTime(dt.date().atStartOfDay(), dt.zone());
  }

  /** The clock time of UTC, still labelled with the old offset as in the original. */
  private static DateTime utc(DateTime dt) {
    DateTime.Zone zone = dt.zone();
    if (zone == null) {
      throw NativeException.typeError(
          "unsupported operand type(s) for -: 'datetime.datetime' and 'NoneType'");
    }
    return dt.plus(zone.validOffset().negate());
  }

  private static Object timestamp(DateTime dt) {
    BigInteger micros = utc(dt).instantMicros();
    return new BigDecimal(micros)
        .divide(BigDecimal.valueOf(1_000_000), MathContext.DECIMAL128)
        .doubleValue();
  }
}
