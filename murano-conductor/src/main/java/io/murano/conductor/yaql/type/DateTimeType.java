package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.value.DateTime;
import org.jspecify.annotations.Nullable;

/** Datetimes; a naive one is handed over as UTC. */
final class DateTimeType extends PlainType {

  DateTimeType(boolean nullable) {
    super(DATETIME, nullable, c -> c == DateTime.class);
  }

  @Override
  public PlainType orNull() {
    return new DateTimeType(true);
  }

  @Override
  protected @Nullable Object convertValue(Object value, Invocation invocation) {
    return ((DateTime) value).aware();
  }

  @Override
  public boolean isIdentity() {
    return false;
  }
}
