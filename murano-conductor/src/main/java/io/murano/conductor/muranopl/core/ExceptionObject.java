package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.statement.CaughtException;
import io.murano.conductor.yaql.value.Text;

/** {@code io.murano.Exception}: what {@code Catch} gives to package code. */
@NativeClass("io.murano.Exception")
final class ExceptionObject {

  private ExceptionObject() {}

  /** Returns name, message, stack and causes. */
  @NativeMethod(value = "toString", onObject = true)
  static String describe(NativeCall call) {
    Object exception = call.property(call.self(), "nativeException");
    if (exception instanceof CaughtException caught) {
      return caught.exception().format();
    }
    return "["
        + Text.str(call.property(call.self(), "name"))
        + "]: "
        + Text.str(call.property(call.self(), "message"));
  }
}
