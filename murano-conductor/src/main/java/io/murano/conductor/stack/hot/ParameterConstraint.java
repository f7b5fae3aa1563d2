package io.murano.conductor.stack.hot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A limit on the value of a parameter. Immutable. */
sealed interface ParameterConstraint {

  /** Returns what is wrong with a value; null if nothing is. */
  @Nullable String violation(Object value);

  /** The length of a string, list or map. */
  record Length(@Nullable BigDecimal min, @Nullable BigDecimal max) implements ParameterConstraint {
    @Override
    public @Nullable String violation(Object value) {
      int length;
      if (value instanceof List<?> list) {
        length = list.size();
      } else if (value instanceof Map<?, ?> map) {
        length = map.size();
      } else {
        String text = PythonText.ofScalar(value);
        length = text.codePointCount(0, text.length());
      }
      return outside(BigDecimal.valueOf(length), min, max)
          ? "its length %d is not %s".formatted(length, between(min, max))
          : null;
    }
  }

  /** The size of a number. */
  record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) implements ParameterConstraint {
    @Override
    public @Nullable String violation(Object value) {
      BigDecimal number = decimal(value);
      return number == null || outside(number, min, max)
          ? "%s is not %s".formatted(PythonText.json(value), between(min, max))
          : null;
    }
  }

  /** A number that is a multiple of a step, from an offset. */
  record Modulo(BigDecimal step, BigDecimal offset) implements ParameterConstraint {
    @Override
    public @Nullable String violation(Object value) {
      BigDecimal number = decimal(value);
      boolean fits =
          number != null && number.subtract(offset).remainder(step).compareTo(BigDecimal.ZERO) == 0;
      return fits
          ? null
          : "%s is not %s plus a multiple of %s".formatted(PythonText.json(value), offset, step);
    }
  }

  /** One of a list, or a list of such. */
  record AllowedValues(List<@Nullable Object> values) implements ParameterConstraint {
    public AllowedValues {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public @Nullable String violation(Object value) {
      List<?> checked = value instanceof List<?> items ? items : List.of(value);
      for (Object item : checked) {
        if (!isAllowed(item)) {
          return "%s is not one of %s".formatted(PythonText.json(item), PythonText.json(values));
        }
      }
      return null;
    }

    private boolean isAllowed(@Nullable Object item) {
      return PythonEquality.contains(values, item)
          || values.stream()
              .anyMatch(
                  allowed ->
                      allowed != null
                          && item != null
                          && PythonText.ofScalar(allowed).equals(PythonText.ofScalar(item)));
    }
  }

  /** A text that matches a regular expression from beginning to end. */
  record AllowedPattern(Pattern pattern) implements ParameterConstraint {
    @Override
    public @Nullable String violation(Object value) {
      String text = PythonText.ofScalar(value);
      return matches(text)
          ? null
          : "%s does not match the pattern %s".formatted(PythonText.json(text), pattern);
    }

    private boolean matches(String text) {
      try {
        return pattern.matcher(new StepLimitedText(text)).matches();
      } catch (StackOverflowError e) {
        // Java's matcher recurses for each round of a group that is repeated.
        throw new HotException("the pattern needs too many steps to be matched", e);
      }
    }
  }

  /** A check against the cloud, which only the cloud could make: every value passes here. */
  record Custom(String name) implements ParameterConstraint {
    @Override
    public @Nullable String violation(Object value) {
      return null;
    }
  }

  private static boolean outside(
      BigDecimal number, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    return (min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0);
  }

  private static String between(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    if (min == null || max == null) {
      return min == null ? "at most " + max : "at least " + min;
    }
    return "between %s and %s".formatted(min, max);
  }

  /** Returns a number, given as such or as text; null for other values. */
  static @Nullable BigDecimal decimal(@Nullable Object value) {
    try {
      return value instanceof Number || value instanceof String
          ? new BigDecimal(value.toString().strip())
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
