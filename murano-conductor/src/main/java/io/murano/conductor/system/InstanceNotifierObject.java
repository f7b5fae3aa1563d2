package io.murano.conductor.system;

import io.murano.common.message.InstanceEvent;
import io.murano.conductor.deployment.InstanceChange;
import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.MuranoObject;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.system.InstanceNotifier}: instance statistics (contract muranopl §6.2). */
@NativeClass("io.murano.system.InstanceNotifier")
final class InstanceNotifierObject {

  /** The environment is known from the execution; the parameter is part of the interface. */
  @NativeConstructor
  InstanceNotifierObject(@SuppressWarnings("unused") Object environment) {}

  @NativeMethod
  void trackApplication(
      NativeCall call,
      MuranoObject instance,
      @Default @Nullable String title,
      @Default @Nullable Integer unitCount) {
    begin(call, instance, InstanceEvent.APPLICATION, title, unitCount);
  }

  @NativeMethod
  void untrackApplication(NativeCall call, MuranoObject instance) {
    end(call, instance, InstanceEvent.APPLICATION);
  }

  @NativeMethod
  void trackCloudInstance(NativeCall call, MuranoObject instance) {
    begin(call, instance, InstanceEvent.MACHINE, null, 1);
  }

  @NativeMethod
  void untrackCloudInstance(NativeCall call, MuranoObject instance) {
    end(call, instance, InstanceEvent.MACHINE);
  }

  private static void begin(
      NativeCall call,
      MuranoObject instance,
      int kind,
      @Nullable String title,
      @Nullable Integer unitCount) {
    String typeName = instance.real().type().name();
    send(call, new InstanceChange(true, instance.id(), kind, typeName, title, unitCount));
  }

  private static void end(NativeCall call, MuranoObject instance, int kind) {
    send(call, new InstanceChange(false, instance.id(), kind, null, null, null));
  }

  private static void send(NativeCall call, InstanceChange change) {
    call.service(SystemSession.class).execution().instance(change);
  }
}
