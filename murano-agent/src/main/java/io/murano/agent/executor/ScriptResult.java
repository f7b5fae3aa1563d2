package io.murano.agent.executor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a script call returns to the body (contract messaging §4.6).
 *
 * @param exitCode exit status
 * @param stdout standard output, stripped; null if empty or not captured
 * @param stderr standard error, stripped; null if empty or not captured
 */
public record ScriptResult(int exitCode, @Nullable String stdout, @Nullable String stderr) {

  /** Returns the members by the names that bodies and results use. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("exitCode", (long) exitCode);
    members.put("stdout", stdout);
    members.put("stderr", stderr);
    return members;
  }

  /** Shows the status only: output may hold secrets. */
  @Override
  public String toString() {
    return "ScriptResult[%d]".formatted(exitCode);
  }
}
