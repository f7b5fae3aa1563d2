package io.murano.agent.executor;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a script call, in the two forms executors need.
 *
 * @param text the value as Python's {@code str} shows it
 * @param value the value in JSON terms; for a value JSON cannot express, its text
 */
public record ScriptArgument(String text, @Nullable Object value) {

  /** Shows nothing: arguments may hold secrets. */
  @Override
  public String toString() {
    return "ScriptArgument[…]";
  }
}
