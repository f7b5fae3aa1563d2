package io.murano.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that leads a session and process group of its own, so that it can be ended
 * together with everything it started. Where the machine has no {@code setsid} the group is the
 * tree of descendants. Thread-safe.
 */
public final class ProcessGroup {

  private static final Logger log = LoggerFactory.getLogger(ProcessGroup.class);
  private static final Duration SIGNAL_TIMEOUT = Duration.ofSeconds(5);
  private static final @Nullable String SETSID = findSetsid();

  private final Process leader;
  private final Duration killGrace;

  private ProcessGroup(Process leader, Duration killGrace) {
    this.leader = leader;
    this.killGrace = killGrace;
  }

  /**
   * Starts the command of {@code builder} as leader of a new group.
   *
   * @param killGrace time between the polite and the forced signal of {@link #kill()}
   * @throws IOException if the process cannot be started
   */
  public static ProcessGroup start(ProcessBuilder builder, Duration killGrace) throws IOException {
    if (SETSID != null) {
      builder.command().add(0, SETSID);
    }
    return new ProcessGroup(builder.start(), killGrace);
  }

  /** Returns the leader. */
  public Process leader() {
    return leader;
  }

  /** Ends all members: asks first, and after the grace period kills those that remain. */
  public void kill() {
    List<ProcessHandle> members = leader.descendants().toList();
    signal("TERM", members);
    try {
      if (!leader.waitFor(killGrace.toMillis(), TimeUnit.MILLISECONDS)) {
        log.info("Process group {} ignored SIGTERM for {} and is killed", leader.pid(), killGrace);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    signal("KILL", members);
  }

  private void signal(String name, List<ProcessHandle> members) {
    if (SETSID != null) {
      signalGroup(leader.pid(), name);
      return;
    }
    boolean force = "KILL".equals(name);
    for (ProcessHandle member : members) {
      boolean sent = force ? member.destroyForcibly() : member.destroy();
      log.debug("Signal {} to process {}: {}", name, member.pid(), sent);
    }
    if (force) {
      leader.destroyForcibly();
    } else {
      leader.destroy();
    }
  }

  /** Sends a signal to every process of a group; a group that does not exist is no error. */
  static void signalGroup(long group, String name) {
    // The JDK cannot signal a group; the kill built into every sh can.
    ProcessBuilder kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -%s -%d 2>/dev/null".formatted(name, group));
    try {
      Process process = kill.start();
      if (!process.waitFor(SIGNAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "Sending SIG{} to process group {} did not end in {}", name, group, SIGNAL_TIMEOUT);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      log.warn("Cannot send SIG{} to process group {}: {}", name, group, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable String findSetsid() {
    for (String candidate : List.of("/usr/bin/setsid", "/bin/setsid")) {
      if (Files.isExecutable(Path.of(candidate))) {
        return candidate;
      }
    }
    return null;
  }
}
