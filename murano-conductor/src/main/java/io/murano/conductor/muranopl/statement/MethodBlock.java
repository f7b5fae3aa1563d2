package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.type.MethodBody;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/** The statements of a method. */
final class MethodBlock implements MethodBody {

  private final Block block;

  MethodBlock(Block block) {
    this.block = block;
  }

  @Override
  public @Nullable Object execute(Context context) {
    Completion completion = block.execute(context);
    if (completion == Completion.BREAK) {
      throw DslException.invalidOperation("Break cannot be used on method level");
    }
    if (completion == Completion.CONTINUE) {
      throw DslException.invalidOperation("Continue cannot be used on method level");
    }
    return completion.value();
  }

  @Override
  public void compileCompletely() {
    block.compileCompletely();
  }
}
