package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.Named;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.MuranoObject;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.system.GC}: destruction of objects nobody needs (contract muranopl §4.6). */
@NativeClass(value = "io.murano.system.GC", packageName = "io.murano")
final class GarbageCollection {

  private GarbageCollection() {}

  @NativeMethod
  static void subscribeDestruction(
      NativeCall call,
      MuranoObject publisher,
      MuranoObject subscriber,
      @Default @Nullable String handler) {
    call.execution().destruction().subscribe(publisher, subscriber, handler);
  }

  @NativeMethod
  static void unsubscribeDestruction(
      NativeCall call,
      MuranoObject publisher,
      MuranoObject subscriber,
      @Default @Nullable String handler) {
    call.execution().destruction().unsubscribe(publisher, subscriber, handler);
  }

  @NativeMethod
  static void collect(NativeCall call) {
    call.execution().garbageCollector().collect();
  }

  @NativeMethod
  static boolean isDoomed(NativeCall call, @Named("object") MuranoObject object) {
    return call.execution().destruction().isDoomed(object);
  }

  @NativeMethod
  static boolean isDestroyed(@Named("object") MuranoObject object) {
    return object.isDestroyed();
  }
}
