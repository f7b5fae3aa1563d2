package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.List;

/** Operators on sets and views of dicts. Stateless. */
public final class SetOperators {

  private SetOperators() {}

  static Object apply(Object left, String operator, Object right) {
    if (!isSet(left) || !isSet(right)) {
      throw Operators.unsupported(left, operator, right);
    }
    boolean frozen = left instanceof PySet set && set.isFrozen();
    return combine(items(left), operator, new PySet(items(right), false), frozen);
  }

  /** Combines items with a set: union, intersection, difference or symmetric difference. */
  public static PySet combine(List<Object> left, String operator, PySet right, boolean frozen) {
    PySet own = new PySet(left, false);
    List<Object> result = new ArrayList<>();
    for (Object item : own.items()) {
      boolean inBoth = right.contains(item);
      if ("|".equals(operator) || ("&".equals(operator) ? inBoth : !inBoth)) {
        result.add(item);
      }
    }
    if ("|".equals(operator) || "^".equals(operator)) {
      for (Object item : right.items()) {
        if (!own.contains(item)) {
          result.add(item);
        }
      }
    }
    return new PySet(result, frozen);
  }

  private static boolean isSet(Object value) {
    return value instanceof PySet
        || (value instanceof PyDictView view && view.kind() != PyDictView.Kind.VALUES);
  }

  private static List<Object> items(Object value) {
    return value instanceof PySet set ? set.items() : ((PyDictView) value).items();
  }
}
