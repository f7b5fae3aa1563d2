package io.murano.conductor.system;

import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.schedule.Outcome;
import io.murano.conductor.stack.HeatStackException;
import io.murano.conductor.stack.HeatStackSession;
import io.murano.conductor.stack.StackException;
import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackWaiter;
import io.murano.conductor.stack.TemplateTypeException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.YaqlDict;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.system.HeatStack}: the resources of one region (contract muranopl §6.2). */
@NativeClass("io.murano.system.HeatStack")
final class HeatStackObject {

  private static final String HEAT_STACK_ERROR = "murano.engine.system.heat_stack.HeatStackError";
  private static final String BAD_REQUEST = "heatclient.exc.HTTPBadRequest";

  private static final Duration OWNERSHIP_WAIT = Duration.ofSeconds(30);

  private final HeatStackSession session;

  @NativeConstructor
  HeatStackObject(
      NativeCall call,
      String name,
      @Default @Nullable String description,
      @Default @Nullable String regionName) {
    SystemSession system = call.service(SystemSession.class);
    this.session =
        new HeatStackSession(
            name,
            description,
            system.stacks(regionName),
            new ExecutionWaiter(call.execution(), system.ports().background()),
            system.ports().stacks());
  }

  @NativeMethod
  Map<String, @Nullable Object> current() {
    return translate(session::current);
  }

  @NativeMethod
  Map<String, @Nullable Object> parameters() {
    return translate(session::parameters);
  }

  @NativeMethod
  Map<String, @Nullable Object> reload() {
    return translate(session::reload);
  }

  @NativeMethod
  void setTemplate(YaqlDict template) {
    session.setTemplate(PlainValues.map(template));
  }

  @NativeMethod
  void updateTemplate(YaqlDict template) {
    Map<String, @Nullable Object> fragment = PlainValues.map(template);
    translate(() -> session.updateTemplate(fragment));
  }

  @NativeMethod
  void setParameters(YaqlDict parameters) {
    session.setParameters(PlainValues.map(parameters));
  }

  @NativeMethod
  void setFiles(YaqlDict files) {
    session.setFiles(PlainValues.map(files));
  }

  @NativeMethod
  void setHotEnvironment(@Nullable Object environment) {
    session.setHotEnvironment(PlainValues.of(environment));
  }

  /** Both names of the flag are in use (contract muranopl, A-4). */
  @NativeMethod
  void push(NativeCall call, @Default("false") boolean async, @Default("false") boolean isAsync) {
    awaitOwnership(call);
    translate(() -> session.push(async || isAsync));
  }

  @NativeMethod
  Map<String, @Nullable Object> output() {
    return translate(session::output);
  }

  @NativeMethod
  void delete(NativeCall call) {
    awaitOwnership(call);
    translate(session::delete);
  }

  /** A cloud cannot tell a conductor that has lost its task from the one that has taken it over. */
  private static void awaitOwnership(NativeCall call) {
    ExecutionHandle execution = call.service(SystemSession.class).execution();
    Callable<Boolean> wait =
        () -> {
          execution.awaitOwnership(OWNERSHIP_WAIT);
          return true;
        };
    call.blocking(wait);
  }

  private static void translate(Runnable operation) {
    translate(
        () -> {
          operation.run();
          return true;
        });
  }

  /** Gives failures of the cloud the names under which packages catch them. */
  private static <T> T translate(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (HeatStackException e) {
      throw named(HEAT_STACK_ERROR, e);
    } catch (TemplateTypeException e) {
      throw named("TypeError", e);
    } catch (StackRejectedException e) {
      throw named(BAD_REQUEST, e);
    } catch (StackException e) {
      throw named("OSError", e);
    }
  }

  private static NativeException named(String name, Exception failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return new NativeException(name, message, failure);
  }

  /** Lets other branches of an execution go on while a stack is waited for. */
  private record ExecutionWaiter(Execution execution, Executor background) implements StackWaiter {

    @Override
    public <T extends @Nullable Object> T blocking(Supplier<T> operation) {
      Callable<T> call = operation::get;
      return Outcome.unchecked(() -> execution.scheduler().blocking(call));
    }

    @Override
    public void onSessionFinish(Runnable hook) {
      execution.hooks().onFinish(hook);
    }
  }
}
