package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.yaql.error.YaqlException;

/** Gives errors of the runtime the form in which package code can catch them. */
final class Failures {

  private Failures() {}

  /** Returns an error with its native name and the stack at a frame. */
  static MuranoPlException inPackageCode(RuntimeException error, Frame frame) {
    String name = error instanceof YaqlException known ? known.pythonName() : "RuntimeError";
    return MuranoPlException.ofNative(name, error, frame.stack());
  }
}
