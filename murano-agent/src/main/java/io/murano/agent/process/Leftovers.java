package io.murano.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a killed agent left running. Processes are recognised by their process group and by the
 * plan id in their environment, so that a reused process number never hits a stranger. Linux only;
 * elsewhere it does nothing.
 */
public final class Leftovers {

  /** Environment variable that every process of a plan carries; its value is the plan's id. */
  public static final String PLAN_ID_VARIABLE = "MURANO_PLAN_ID";

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
  private static final Path PROC = Path.of("/proc");
  private static final int GROUP_FIELD_AFTER_NAME = 2;

  private Leftovers() {}

  /** Kills those of the given process groups that still run something for the plan. */
  public static void kill(String planId, Set<Long> groups) {
    for (long group : alive(planId, groups)) {
      log.warn("Plan {}: killing process group {}, left over from the last run", planId, group);
      ProcessGroup.signalGroup(group, "KILL");
    }
  }

  private static Set<Long> alive(String planId, Set<Long> groups) {
    Set<Long> found = new TreeSet<>();
    if (groups.isEmpty() || !Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long group = groupOf(process);
        if (groups.contains(group) && belongsTo(process, planId)) {
          found.add(group);
        }
      }
    } catch (IOException e) {
      log.warn("Plan {}: cannot look for processes left over: {}", planId, e.getMessage());
    }
    return found;
  }

  private static long groupOf(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The second field is the name in parentheses and may itself hold spaces and parentheses.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
      return Long.parseLong(fields[GROUP_FIELD_AFTER_NAME]);
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  private static boolean belongsTo(Path process, String planId) {
    try {
      String environment =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
      return ("\0" + environment).contains("\0" + PLAN_ID_VARIABLE + "=" + planId + "\0");
    } catch (IOException e) {
      return false;
    }
  }
}
