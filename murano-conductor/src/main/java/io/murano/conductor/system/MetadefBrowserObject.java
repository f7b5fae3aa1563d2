package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.murano.system.MetadefBrowser}: metadata definitions. No cloud behind this conductor has
 * a catalogue of them (Glance's is optional), so there are none, and metadata of owners applies to
 * nothing.
 */
@NativeClass("io.murano.system.MetadefBrowser")
final class MetadefBrowserObject {

  @NativeConstructor
  MetadefBrowserObject(@SuppressWarnings("unused") @Default @Nullable String regionName) {}

  @NativeMethod
  List<Object> getNamespaces(@SuppressWarnings("unused") String resourceType) {
    return List.of();
  }

  @NativeMethod
  List<Object> getObjects(@SuppressWarnings("unused") String namespace) {
    return List.of();
  }
}
