package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code string()}, {@code int()}, {@code bool()} and {@code notNull()}. */
final class ScalarContracts {

  static final ContractMethod STRING =
      new ContractMethod() {
        @Override
        public @Nullable Object transform(@Nullable Object value, ContractCall call) {
          if (value == null || value instanceof String) {
            return value;
          }
          if (isInteger(value) || value instanceof Boolean) {
            return Text.repr(value);
          }
          if (value instanceof MuranoObject object) {
            return object.id();
          }
          throw violation(value, "string");
        }

        @Override
        public @Nullable Object validate(@Nullable Object value, ContractCall call) {
          return require(value == null || value instanceof String, value, "string");
        }
      };

  static final ContractMethod INT =
      new ContractMethod() {
        @Override
        public @Nullable Object transform(@Nullable Object value, ContractCall call) {
          if (value == null || isInteger(value)) {
            return value;
          }
          if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
          }
          if (value instanceof String || value instanceof Double) {
            return parsed(value, call);
          }
          throw violation(value, "int");
        }

        @Override
        public @Nullable Object validate(@Nullable Object value, ContractCall call) {
          return require(value == null || isInteger(value), value, "int");
        }
      };

  static final ContractMethod BOOL =
      new ContractMethod() {
        @Override
        public @Nullable Object transform(@Nullable Object value, ContractCall call) {
          return value == null ? null : (Object) Values.truth(value);
        }

        @Override
        public @Nullable Object validate(@Nullable Object value, ContractCall call) {
          return require(value == null || value instanceof Boolean, value, "bool");
        }
      };

  static final ContractMethod NOT_NULL =
      new ContractMethod() {
        @Override
        public Object transform(@Nullable Object value, ContractCall call) {
          if (value == null) {
            throw new ContractViolationException("null value violates notNull() contract");
          }
          return value;
        }

        @Override
        public Object validate(@Nullable Object value, ContractCall call) {
          return transform(value, call);
        }
      };

  private ScalarContracts() {}

  /** Returns a value as messages show it: strings in single quotes, unescaped. */
  static String shown(@Nullable Object value) {
    return value instanceof String text ? "'" + text + "'" : Text.repr(value);
  }

  private static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }

  private static @Nullable Object parsed(Object value, ContractCall call) {
    Context context = call.scope().context();
    try {
      return FunctionHandle.function("int", context, Frame.of(context).evaluation(false))
          .call(value);
    } catch (YaqlException e) {
      throw violation(value, "int");
    }
  }

  private static ContractViolationException violation(Object value, String contract) {
    return new ContractViolationException(
        "Value " + shown(value) + " violates " + contract + "() contract");
  }

  private static @Nullable Object require(
      boolean satisfied, @Nullable Object value, String contract) {
    if (!satisfied) {
      throw new ContractViolationException(
          "Value " + shown(value) + " violates " + contract + "() contract");
    }
    return value;
  }
}
