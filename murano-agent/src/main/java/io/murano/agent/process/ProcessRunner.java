package io.murano.agent.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands for one plan: in a process group of their own, without standard input, with the
 * agent's environment less the agent's own settings, with bounded output. Used by the thread that
 * runs the plan.
 */
public final class ProcessRunner {

  private static final Logger log = LoggerFactory.getLogger(ProcessRunner.class);
  private static final File NO_INPUT = new File("/dev/null");
  private static final String OWN_SETTINGS_PREFIX = "MURANO_AGENT_";
  private static final Duration TICK = Duration.ofMillis(200);
  private static final AtomicLong sequence = new AtomicLong();

  private final ProcessSettings settings;
  private final String planId;
  private final StopSignal stop;
  private final ProcessObserver observer;

  /**
   * Creates a runner for one plan.
   *
   * @param planId put into the environment of every process
   * @param stop ends the running process group when the plan has to stop
   * @param observer told of every process group
   */
  public ProcessRunner(
      ProcessSettings settings, String planId, StopSignal stop, ProcessObserver observer) {
    this.settings = settings;
    this.planId = planId;
    this.stop = stop;
    this.observer = observer;
  }

  /**
   * Runs a command to its end.
   *
   * @param name what it is called in the log
   * @throws PlanStoppedException if the plan was stopped meanwhile
   * @throws IOException if the process cannot be started or its output not be read
   */
  public Completed run(String name, Command command) throws IOException {
    stop.check();
    try (OutputFile stdout = capture(command.captureStdout());
        OutputFile stderr = capture(command.captureStderr())) {
      observer.starting();
      long started = System.nanoTime();
      ProcessGroup group = start(command, stdout, stderr);
      observer.started(group.leader().pid());
      log.info("Plan {}: {} started as process {}", planId, name, group.leader().pid());
      attend(name, group, stdout, stderr);
      Duration duration = Duration.ofNanos(System.nanoTime() - started);
      int exitCode = group.leader().exitValue();
      log.info(
          "Plan {}: {} ended with status {} after {} ms",
          planId,
          name,
          exitCode,
          duration.toMillis());
      stop.check();
      return new Completed(exitCode, read(stdout), read(stderr), duration);
    }
  }

  /** Starts a process whose streams are pipes to the agent, for a conversation with it. */
  public ProcessGroup converse(Command command) throws IOException {
    ProcessBuilder builder = builder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    observer.starting();
    ProcessGroup group = ProcessGroup.start(builder, settings.killGrace());
    observer.started(group.leader().pid());
    return group;
  }

  private void attend(
      String name, ProcessGroup group, @Nullable OutputFile stdout, @Nullable OutputFile stderr)
      throws IOException {
    Runnable kill = group::kill;
    try {
      stop.register(kill);
      await(name, group.leader(), stdout, stderr);
    } catch (PlanStoppedException e) {
      group.kill();
      throw e;
    } catch (InterruptedException e) {
      group.kill();
      Thread.currentThread().interrupt();
      throw new PlanStoppedException(StopReason.INTERRUPTED);
    } finally {
      stop.unregister(kill);
    }
  }

  private ProcessGroup start(
      Command command, @Nullable OutputFile stdout, @Nullable OutputFile stderr)
      throws IOException {
    ProcessBuilder builder = builder(command);
    builder.redirectInput(NO_INPUT);
    builder.redirectOutput(redirect(stdout));
    builder.redirectError(redirect(stderr));
    return ProcessGroup.start(builder, settings.killGrace());
  }

  private ProcessBuilder builder(Command command) {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command.arguments()))
            .directory(command.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith(OWN_SETTINGS_PREFIX));
    environment.putAll(command.environment());
    environment.put(Leftovers.PLAN_ID_VARIABLE, planId);
    return builder;
  }

  private void await(
      String name, Process process, @Nullable OutputFile stdout, @Nullable OutputFile stderr)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    long reported = started;
    while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
      trim(stdout);
      trim(stderr);
      long now = System.nanoTime();
      if (now - reported >= settings.progressInterval().toNanos()) {
        reported = now;
        log.info(
            "Plan {}: {} is still running after {} s (process {}, {} bytes of output)",
            planId,
            name,
            Duration.ofNanos(now - started).toSeconds(),
            process.pid(),
            size(stdout) + size(stderr));
      }
    }
  }

  private @Nullable OutputFile capture(boolean wanted) {
    if (!wanted) {
      return null;
    }
    String name = "%d-%d".formatted(ProcessHandle.current().pid(), sequence.incrementAndGet());
    return new OutputFile(settings.scratch().resolve(name), settings.outputLimit());
  }

  private static ProcessBuilder.Redirect redirect(@Nullable OutputFile file) {
    return file == null ? ProcessBuilder.Redirect.INHERIT : file.redirect();
  }

  private static @Nullable Output read(@Nullable OutputFile file) throws IOException {
    return file == null ? null : file.read();
  }

  private static void trim(@Nullable OutputFile file) throws IOException {
    if (file != null) {
      file.trim();
    }
  }

  private static long size(@Nullable OutputFile file) {
    return file == null ? 0 : file.size();
  }
}
