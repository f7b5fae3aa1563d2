package io.murano.conductor.yaql.testing;

import io.murano.conductor.yaql.YaqlDialect;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random expressions: syntactically valid, semantically anything. */
public final class ExpressionArbitraries {

  private static final int DEPTH = 4;

  private static final List<String> ATOMS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "7",
          "100000000000000000000",
          "1.5",
          "'a'",
          "''",
          "'it\\'s'",
          "\"x\\n\"",
          "`\\d+`",
          "$",
          "$x",
          "a",
          "foo",
          "[1, 2, 3]",
          "{a => 1}",
          "range(3)",
          "set(1, 2)",
          "sequence()",
          "'a,b'");

  private static final List<String> BINARY =
      List.of(
          " + ", " - ", " * ", " / ", " mod ", " > ", " < ", " >= ", " <= ", " = ", " != ", " in ",
          " and ", " or ", " =~ ", " !~ ", " -> ");

  private static final List<String> NAMES = functionNames();

  private ExpressionArbitraries() {}

  private static List<String> functionNames() {
    TreeSet<String> names = new TreeSet<>(YaqlDialect.DEFAULT.context().functionNames());
    names.removeIf(name -> name.startsWith("#") || name.startsWith("*"));
    return List.copyOf(names);
  }

  /** Returns expressions of the default dialect. */
  public static Arbitrary<String> expressions() {
    return expression(DEPTH);
  }

  private static Arbitrary<String> expression(int depth) {
    Arbitrary<String> atoms = Arbitraries.of(ATOMS);
    if (depth == 0) {
      return atoms;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> expression(depth - 1));
    Arbitrary<String> operand = inner.map(text -> "(" + text + ")");
    Arbitrary<List<String>> args = inner.list().ofMaxSize(3);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, atoms),
        net.jqwik.api.Tuple.of(
            3,
            Combinators.combine(inner, Arbitraries.of(BINARY), inner)
                .as((left, op, right) -> left + op + right)),
        net.jqwik.api.Tuple.of(
            3,
            Combinators.combine(operand, Arbitraries.of(NAMES), args)
                .as((receiver, name, list) -> receiver + "." + name + joined(list))),
        net.jqwik.api.Tuple.of(
            3,
            Combinators.combine(Arbitraries.of(NAMES), args)
                .as((name, list) -> name + joined(list))),
        net.jqwik.api.Tuple.of(1, operand),
        net.jqwik.api.Tuple.of(
            1,
            Combinators.combine(Arbitraries.of("-", "+", "not "), inner)
                .as((op, text) -> op + text)),
        net.jqwik.api.Tuple.of(
            1, Combinators.combine(operand, inner).as((value, at) -> value + "[" + at + "]")),
        net.jqwik.api.Tuple.of(1, args.map(list -> "[" + String.join(", ", list) + "]")),
        net.jqwik.api.Tuple.of(
            1, Combinators.combine(inner, inner).as((k, v) -> "{" + k + " => " + v + "}")));
  }

  private static String joined(List<String> args) {
    return "(" + String.join(", ", args) + ")";
  }
}
