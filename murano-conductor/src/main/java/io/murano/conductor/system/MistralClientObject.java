package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.YaqlDict;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.murano.system.MistralClient}: workflows. This conductor is connected to no workflow
 * service; packages get the error they would get from one that cannot be reached.
 */
@NativeClass("io.murano.system.MistralClient")
final class MistralClientObject {

  @NativeConstructor
  MistralClientObject(@SuppressWarnings("unused") @Default @Nullable String regionName) {}

  @NativeMethod
  void upload(@SuppressWarnings("unused") String definition) {
    throw unavailable();
  }

  @NativeMethod
  Object run(
      @SuppressWarnings("unused") String name,
      @SuppressWarnings("unused") @Default("600") long timeout,
      @SuppressWarnings("unused") @Default @Nullable YaqlDict inputs,
      @SuppressWarnings("unused") @Default @Nullable YaqlDict params) {
    throw unavailable();
  }

  private static NativeException unavailable() {
    return new NativeException(
        "murano.engine.system.workflowclient.MistralError",
        "This installation has no workflow service (Mistral)");
  }
}
