package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.MuranoObject;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.User}: who works, and whose environment it is (contract muranopl §6.2). */
@NativeClass("io.murano.User")
final class UserObject {

  private UserObject() {}

  @NativeMethod
  static @Nullable MuranoObject getCurrent(NativeCall call) {
    return find(call, call.identity().userId());
  }

  @NativeMethod
  static @Nullable MuranoObject getEnvironmentOwner(NativeCall call) {
    return find(call, call.identity().ownerUserId());
  }

  private static @Nullable MuranoObject find(NativeCall call, @Nullable String id) {
    if (id == null) {
      return null;
    }
    IdentityDirectory directory = call.service(SystemSession.class).ports().identities();
    return IdentityObjects.create(call, call.blocking(() -> directory.user(id)), "email");
  }
}
