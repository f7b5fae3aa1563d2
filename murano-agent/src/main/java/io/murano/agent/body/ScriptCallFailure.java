package io.murano.agent.body;

import io.murano.agent.executor.BadCallException;
import io.murano.agent.executor.PlanScripts;
import io.murano.agent.executor.ScriptArguments;
import io.murano.agent.executor.ScriptFailedException;
import io.murano.agent.executor.ScriptResult;
import io.murano.agent.file.DownloadException;
import io.murano.agent.process.UndecodableOutputException;
import io.murano.common.message.AgentProtocol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A failed script call as the body sees it: which exception to raise.
 *
 * @param type Python class of the exception
 * @param message its text
 * @param errorCode its {@code error_code}, for {@link #SCRIPT_FAILED} only
 * @param additionalInfo its {@code additional_data}; JSON values
 */
public record ScriptCallFailure(
    String type, String message, int errorCode, @Nullable Object additionalInfo) {

  /** Type of the exception for a script that ended badly: the original's own. */
  public static final String SCRIPT_FAILED = "CustomException";

  /** What a script call comes to: one of the two is null. */
  public record Outcome(@Nullable ScriptResult result, @Nullable ScriptCallFailure failure) {}

  /** Calls a script; every failure a body may catch is part of the outcome. */
  public static Outcome call(PlanScripts scripts, String name, ScriptArguments arguments) {
    try {
      return new Outcome(scripts.call(name, arguments), null);
    } catch (ScriptFailedException e) {
      ScriptResult result = e.result();
      return failed(SCRIPT_FAILED, e, e.errorCode(), result == null ? null : result.toMap());
    } catch (BadCallException e) {
      return failed("TypeError", e, AgentProtocol.FAILURE, null);
    } catch (UndecodableOutputException | DownloadException e) {
      return failed("ValueError", e, AgentProtocol.FAILURE, null);
    } catch (IOException e) {
      return failed("OSError", e, AgentProtocol.FAILURE, null);
    }
  }

  private static Outcome failed(
      String type, Exception cause, int errorCode, @Nullable Object additionalInfo) {
    String message = String.valueOf(cause.getMessage());
    return new Outcome(null, new ScriptCallFailure(type, message, errorCode, additionalInfo));
  }
}
