package io.murano.agent.body.python;

import io.murano.agent.body.BodyException;
import io.murano.agent.body.BodyProgram;
import io.murano.agent.body.ScriptCallFailure;
import io.murano.agent.executor.PlanScripts;
import io.murano.agent.executor.ScriptArgument;
import io.murano.agent.executor.ScriptArguments;
import io.murano.agent.json.JsonFormatException;
import io.murano.agent.json.JsonText;
import io.murano.common.message.AgentProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The talk with the shim, a JSON object per line. The agent sends the body once; the shim answers
 * with any number of script calls, each answered in turn, and in the end with the value or the
 * exception. Used by one thread.
 */
final class Conversation {

  private final OutputStream toShim;
  private final BufferedReader fromShim;
  private final PlanScripts scripts;

  Conversation(Process process, PlanScripts scripts) {
    this.toShim = process.getOutputStream();
    this.fromShim =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    this.scripts = scripts;
  }

  @Nullable Object hold(BodyProgram program) throws IOException {
    Map<String, @Nullable Object> opening = new LinkedHashMap<>();
    opening.put("body", program.text());
    opening.put("args", program.parameters());
    opening.put("scripts", new ArrayList<>(scripts.names()));
    send(opening);
    while (true) {
      Map<?, ?> message = receive();
      if (message.containsKey("return")) {
        return message.get("return");
      }
      if (message.get("error") instanceof Map<?, ?> error) {
        throw exception(error);
      }
      send(answer(message));
    }
  }

  private Map<String, @Nullable Object> answer(Map<?, ?> call) {
    String name = String.valueOf(call.get("call"));
    ScriptCallFailure.Outcome outcome = ScriptCallFailure.call(scripts, name, arguments(call));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    if (outcome.result() != null) {
      answer.put("result", outcome.result().toMap());
      return answer;
    }
    ScriptCallFailure failure = outcome.failure();
    if (failure != null) {
      answer.put("type", failure.type());
      answer.put("message", failure.message());
      answer.put("code", failure.errorCode());
      answer.put("info", failure.additionalInfo());
    }
    return answer;
  }

  private static ScriptArguments arguments(Map<?, ?> call) {
    List<ScriptArgument> positional = new ArrayList<>();
    if (call.get("args") instanceof List<?> items) {
      items.forEach(item -> positional.add(argument(item)));
    }
    Map<String, ScriptArgument> named = new LinkedHashMap<>();
    if (call.get("kwargs") instanceof Map<?, ?> items) {
      items.forEach((name, item) -> named.put(String.valueOf(name), argument(item)));
    }
    return new ScriptArguments(positional, named);
  }

  private static ScriptArgument argument(@Nullable Object item) {
    if (item instanceof Map<?, ?> map) {
      String text = String.valueOf(map.get("text"));
      return new ScriptArgument(text, map.containsKey("value") ? map.get("value") : text);
    }
    return new ScriptArgument(String.valueOf(item), item);
  }

  private static BodyException exception(Map<?, ?> error) {
    Object code = error.get("code");
    Object message = error.get("message");
    return new BodyException(
        code instanceof Long number ? Math.toIntExact(number) : AgentProtocol.FAILURE,
        message == null ? null : String.valueOf(message),
        error.get("info"));
  }

  private void send(Map<String, @Nullable Object> message) throws IOException {
    toShim.write(JsonText.write(message));
    toShim.write('\n');
    toShim.flush();
  }

  private Map<?, ?> receive() throws IOException {
    String line = fromShim.readLine();
    if (line == null) {
      throw new IOException("it said no last word");
    }
    try {
      if (JsonText.read(line) instanceof Map<?, ?> message) {
        return message;
      }
    } catch (JsonFormatException e) {
      throw new IOException("it does not speak the protocol", e);
    }
    throw new IOException("it does not speak the protocol");
  }
}
