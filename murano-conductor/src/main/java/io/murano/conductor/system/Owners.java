package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import org.jspecify.annotations.Nullable;

/** Finds what an object lives in. */
final class Owners {

  static final String ENVIRONMENT = "io.murano.Environment";
  static final String CLOUD_REGION = "io.murano.CloudRegion";

  private Owners() {}

  /** Returns the nearest owner of a class of the core library, or null. */
  static @Nullable MuranoObject nearest(NativeCall call, MuranoObject object, String className) {
    MuranoClass wanted = call.findClass(className);
    for (MuranoObject owner = object.owner(); owner != null; owner = owner.owner()) {
      MuranoObject view = owner.real().viewAs(wanted);
      if (view != null) {
        return view;
      }
    }
    return null;
  }
}
