package io.murano.agent.body;

import io.murano.agent.executor.PlanScripts;
import io.murano.agent.file.Downloads;
import io.murano.agent.file.PlanFiles;
import io.murano.agent.plan.PlanFile;
import io.murano.agent.plan.PlanScript;
import io.murano.agent.process.ProcessObserver;
import io.murano.agent.process.ProcessRunner;
import io.murano.agent.process.ProcessSettings;
import io.murano.agent.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripts that recorded bodies call, as real programs in a folder. */
final class TestScripts {

  private static final Map<String, String> PROGRAMS =
      Map.of(
          "deploy", "echo \"got $*\"",
          "runCommand", "echo out; echo err >&2",
          "checkOS", ":",
          "fail", "echo bad >&2; exit 3",
          "tolerated", "echo bad >&2; exit 3");

  private TestScripts() {}

  static BodyEngine.Surroundings in(Path folder) throws IOException {
    Path scratch = Files.createDirectories(folder.resolve("output"));
    StopSignal stop = new StopSignal();
    ProcessRunner processes =
        new ProcessRunner(
            new ProcessSettings(scratch, 1 << 20, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "test-plan",
            stop,
            new Unobserved());
    Map<String, PlanFile> files = new LinkedHashMap<>();
    Map<String, PlanScript> scripts = new LinkedHashMap<>();
    PROGRAMS.forEach(
        (name, program) -> {
          files.put(name, new PlanFile.Inline(name + ".sh", false, "#!/bin/sh\n" + program + "\n"));
          scripts.put(name, application(name));
        });
    PlanFiles planFiles =
        new PlanFiles(
            folder.resolve("files"),
            files,
            scripts.keySet(),
            new Downloads(processes, stop, Map.of()));
    return new BodyEngine.Surroundings(
        new PlanScripts(scripts, planFiles, processes, true), processes, stop);
  }

  private static PlanScript application(String name) {
    boolean verify = !"tolerated".equals(name);
    return new PlanScript(
        name,
        PlanScript.APPLICATION,
        name,
        List.of(),
        new PlanScript.Options(true, true, verify, false, null));
  }

  private static final class Unobserved implements ProcessObserver {
    @Override
    public void starting() {}

    @Override
    public void started(long group) {}
  }
}
