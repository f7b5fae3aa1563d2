package io.murano.conductor.muranopl.expression;

import io.murano.conductor.muranopl.yaml.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Something that a stack trace can point at. */
public interface Instruction {

  /** Returns the text shown in stack traces. */
  String text();

  /** Returns where it is written, if known. */
  @Nullable SourceSpan span();
}
