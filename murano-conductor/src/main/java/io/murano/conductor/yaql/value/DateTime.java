package io.murano.conductor.yaql.value;

import io.murano.conductor.yaql.error.NativeException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A date and time of the years 1 to 9999 with microseconds and, unless it is naive, a fixed offset
 * from UTC of less than a day.
 */
public final class DateTime implements YaqlValue, Comparable<DateTime> {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
  private static final BigInteger MIN =
      BigInteger.valueOf(EPOCH.until(LocalDateTime.of(1, 1, 1, 0, 0), ChronoUnit.MICROS));
  private static final BigInteger MAX =
      BigInteger.valueOf(
          EPOCH.until(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), ChronoUnit.MICROS));

  private final LocalDateTime local;
  private final @Nullable Zone zone;

  /** Creates a value; the clock time must have whole microseconds. */
  public DateTime(LocalDateTime local, @Nullable Zone zone) {
    this.local = local;
    this.zone = zone;
  }

  /**
   * Returns the value with a clock time given in microseconds since 1970.
   *
   * @throws NativeException OverflowError if it leaves the years 1 to 9999
   */
  public static DateTime ofLocalMicros(BigInteger micros, @Nullable Zone zone) {
    if (micros.compareTo(MIN) < 0 || micros.compareTo(MAX) > 0) {
      throw NativeException.overflow("date value out of range");
    }
    return new DateTime(EPOCH.plus(micros.longValue(), ChronoUnit.MICROS), zone);
  }

  /** Returns the clock time. */
  public LocalDateTime local() {
    return local;
  }

  /** Returns the zone; null if naive. */
  public @Nullable Zone zone() {
    return zone;
  }

  /** Returns the same clock time in another zone. */
  public DateTime withZone(@Nullable Zone other) {
    return new DateTime(local, other);
  }

  /** Returns the value, labelled as UTC if it is naive. */
  public DateTime aware() {
    return zone == null ? withZone(Zone.UTC) : this;
  }

  /** Returns the clock time in microseconds since 1970. */
  public long localMicros() {
    return EPOCH.until(local, ChronoUnit.MICROS);
  }

  /** Returns the instant in microseconds since 1970 UTC; naive values count as UTC. */
  public BigInteger instantMicros() {
    BigInteger micros = BigInteger.valueOf(localMicros());
    return zone == null ? micros : micros.subtract(zone.validOffset().totalMicros());
  }

  /** Returns the value a span later, in the same zone. */
  public DateTime plus(TimeSpan span) {
    return ofLocalMicros(BigInteger.valueOf(localMicros()).add(span.totalMicros()), zone);
  }

  /** Returns the date. */
  public LocalDate date() {
    return local.toLocalDate();
  }

  /** Returns the time that passed since another value; both must be aware. */
  public TimeSpan since(DateTime other) {
    return Objects.equals(zone, other.zone)
        ? TimeSpan.ofMicros(localMicros() - other.localMicros())
        : TimeSpan.ofMicros(instantMicros().subtract(other.instantMicros()));
  }

  /** Compares instants; both must be aware. */
  @Override
  public int compareTo(DateTime other) {
    return Objects.equals(zone, other.zone)
        ? local.compareTo(other.local)
        : instantMicros().compareTo(other.instantMicros());
  }

  @Override
  public boolean equalTo(@Nullable Object other) {
    return other instanceof DateTime that
        && (zone == null) == (that.zone == null)
        && compareTo(that) == 0;
  }

  @Override
  public int hash() {
    return instantMicros().hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return equalTo(other);
  }

  @Override
  public int hashCode() {
    return hash();
  }

  /** Returns the text with an arbitrary separator between date and time. */
  public String iso(char separator) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%04d-%02d-%02d%c%02d:%02d:%02d"
            .formatted(
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                separator,
                local.getHour(),
                local.getMinute(),
                local.getSecond()));
    if (local.getNano() != 0) {
      out.append(".%06d".formatted(local.getNano() / 1000));
    }
    if (zone != null) {
      appendOffset(out, zone.validOffset());
    }
    return out.toString();
  }

  private static void appendOffset(StringBuilder out, TimeSpan offset) {
    out.append(offset.days() < 0 ? '-' : '+');
    long micros = (offset.days() < 0 ? offset.negate() : offset).micros();
    long seconds = micros / 1_000_000;
    out.append("%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60));
    if (micros % 60_000_000 != 0) {
      out.append(":%02d".formatted(seconds % 60));
    }
    if (micros % 1_000_000 != 0) {
      out.append(".%06d".formatted(micros % 1_000_000));
    }
  }

  @Override
  public String str() {
    return iso(' ');
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("datetime.datetime(");
    out.append(local.getYear()).append(", ");
    out.append(local.getMonthValue()).append(", ").append(local.getDayOfMonth()).append(", ");
    out.append(local.getHour()).append(", ").append(local.getMinute());
    if (local.getSecond() != 0 || local.getNano() != 0) {
      out.append(", ").append(local.getSecond());
    }
    if (local.getNano() != 0) {
      out.append(", ").append(local.getNano() / 1000);
    }
    if (zone != null) {
      out.append(", tzinfo=").append(zone.repr());
    }
    return out.append(')').toString();
  }

  @Override
  public String typeName() {
    return "datetime.datetime";
  }

  @Override
  public long memorySize() {
    return 48;
  }

  @Override
  public String toString() {
    return str();
  }

  /**
   * A fixed offset and how it came about, which shows in the text of containers only.
   *
   * @param offset distance from UTC
   * @param origin where it comes from
   */
  public record Zone(TimeSpan offset, Origin origin) {
    /** UTC as expressions make it. */
    public static final Zone UTC = new Zone(TimeSpan.ZERO, Origin.EXPRESSION);

    /** Returns the zone expressions make from an offset. */
    public static Zone of(TimeSpan offset) {
      return new Zone(offset, Origin.EXPRESSION);
    }

    /**
     * Returns the offset. Zones of a day and more can be made; they fail when they are used.
     *
     * @throws NativeException ValueError if it is a day or more
     */
    public TimeSpan validOffset() {
      boolean ok = offset.days() == 0 || (offset.days() == -1 && offset.micros() > 0);
      if (!ok) {
        throw NativeException.valueError(
            "offset must be a timedelta strictly between -24 hours and 24 hours, not " + offset);
      }
      return offset;
    }

    /** Returns the name that formats show; empty if there is none. */
    public String name() {
      if (!offset.truth()) {
        return "UTC";
      }
      StringBuilder out = new StringBuilder();
      if (origin == Origin.HOST) {
        appendOffset(out.append("UTC"), offset);
      }
      return out.toString();
    }

    String repr() {
      return switch (origin) {
        case LOCAL -> "tzlocal()";
        case HOST ->
            offset.truth() ? "datetime.timezone(" + offset.repr() + ")" : "datetime.timezone.utc";
        case EXPRESSION ->
            offset.truth()
                ? "tzoffset(None, "
                    + offset.totalMicros().divide(BigInteger.valueOf(1_000_000))
                    + ")"
                : "tzutc()";
      };
    }
  }

  /** Where a zone comes from. */
  public enum Origin {
    /** An expression or a parsed text. */
    EXPRESSION,
    /** The host, or a format with {@code %z}. */
    HOST,
    /** The name of the local zone in a parsed text. */
    LOCAL
  }
}
