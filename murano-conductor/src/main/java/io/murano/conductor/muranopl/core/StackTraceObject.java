package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.statement.StackTraceValues;
import java.util.List;

/** {@code io.murano.StackTrace}: the stack at the place where the object is made. */
@NativeClass("io.murano.StackTrace")
final class StackTraceObject {

  /**
   * Notes the stack.
   *
   * @param includeNativeFrames has no effect, there are no native frames
   */
  @NativeConstructor
  StackTraceObject(NativeCall call, @Default("true") boolean includeNativeFrames) {
    Frame creator = call.frame().caller();
    call.setProperty(
        call.self(), "frames", StackTraceValues.of(creator == null ? List.of() : creator.stack()));
  }

  /** Returns two lines for each frame. */
  @NativeMethod(value = "toString", exposed = true)
  String describe(NativeCall call, @Default("\"\"") String prefix) {
    return StackTraceValues.format(call.property(call.self(), "frames"), prefix);
  }
}
