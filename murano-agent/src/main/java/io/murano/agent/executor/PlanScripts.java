package io.murano.agent.executor;

import io.murano.agent.file.PlanFiles;
import io.murano.agent.plan.PlanScript;
import io.murano.agent.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scripts of one plan, callable by name. A script's files are put in place at its first call;
 * further calls run it again in the same folder. Used by one thread.
 */
public final class PlanScripts {

  private static final List<String> TYPES =
      List.of(PlanScript.APPLICATION, PlanScript.CHEF, PlanScript.PUPPET);

  private final Map<String, PlanScript> scripts;
  private final PlanFiles files;
  private final ProcessRunner processes;
  private final boolean strictUtf8;
  private final Map<String, ScriptExecutor> loaded = new HashMap<>();

  /**
   * Creates the scripts of a plan.
   *
   * @param strictUtf8 whether output that is not UTF-8 fails a call, as with the original; else bad
   *     bytes are replaced
   * @throws BadCallException if a script is of an unknown type, called or not
   */
  public PlanScripts(
      Map<String, PlanScript> scripts,
      PlanFiles files,
      ProcessRunner processes,
      boolean strictUtf8) {
    this.scripts = Map.copyOf(scripts);
    this.files = files;
    this.processes = processes;
    this.strictUtf8 = strictUtf8;
    scripts.values().forEach(PlanScripts::checkType);
  }

  /** Returns the names under which scripts can be called. */
  public Set<String> names() {
    return scripts.keySet();
  }

  /**
   * Calls a script.
   *
   * @throws ScriptFailedException if it failed in a way a body may catch
   * @throws BadCallException if the arguments do not fit
   * @throws IOException if the disk fails or a program cannot be started
   */
  public ScriptResult call(String name, ScriptArguments arguments) throws IOException {
    ScriptExecutor executor = loaded.get(name);
    if (executor == null) {
      PlanScript script = scripts.get(name);
      if (script == null) {
        throw new BadCallException("The plan has no script '%s'".formatted(name));
      }
      executor = load(script);
      loaded.put(name, executor);
    }
    return executor.run(arguments);
  }

  private static void checkType(PlanScript script) {
    if (!TYPES.contains(script.type())) {
      throw new BadCallException(
          "Script '%s' is of type '%s', not one of %s"
              .formatted(script.name(), script.type(), TYPES));
    }
  }

  private ScriptExecutor load(PlanScript script) throws IOException {
    Path folder = files.folderOf(script);
    for (String fileId : script.files()) {
      files.put(fileId, script);
    }
    Invocation invocation = new Invocation(script, processes, strictUtf8);
    switch (script.type()) {
      case PlanScript.APPLICATION:
        return new ApplicationExecutor(invocation, files, files.put(script.entryPoint(), script));
      case PlanScript.CHEF:
        return new ChefExecutor(new ConfigurationRun(invocation, folder));
      case PlanScript.PUPPET:
        return new PuppetExecutor(new ConfigurationRun(invocation, folder));
      default:
        throw new IllegalStateException("Unchecked type of " + script);
    }
  }
}
