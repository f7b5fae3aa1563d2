package io.murano.conductor.muranopl.expression;

import io.murano.conductor.muranopl.yaml.SourceSpan;

/**
 * A block statement as stack traces show it.
 *
 * @param text {@code block construct}, or the statement's own name
 * @param span where the statement's mapping is
 */
public record BlockInstruction(String text, SourceSpan span) implements Instruction {

  /** Returns the instruction of a block statement. */
  public static BlockInstruction at(SourceSpan span) {
    return new BlockInstruction("block construct", span);
  }
}
