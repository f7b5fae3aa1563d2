package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.MuranoObject;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.murano.Project}: where the work counts, and whose environment it is (contract muranopl
 * §6.2).
 */
@NativeClass("io.murano.Project")
final class ProjectObject {

  private ProjectObject() {}

  @NativeMethod
  static @Nullable MuranoObject getCurrent(NativeCall call) {
    return find(call, call.identity().projectId());
  }

  @NativeMethod
  static @Nullable MuranoObject getEnvironmentOwner(NativeCall call) {
    return find(call, call.identity().ownerProjectId());
  }

  private static @Nullable MuranoObject find(NativeCall call, @Nullable String id) {
    if (id == null) {
      return null;
    }
    IdentityDirectory directory = call.service(SystemSession.class).ports().identities();
    return IdentityObjects.create(call, call.blocking(() -> directory.project(id)), "description");
  }
}
