package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An intrinsic function whose argument is evaluated before it is applied. Stateless. */
@FunctionalInterface
interface HotFunction {

  /**
   * Returns the function's value.
   *
   * @throws UsageException if the argument does not fit
   */
  @Nullable Object apply(Arguments arguments);

  /** An argument does not fit; the message says what fits. */
  final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /** Nested functions can multiply texts; a longer one is a mistake of the author, or an attack. */
  long MAX_LENGTH = 16L << 20;

  /**
   * What a function is applied to.
   *
   * @param name name of the function, for messages
   * @param value the evaluated argument
   * @param scope the resources that exist
   */
  record Arguments(String name, @Nullable Object value, EvaluationScope scope) {

    /** Returns the argument as a list of at least and at most so many items. */
    List<?> list(int min, int max, String usage) {
      if (value instanceof List<?> list && list.size() >= min && list.size() <= max) {
        return list;
      }
      throw usage(usage);
    }

    /** Returns the argument as a map. */
    Map<?, ?> map(String usage) {
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw usage(usage);
    }

    /** Refuses a result that would be too long. */
    void requireLength(long length) {
      if (length > MAX_LENGTH) {
        throw failure("makes at most %,d characters".formatted(MAX_LENGTH));
      }
    }

    /** Returns the exception for an argument of another form. */
    UsageException usage(String usage) {
      return failure("takes %s, got %s".formatted(usage, StackValues.described(value)));
    }

    /** Returns an exception whose message names the function. */
    UsageException failure(String message) {
      return new UsageException("'%s' %s".formatted(name, message));
    }
  }
}
