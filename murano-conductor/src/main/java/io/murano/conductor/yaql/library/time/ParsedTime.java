package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.library.time.DateNumbers.Resolved;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.DateTime.Origin;
import io.murano.conductor.yaql.value.DateTime.Zone;
import io.murano.conductor.yaql.value.TimeSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What a free-form text said, and the datetime that follows from it. */
final class ParsedTime {

  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  @Nullable Integer weekday;
  @Nullable Integer hour;
  @Nullable Integer minute;
  @Nullable Integer second;
  @Nullable Integer microsecond;
  @Nullable String zoneName;
  @Nullable Integer offsetSeconds;
  private @Nullable Integer half;
  private @Nullable Integer year;
  private @Nullable Integer month;
  private @Nullable Integer day;

  boolean isEmpty() {
    return weekday == null
        && hour == null
        && minute == null
        && second == null
        && microsecond == null
        && zoneName == null
        && offsetSeconds == null
        && half == null
        && year == null
        && month == null
        && day == null;
  }

  void setDate(Resolved date, boolean centurySpecified) {
    if (date.year() != null) {
      year = fullYear(date.year(), centurySpecified);
    }
    month = date.month() == null ? null : toInt(date.month());
    day = date.day() == null ? null : toInt(date.day());
  }

  /** Completes a year of two digits to one within fifty years of now. */
  static int fullYear(BigInteger written, boolean centurySpecified) {
    int value = toInt(written);
    if (value >= 100 || centurySpecified) {
      return value;
    }
    int now = LocalDate.now().getYear();
    int result = value + now / 100 * 100;
    if (result >= now + 50) {
      return result - 100;
    }
    return result < now - 50 ? result + 100 : result;
  }

  private static int toInt(BigInteger value) {
    if (value.bitLength() > 31) {
      throw NativeException.overflow("Python int too large to convert to C long");
    }
    return value.intValue();
  }

  void setHour(int value, int halfDay) {
    hour = adjusted(value, halfDay);
  }

  void applyHalf(int halfDay) throws DateSyntaxException {
    Integer current = hour;
    if (current == null || current < 0 || current > 12) {
      throw new DateSyntaxException();
    }
    hour = adjusted(current, halfDay);
    half = halfDay;
  }

  private static int adjusted(int hour, int halfDay) {
    if (hour < 12 && halfDay == 1) {
      return hour + 12;
    }
    return hour == 12 && halfDay == 0 ? 0 : hour;
  }

  void setUnit(String token, BigDecimal value, int unit) throws DateSyntaxException {
    BigDecimal rest = value.remainder(BigDecimal.ONE);
    if (unit == 0) {
      hour = FreeFormDateParser.clamp(value);
      if (rest.signum() != 0) {
        minute = FreeFormDateParser.clamp(rest.multiply(SIXTY));
      }
    } else if (unit == 1) {
      setMinutes(value);
    } else if (unit == 2) {
      setSeconds(token);
    }
  }

  void setMinutes(BigDecimal value) {
    minute = FreeFormDateParser.clamp(value);
    BigDecimal rest = value.remainder(BigDecimal.ONE);
    second = rest.signum() == 0 ? null : (Integer) FreeFormDateParser.clamp(rest.multiply(SIXTY));
  }

  void setSeconds(String token) throws DateSyntaxException {
    int dot = token.indexOf('.');
    if (dot < 0) {
      second = FreeFormDateParser.smallInteger(token);
      microsecond = 0;
      return;
    }
    second = FreeFormDateParser.smallInteger(token.substring(0, dot));
    String fraction = token.substring(dot + 1) + "000000";
    microsecond = FreeFormDateParser.smallInteger(fraction.substring(0, 6));
  }

  boolean couldBeZoneName(String token) {
    return offsetSeconds == null && couldBeZoneNameBesideOffset(token);
  }

  boolean couldBeZoneNameBesideOffset(String token) {
    boolean upper = token.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    return hour != null && zoneName == null && token.length() <= 5 && (upper || token.equals("z"));
  }

  DateTime toDateTime() {
    LocalDateTime local = toLocal();
    String name = zoneName;
    Integer offset = offsetSeconds;
    if ((offset != null && offset == 0 && name == null) || "Z".equals(name) || "z".equals(name)) {
      name = "UTC";
      offset = 0;
    } else if (name != null && (offset == null || offset != 0) && DateWords.isUtc(name)) {
      offset = 0;
    }
    return new DateTime(local, zone(local, name, offset));
  }

  private static @Nullable Zone zone(
      LocalDateTime local, @Nullable String name, @Nullable Integer offset) {
    if (name != null && isLocalName(name)) {
      int seconds = ZoneId.systemDefault().getRules().getOffset(local).getTotalSeconds();
      return new Zone(TimeSpan.ofMicros(seconds * 1_000_000L), Origin.LOCAL);
    }
    if (offset == null) {
      return null;
    }
    return offset == 0 ? Zone.UTC : Zone.of(TimeSpan.ofMicros(offset * 1_000_000L));
  }

  private static boolean isLocalName(String name) {
    TimeZone zone = TimeZone.getDefault();
    return name.equals(zone.getDisplayName(false, TimeZone.SHORT, Locale.ROOT))
        || (zone.useDaylightTime()
            && name.equals(zone.getDisplayName(true, TimeZone.SHORT, Locale.ROOT)));
  }

  private LocalDateTime toLocal() {
    LocalDate today = LocalDate.now();
    TimeFields fields = TimeFields.of(today.atStartOfDay());
    set(fields, TimeFields.YEAR, year);
    set(fields, TimeFields.MONTH, month);
    set(fields, TimeFields.DAY, day);
    set(fields, TimeFields.HOUR, hour);
    set(fields, TimeFields.MINUTE, minute);
    set(fields, TimeFields.SECOND, second);
    set(fields, TimeFields.MICROSECOND, microsecond);
    if (day == null) {
      clampDay(fields);
    }
    LocalDateTime local = fields.toLocal();
    if (weekday == null || (day != null && day != 0)) {
      return local;
    }
    int ahead = Math.floorMod(weekday - (local.getDayOfWeek().getValue() - 1), 7);
    LocalDateTime moved = local.plusDays(ahead);
    if (moved.getYear() > 9999) {
      throw NativeException.overflow("date value out of range");
    }
    return moved;
  }

  private static void set(TimeFields fields, int field, @Nullable Integer value) {
    if (value != null) {
      fields.set(field, value);
    }
  }

  /** Today's day number may not exist in the month of the text. */
  private static void clampDay(TimeFields fields) {
    int month = fields.get(TimeFields.MONTH);
    if (month < 1 || month > 12) {
      throw NativeException.valueError("bad month number " + month + "; must be 1-12");
    }
    int last = YearMonth.of(2000 + fields.get(TimeFields.YEAR) % 400, month).lengthOfMonth();
    fields.set(TimeFields.DAY, Math.min(fields.get(TimeFields.DAY), last));
  }
}
