package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Unary and binary operators on all types. Stateless. */
public final class Operators {

  private Operators() {}

  /**
   * Applies a binary operator.
   *
   * @throws PyError if the operands do not allow it
   */
  public static Object binary(Object left, String operator, Object right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return numeric(left, operator, right);
    }
    switch (operator) {
      case "+":
        return concatenate(left, right);
      case "*":
        return repeat(left, right);
      case "%":
        if (left instanceof String format) {
          return PercentFormat.apply(format, right);
        }
        break;
      case "|":
        if (left instanceof PyDict a && right instanceof PyDict b) {
          PyDict merged = a.copy();
          b.entries().forEach(entry -> merged.put(entry.key(), entry.value()));
          return merged;
        }
        return SetOperators.apply(left, operator, right);
      case "&":
      case "^":
      case "-":
        return SetOperators.apply(left, operator, right);
      default:
        break;
    }
    throw unsupported(left, operator, right);
  }

  /**
   * Applies an operator of an augmented assignment; lists, dicts and sets are changed in place.
   *
   * @return what is assigned to the target
   */
  public static Object augment(Object left, String operator, Object right) {
    if (left instanceof PyList list && "+".equals(operator)) {
      list.items().addAll(Sequences.toList(right));
      return list;
    }
    if (left instanceof PyList list && "*".equals(operator) && Numbers.isIntegral(right)) {
      List<Object> repeated = repeatItems(new ArrayList<>(list.items()), right);
      list.items().clear();
      list.items().addAll(repeated);
      return list;
    }
    if (left instanceof PyDict dict && "|".equals(operator) && right instanceof PyDict other) {
      other.entries().forEach(entry -> dict.put(entry.key(), entry.value()));
      return dict;
    }
    try {
      Object result = binary(left, operator, right);
      if (left instanceof PySet set && !set.isFrozen() && result instanceof PySet changed) {
        List<Object> items = changed.items();
        set.clear();
        items.forEach(set::add);
        return set;
      }
      return result;
    } catch (PyError e) {
      throw renamed(e, left, operator, right);
    }
  }

  /**
   * Applies a unary operator other than {@code not}.
   *
   * @throws PyError if the operand does not allow it
   */
  public static Object unary(String operator, Object operand) {
    boolean allowed =
        "~".equals(operator) ? Numbers.isIntegral(operand) : Numbers.isNumber(operand);
    if (!allowed) {
      throw PyError.of(
          "TypeError",
          "bad operand type for unary %s: '%s'".formatted(operator, Types.nameOf(operand)));
    }
    switch (operator) {
      case "-":
        return operand instanceof Double number
            ? (Object) (-number)
            : Numbers.subtract(0L, operand);
      case "+":
        return operand instanceof Boolean ? (Object) Numbers.toLong(operand) : operand;
      default:
        return Numbers.subtract(-1L, operand);
    }
  }

  static PyError unsupported(Object left, String operator, Object right) {
    String shown = "**".equals(operator) ? "** or pow()" : operator;
    return PyError.of(
        "TypeError",
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(shown, Types.nameOf(left), Types.nameOf(right)));
  }

  private static Object numeric(Object left, String operator, Object right) {
    switch (operator) {
      case "+":
        return Numbers.add(left, right);
      case "-":
        return Numbers.subtract(left, right);
      case "*":
        return Numbers.multiply(left, right);
      case "/":
        return Numbers.divide(left, right);
      case "//":
        return Numbers.floorDivide(left, right);
      case "%":
        return Numbers.modulo(left, right);
      case "**":
        return Numbers.power(left, right);
      default:
        return bitwise(left, operator, right);
    }
  }

  private static Object bitwise(Object left, String operator, Object right) {
    if (!Numbers.isIntegral(left) || !Numbers.isIntegral(right)) {
      throw unsupported(left, operator, right);
    }
    boolean bools = left instanceof Boolean && right instanceof Boolean;
    switch (operator) {
      case "&":
        return bools
            ? (Object) ((Boolean) left && (Boolean) right)
            : Numbers.narrow(Numbers.toBig(left).and(Numbers.toBig(right)));
      case "|":
        return bools
            ? (Object) ((Boolean) left || (Boolean) right)
            : Numbers.narrow(Numbers.toBig(left).or(Numbers.toBig(right)));
      case "^":
        return bools
            ? (Object) !left.equals(right)
            : Numbers.narrow(Numbers.toBig(left).xor(Numbers.toBig(right)));
      default:
        return Numbers.shift(left, right, "<<".equals(operator));
    }
  }

  private static Object concatenate(Object left, Object right) {
    if (left instanceof String a && right instanceof String b) {
      Strings.requireSize((long) a.length() + b.length());
      return a + b;
    }
    if (left instanceof PyList a && right instanceof PyList b) {
      return new PyList(joined(a.items(), b.items()));
    }
    if (left instanceof PyTuple a && right instanceof PyTuple b) {
      return new PyTuple(joined(a.items(), b.items()));
    }
    if (left instanceof PyBytes a && right instanceof PyBytes b) {
      byte[] all = Arrays.copyOf(a.content(), a.content().length + b.content().length);
      System.arraycopy(b.content(), 0, all, a.content().length, b.content().length);
      return new PyBytes(all);
    }
    if (left instanceof String || left instanceof PyList || left instanceof PyTuple) {
      String type = Types.nameOf(left);
      throw PyError.of(
          "TypeError",
          "can only concatenate %s (not \"%s\") to %s".formatted(type, Types.nameOf(right), type));
    }
    if (left instanceof PyBytes) {
      throw PyError.of("TypeError", "can't concat %s to bytes".formatted(Types.nameOf(right)));
    }
    throw unsupported(left, "+", right);
  }

  private static List<Object> joined(List<Object> left, List<Object> right) {
    Sequences.requireItems((long) left.size() + right.size());
    List<Object> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  private static Object repeat(Object left, Object right) {
    if (Numbers.isIntegral(left) && isSequence(right)) {
      return repeat(right, left);
    }
    if (!isSequence(left)) {
      throw unsupported(left, "*", right);
    }
    if (!Numbers.isIntegral(right)) {
      throw PyError.of(
          "TypeError",
          "can't multiply sequence by non-int of type '%s'".formatted(Types.nameOf(right)));
    }
    if (left instanceof String text) {
      long count = Math.max(0, Numbers.toLong(right));
      Strings.requireSize(product(count, text.length()));
      return text.repeat((int) count);
    }
    if (left instanceof PyList list) {
      return new PyList(repeatItems(list.items(), right));
    }
    if (left instanceof PyTuple tuple) {
      return new PyTuple(repeatItems(tuple.items(), right));
    }
    byte[] content = ((PyBytes) left).content();
    long count = Math.max(0, Numbers.toLong(right));
    Strings.requireSize(product(count, content.length));
    byte[] all = new byte[(int) count * content.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(content, 0, all, i * content.length, content.length);
    }
    return new PyBytes(all);
  }

  private static List<Object> repeatItems(List<Object> items, Object times) {
    long count = Math.max(0, Numbers.toLong(times));
    Sequences.requireItems(product(count, items.size()));
    List<Object> repeated = new ArrayList<>();
    for (long i = 0; i < count && !items.isEmpty(); i++) {
      repeated.addAll(items);
    }
    return repeated;
  }

  /** Multiplies without overflow; the result is only compared with a limit. */
  private static long product(long count, int size) {
    return count > Integer.MAX_VALUE ? Math.min(count, count * Math.min(size, 1)) : count * size;
  }

  private static boolean isSequence(Object value) {
    return value instanceof String
        || value instanceof PyList
        || value instanceof PyTuple
        || value instanceof PyBytes;
  }

  /** Names the augmented operator in a complaint about operand types, as Python does. */
  private static PyError renamed(PyError error, Object left, String operator, Object right) {
    String plain = unsupported(left, operator, right).exception().message();
    if (error.exception().message().equals(plain)) {
      return PyError.of(
          "TypeError",
          "unsupported operand type(s) for %s=: '%s' and '%s'"
              .formatted(operator, Types.nameOf(left), Types.nameOf(right)));
    }
    return error;
  }
}
