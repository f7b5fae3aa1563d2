package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.MuranoPlugin;
import java.util.List;

/** The native classes of the language itself; always there. */
public final class CorePlugin implements MuranoPlugin {

  @Override
  public String name() {
    return "core";
  }

  @Override
  public List<Class<?>> nativeClasses() {
    return List.of(
        CoreObject.class,
        ExceptionObject.class,
        StackTraceObject.class,
        GarbageCollection.class,
        ResourceReader.class,
        LoggerObject.class,
        TestFixture.class);
  }
}
