package io.murano.conductor.yaql.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The body of the standard {@code #get_context_data}: reads a variable of the caller's context.
 * Nodes recognise it and read the variable without a call.
 */
public final class VariableReading implements Payload {

  /** The only instance. */
  public static final Payload BODY = new VariableReading();

  private VariableReading() {}

  @Override
  public @Nullable Object invoke(Invocation call) {
    return call.callerContext().get(call.<String>get(0));
  }
}
