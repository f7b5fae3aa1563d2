package io.murano.agent.body.library;

import io.murano.agent.body.ScriptCallFailure;
import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyCallable;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.executor.PlanScripts;
import io.murano.agent.executor.ScriptArgument;
import io.murano.agent.executor.ScriptArguments;
import io.murano.agent.executor.ScriptResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script of the plan as a callable; any attribute of it is the same call.
 *
 * @param name name of the script
 * @param scripts the plan's scripts
 */
public record ScriptFunction(String name, PlanScripts scripts) implements PyCallable {

  @Override
  public String typeName() {
    return "ScriptRunner";
  }

  @Override
  public Object call(Arguments arguments) {
    List<ScriptArgument> positional = new ArrayList<>();
    arguments.positional().forEach(value -> positional.add(JsonValues.toArgument(value)));
    Map<String, ScriptArgument> named = new LinkedHashMap<>();
    arguments.named().forEach((key, value) -> named.put(key, JsonValues.toArgument(value)));
    ScriptCallFailure.Outcome outcome =
        ScriptCallFailure.call(scripts, name, new ScriptArguments(positional, named));
    ScriptResult result = outcome.result();
    if (result != null) {
      return toBunch(result);
    }
    ScriptCallFailure failure = outcome.failure();
    if (failure == null) {
      throw new IllegalStateException("A script call has neither result nor failure");
    }
    throw new PyError(toException(failure));
  }

  private static PyDict toBunch(ScriptResult result) {
    PyDict bunch = PyDict.bunch();
    result.toMap().forEach((key, value) -> bunch.put(key, JsonValues.fromJson(value)));
    return bunch;
  }

  private static PyException toException(ScriptCallFailure failure) {
    ExceptionType type = ExceptionType.named(failure.type());
    if (!ScriptCallFailure.SCRIPT_FAILED.equals(failure.type())) {
      return new PyException(type, List.of(failure.message()));
    }
    @Nullable Object info = failure.additionalInfo();
    return new PyException(
        type,
        List.of(failure.message()),
        Map.of(
            PyException.ERROR_CODE,
            (long) failure.errorCode(),
            PyException.ADDITIONAL_DATA,
            info == null ? None.NONE : JsonValues.fromJson(info)));
  }
}
