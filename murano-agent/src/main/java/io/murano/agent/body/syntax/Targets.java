package io.murano.agent.body.syntax;

/** What can be assigned to. Stateless. */
final class Targets {

  private Targets() {}

  /**
   * Returns the expression if it can be a target.
   *
   * @throws BodySyntaxException if it cannot
   */
  static Expression check(Expression target) {
    if (target instanceof Expression.Sequence sequence
        && sequence.kind() != Expression.SequenceKind.SET) {
      int starred = 0;
      for (Expression item : sequence.items()) {
        boolean isStarred = item instanceof Expression.Starred;
        starred += isStarred ? 1 : 0;
        check(isStarred ? ((Expression.Starred) item).value() : item);
      }
      if (starred > 1) {
        throw new BodySyntaxException("multiple starred expressions in assignment", target.line());
      }
      return target;
    }
    return checkSingle(target, "assign to");
  }

  /**
   * Returns the expression unless it is starred.
   *
   * @throws BodySyntaxException with the given complaint if it is
   */
  static Expression requireUnstarred(Expression expression, String complaint) {
    if (expression instanceof Expression.Starred) {
      throw new BodySyntaxException(complaint, expression.line());
    }
    return expression;
  }

  /** Checks like {@link #check}, with the hint Python gives where a comparison may be meant. */
  static Expression checkAssigned(Expression target) {
    boolean hint =
        target instanceof Expression.Call
            || (target instanceof Expression.Literal literal
                && literal.value() != null
                && !(literal.value() instanceof Boolean));
    return hint
        ? checkSingle(target, "assign to", " here. Maybe you meant '==' instead of '='?")
        : check(target);
  }

  /** Returns the expression if it is a name, attribute or subscript. */
  static Expression checkSingle(Expression target, String action) {
    return checkSingle(target, action, "");
  }

  private static Expression checkSingle(Expression target, String action, String hint) {
    if (target instanceof Expression.Name
        || target instanceof Expression.Attribute
        || target instanceof Expression.Subscript) {
      return target;
    }
    throw new BodySyntaxException(
        "cannot %s %s%s".formatted(action, describe(target), hint), target.line());
  }

  private static String describe(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      Object value = literal.value();
      if (value == null) {
        return "None";
      }
      return value instanceof Boolean bool ? (bool ? "True" : "False") : "literal";
    }
    if (expression instanceof Expression.Call) {
      return "function call";
    }
    return expression instanceof Expression.Starred ? "starred expression" : "expression";
  }
}
