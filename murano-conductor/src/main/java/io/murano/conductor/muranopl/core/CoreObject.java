package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.Named;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.AttributeStore;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.NativeException;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.Object}: attributes (contract muranopl §4.4). */
@NativeClass("io.murano.Object")
final class CoreObject {

  private CoreObject() {}

  @NativeMethod(onObject = true)
  static void setAttr(
      NativeCall call,
      @Nullable Object name,
      @Nullable Object value,
      @Default @Nullable TypeReference owner) {
    attributes(call).set(call.self().id(), owner(call, owner), name, value);
  }

  @NativeMethod(onObject = true)
  static @Nullable Object getAttr(
      NativeCall call,
      @Nullable Object name,
      @Named("default") @Default @Nullable Object defaultValue,
      @Default @Nullable TypeReference owner) {
    Object value = attributes(call).get(call.self().id(), owner(call, owner), name);
    return value == null ? defaultValue : value;
  }

  private static AttributeStore attributes(NativeCall call) {
    return call.execution().attributes();
  }

  private static MuranoClass owner(NativeCall call, @Nullable TypeReference given) {
    MuranoClass owner = given == null ? call.callerType() : given.type();
    if (owner == null) {
      throw NativeException.attributeError("attributes set from outside need an owner");
    }
    return owner;
  }
}
