package io.murano.conductor.muranopl.value;

import io.murano.conductor.yaql.value.YaqlValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date without a time, as plain YAML scalars can be. Opaque to expressions.
 *
 * @param date the date
 */
public record CalendarDate(LocalDate date) implements YaqlValue {

  @Override
  public boolean equalTo(@Nullable Object other) {
    return equals(other);
  }

  @Override
  public int hash() {
    return hashCode();
  }

  @Override
  public String str() {
    return date.toString();
  }

  @Override
  public String repr() {
    return "datetime.date(%d, %d, %d)"
        .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  @Override
  public String typeName() {
    return "datetime.date";
  }

  @Override
  public String toString() {
    return str();
  }
}
