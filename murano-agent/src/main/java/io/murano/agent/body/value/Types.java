package io.murano.agent.body.value;

import java.math.BigInteger;

/** Names of types and truth of values. Stateless. */
public final class Types {

  private Types() {}

  /** Returns Python's name of a value's type. */
  public static String nameOf(Object value) {
    if (value instanceof None) {
      return "NoneType";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (isInteger(value)) {
      return "int";
    }
    if (value instanceof Double) {
      return "float";
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof PyDict dict) {
      return dict.isBunch() ? "Bunch" : "dict";
    }
    return nameOfOther(value);
  }

  private static String nameOfOther(Object value) {
    if (value instanceof PyList) {
      return "list";
    }
    if (value instanceof PyTuple) {
      return "tuple";
    }
    if (value instanceof PySet set) {
      return set.isFrozen() ? "frozenset" : "set";
    }
    if (value instanceof PyBytes) {
      return "bytes";
    }
    if (value instanceof PyRange) {
      return "range";
    }
    if (value instanceof PySlice) {
      return "slice";
    }
    if (value instanceof PyDictView view) {
      return view.kind().typeName();
    }
    if (value instanceof PyIterator iterator) {
      return iterator.typeName();
    }
    if (value instanceof PyException exception) {
      return exception.type().name();
    }
    if (value instanceof PyModule) {
      return "module";
    }
    return value instanceof PyCallable callable ? callable.typeName() : "object";
  }

  /** Returns whether a value is an int and not a bool. */
  public static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }

  /** Returns what a value counts for in a condition. */
  public static boolean truth(Object value) {
    if (value instanceof None) {
      return false;
    }
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof Number number) {
      return number instanceof BigInteger || number.doubleValue() != 0;
    }
    Long size = Sequences.sizeOrNull(value);
    return size == null || size != 0;
  }
}
