package io.murano.conductor.yaql.library.time;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.DateTime.Zone;
import io.murano.conductor.yaql.value.TimeSpan;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Making and formatting dates and times. */
public final class DateTimeFunctions {

  private DateTimeFunctions() {}

  /** Adds the functions to a context. */
  public static void register(Context context) {
    registerConstructors(context);
    registerZones(context);
    context.register(
        method("replace")
            .param("dt", Types.DATETIME)
            .param("year", Types.INT.orNull(), null)
            .param("month", Types.INT.orNull(), null)
            .param("day", Types.INT.orNull(), null)
            .param("hour", Types.INT.orNull(), null)
            .param("minute", Types.INT.orNull(), null)
            .param("second", Types.INT.orNull(), null)
            .param("microsecond", Types.INT.orNull(), null)
            .param("offset", Types.TIMESPAN.orNull(), null)
            .body(DateTimeFunctions::replace));
    context.register(
        method("format")
            .param("dt", Types.DATETIME)
            .param("format", Types.STRING)
            .body(call -> TimeFormat.format(call.get(0), call.get(1))));
    context.register(
        function("isDatetime").param("value", Types.ANY).body1(v -> v instanceof DateTime));
    context.register(
        function("isTimespan").param("value", Types.ANY).body1(v -> v instanceof TimeSpan));
    TimeArithmetic.register(context);
    TimeProperties.register(context);
  }

  private static void registerConstructors(Context context) {
    context.register(
        function("datetime")
            .param("year", Types.INT)
            .param("month", Types.INT)
            .param("day", Types.INT)
            .param("hour", Types.INT, 0L)
            .param("minute", Types.INT, 0L)
            .param("second", Types.INT, 0L)
            .param("microsecond", Types.INT, 0L)
            .param("offset", Types.TIMESPAN, TimeSpan.ZERO)
            .body(DateTimeFunctions::fromFields));
    context.register(
        function("datetime")
            .param("timestamp", Types.NUMBER)
            .param("offset", Types.TIMESPAN, TimeSpan.ZERO)
            .body(call -> Timestamps.toDateTime(call.get(0), Zone.of(call.get(1)))));
    context.register(
        function("datetime")
            .param("string", Types.STRING)
            .param("format", Types.STRING.orNull(), null)
            .body(DateTimeFunctions::fromText));
    FunctionBuilder timespan = function("timespan");
    for (TimeUnit unit : TimeUnit.values()) {
      timespan.param(unit.parameter(), unit.acceptsBooleans() ? Types.INT : Types.INTEGER, 0L);
    }
    context.register(timespan.body(DateTimeFunctions::timespan));
  }

  private static void registerZones(Context context) {
    context.register(
        function("now")
            .param("offset", Types.TIMESPAN.orNull(), TimeSpan.ZERO)
            .body(call -> now((TimeSpan) call.arg(0))));
    context.register(
        function("localtz")
            .body(
                call -> {
                  int seconds =
                      ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();
                  return TimeSpan.ofMicros(seconds * 1_000_000L);
                }));
    context.register(function("utctz").body(call -> TimeSpan.ZERO));
  }

  private static Object fromFields(Invocation call) {
    TimeFields fields = new TimeFields();
    for (int i = 0; i < TimeFields.COUNT; i++) {
      fields.set(i, TimeFields.toInt(call.get(i)));
    }
    return new DateTime(fields.toLocal(), Zone.of(call.get(7)));
  }

  private static Object fromText(Invocation call) {
    String text = call.get(0);
    String format = (String) call.arg(1);
    DateTime result =
        format == null || format.isEmpty()
            ? FreeFormDateParser.parse(text)
            : TimePattern.parse(text, format);
    return result.aware();
  }

  private static Object timespan(Invocation call) {
    BigInteger micros = BigInteger.ZERO;
    for (TimeUnit unit : TimeUnit.values()) {
      BigInteger amount = io.murano.conductor.yaql.value.Numbers.big(call.get(unit.ordinal()));
      micros = micros.add(amount.multiply(BigInteger.valueOf(unit.micros())));
    }
    return TimeSpan.ofMicros(micros);
  }

  private static Object now(@Nullable TimeSpan offset) {
    if (offset == null) {
      return new DateTime(LocalDateTime.now().truncatedTo(ChronoUnit.MICROS), null);
    }
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    Zone zone = Zone.of(offset);
    return DateTime.ofLocalMicros(
        BigInteger.valueOf(micros).add(zone.offset().totalMicros()), zone);
  }

  private static Object replace(Invocation call) {
    DateTime dt = call.get(0);
    TimeFields fields = TimeFields.of(dt.local());
    for (int i = 0; i < TimeFields.COUNT; i++) {
      Object value = call.arg(i + 1);
      if (value != null) {
        fields.set(i, TimeFields.toInt(value));
      }
    }
    TimeSpan offset = (TimeSpan) call.arg(8);
    return new DateTime(fields.toLocal(), offset == null ? dt.zone() : Zone.of(offset));
  }

  /** The parameters of {@code timespan}. */
  private enum TimeUnit {
    DAYS(86_400_000_000L, true),
    HOURS(3_600_000_000L, true),
    MINUTES(60_000_000L, true),
    SECONDS(1_000_000L, false),
    MILLISECONDS(1000L, false),
    MICROSECONDS(1L, false);

    private final long micros;
    private final boolean booleans;

    TimeUnit(long micros, boolean booleans) {
      this.micros = micros;
      this.booleans = booleans;
    }

    long micros() {
      return micros;
    }

    boolean acceptsBooleans() {
      return booleans;
    }

    String parameter() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
