package io.murano.agent.body.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Equality, order and identity. Stateless. */
public final class Comparisons {

  private static final Set<String> ORDERING = Set.of("<", ">", "<=", ">=");

  private Comparisons() {}

  /**
   * Applies a comparison operator.
   *
   * @throws PyError if the operands have no order, or the right one is no container
   */
  public static boolean compare(Object left, String operator, Object right) {
    switch (operator) {
      case "==":
        return equal(left, right);
      case "!=":
        return !equal(left, right);
      case "in":
        return Sequences.contains(right, left);
      case "not in":
        return !Sequences.contains(right, left);
      case "is":
        return identical(left, right);
      case "is not":
        return !identical(left, right);
      default:
        return ordered(left, operator, right);
    }
  }

  /** Returns whether two values are equal in Python. */
  public static boolean equal(Object left, Object right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return !Numbers.isNan(left) && !Numbers.isNan(right) && Numbers.compare(left, right) == 0;
    }
    if (left instanceof PyList a && right instanceof PyList b) {
      return equalItems(a.items(), b.items());
    }
    if (left instanceof PyTuple a && right instanceof PyTuple b) {
      return equalItems(a.items(), b.items());
    }
    if (left instanceof PyDict a && right instanceof PyDict b) {
      return equalDicts(a, b);
    }
    if (isSetLike(left) && isSetLike(right)) {
      return toSet(left).identity().equals(toSet(right).identity());
    }
    if (left instanceof PyRange a && right instanceof PyRange b) {
      return a.size() == b.size()
          && (a.size() == 0 || (a.start() == b.start() && (a.size() == 1 || a.step() == b.step())));
    }
    return left == right || (!(left instanceof PyException) && left.equals(right));
  }

  /** Returns whether {@code left} comes before {@code right}. */
  public static boolean less(Object left, Object right) {
    return ordered(left, "<", right);
  }

  private static boolean equalItems(List<Object> left, List<Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<Object> others = right.iterator();
    for (Object item : left) {
      Object other = others.next();
      if (item != other && !equal(item, other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalDicts(PyDict left, PyDict right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (PyDict.Entry entry : left.entries()) {
      Object other = right.get(entry.key());
      if (other == null || (entry.value() != other && !equal(entry.value(), other))) {
        return false;
      }
    }
    return true;
  }

  private static boolean identical(Object left, Object right) {
    if (left == right) {
      return true;
    }
    // Small ints and strings are shared objects in Python, so identity is equality for them.
    boolean shared =
        left.getClass() == right.getClass()
            && (left instanceof Boolean
                || left instanceof Long
                || left instanceof String
                || left instanceof PyType
                || left instanceof ExceptionType);
    return shared && left.equals(right);
  }

  private static boolean ordered(Object left, String operator, Object right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      boolean comparable = !Numbers.isNan(left) && !Numbers.isNan(right);
      return comparable && holds(Numbers.compare(left, right), operator);
    }
    if (left instanceof String a && right instanceof String b) {
      return holds(compareText(a, b), operator);
    }
    if (left instanceof PyList a && right instanceof PyList b) {
      return orderedItems(a.items(), operator, b.items());
    }
    if (left instanceof PyTuple a && right instanceof PyTuple b) {
      return orderedItems(a.items(), operator, b.items());
    }
    if (isSetLike(left) && isSetLike(right)) {
      return orderedSets(toSet(left), operator, toSet(right));
    }
    if (left instanceof PyBytes a && right instanceof PyBytes b) {
      return holds(Arrays.compareUnsigned(a.content(), b.content()), operator);
    }
    throw PyError.of(
        "TypeError",
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(operator, Types.nameOf(left), Types.nameOf(right)));
  }

  private static boolean orderedItems(List<Object> left, String operator, List<Object> right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      if (!equal(left.get(i), right.get(i))) {
        return ordered(left.get(i), operator, right.get(i));
      }
    }
    return holds(Integer.compare(left.size(), right.size()), operator);
  }

  private static boolean orderedSets(PySet left, String operator, PySet right) {
    boolean less = right.identity().containsAll(left.identity());
    boolean greater = left.identity().containsAll(right.identity());
    switch (operator) {
      case "<":
        return less && !greater;
      case "<=":
        return less;
      case ">":
        return greater && !less;
      default:
        return greater;
    }
  }

  private static boolean holds(int order, String operator) {
    if (!ORDERING.contains(operator)) {
      throw new IllegalArgumentException("No ordering operator: " + operator);
    }
    switch (operator) {
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
      case ">":
        return order > 0;
      default:
        return order >= 0;
    }
  }

  /** Compares by code points, where Java compares by UTF-16 units. */
  private static int compareText(String left, String right) {
    int i = 0;
    int common = Math.min(left.length(), right.length());
    while (i < common && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    if (i == common) {
      return Integer.compare(left.length(), right.length());
    }
    return Integer.compare(left.codePointAt(i), right.codePointAt(i));
  }

  private static boolean isSetLike(Object value) {
    return value instanceof PySet
        || (value instanceof PyDictView view && view.kind() != PyDictView.Kind.VALUES);
  }

  private static PySet toSet(Object value) {
    return value instanceof PySet set ? set : new PySet(((PyDictView) value).items(), false);
  }
}
