package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.MuranoPlugin;
import java.util.List;

/** The native classes that reach out of the interpreter. Stateless. */
public final class SystemPlugin implements MuranoPlugin {

  @Override
  public String name() {
    return "system";
  }

  @Override
  public List<Class<?>> nativeClasses() {
    return List.of(
        AgentObject.class,
        AgentListenerObject.class,
        HeatStackObject.class,
        InstanceNotifierObject.class,
        MetadefBrowserObject.class,
        MistralClientObject.class,
        NetworkExplorerObject.class,
        ProjectObject.class,
        StatusReporterObject.class,
        UserObject.class);
  }
}
