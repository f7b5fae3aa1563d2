package io.murano.conductor.yaql.parser;

/** How an operator takes its operands. */
public enum OperatorKind {
  /** One operand behind the symbol. */
  PREFIX,
  /** One operand in front of the symbol. */
  SUFFIX,
  /** Two operands, grouped from the left. */
  BINARY_LEFT,
  /** Two operands, grouped from the right. */
  BINARY_RIGHT;

  /** Returns whether the operator has two operands. */
  public boolean isBinary() {
    return this == BINARY_LEFT || this == BINARY_RIGHT;
  }
}
