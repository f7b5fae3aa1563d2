package io.murano.conductor.stack.hot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality of values as Heat, which is written in Python, sees it: {@code 1 = 1.0 = true}. */
final class PythonEquality {

  private PythonEquality() {}

  static boolean equal(@Nullable Object left, @Nullable Object right) {
    BigDecimal leftNumber = number(left);
    BigDecimal rightNumber = number(right);
    if (leftNumber != null && rightNumber != null) {
      return leftNumber.compareTo(rightNumber) == 0;
    }
    if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
      return equalLists(leftList, rightList);
    }
    if (left instanceof Map<?, ?> leftMap && right instanceof Map<?, ?> rightMap) {
      return leftMap.keySet().equals(rightMap.keySet())
          && leftMap.keySet().stream().allMatch(key -> equal(leftMap.get(key), rightMap.get(key)));
    }
    return Objects.equals(left, right);
  }

  /** Returns whether the list has an item equal to the value. */
  static boolean contains(List<?> list, @Nullable Object value) {
    for (Object item : list) {
      if (equal(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalLists(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      return null;
    }
    return value instanceof Number number ? new BigDecimal(number.toString()) : null;
  }
}
