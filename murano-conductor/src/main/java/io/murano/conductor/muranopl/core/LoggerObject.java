package io.murano.conductor.muranopl.core;

import io.murano.conductor.muranopl.binding.KwArgs;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.binding.VarArgs;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** {@code io.murano.system.Logger}: the log of the conductor, under names of their own. */
@NativeClass("io.murano.system.Logger")
final class LoggerObject {

  private final Logger log;

  @NativeConstructor
  LoggerObject(@Nullable String loggerName) {
    this.log =
        LoggerFactory.getLogger("applications." + (loggerName == null ? "None" : loggerName));
  }

  @NativeMethod
  void trace(
      NativeCall call,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    log(Level.TRACE, call, message, args, kwargs);
  }

  @NativeMethod
  void debug(
      NativeCall call,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    log(Level.DEBUG, call, message, args, kwargs);
  }

  @NativeMethod
  void info(
      NativeCall call,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    log(Level.INFO, call, message, args, kwargs);
  }

  @NativeMethod
  void warning(
      NativeCall call,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    log(Level.WARN, call, message, args, kwargs);
  }

  @NativeMethod
  void error(
      NativeCall call,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    log(Level.ERROR, call, message, args, kwargs);
  }

  @NativeMethod
  void critical(
      NativeCall call,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    log(Level.ERROR, call, message, args, kwargs);
  }

  /** Logs a message and the stack of an exception. */
  @NativeMethod
  void exception(
      NativeCall call,
      MuranoObject exc,
      String message,
      @VarArgs List<@Nullable Object> args,
      @KwArgs Map<String, @Nullable Object> kwargs) {
    Object trace = call.property(exc, "stackTrace");
    String stack =
        trace instanceof MuranoObject object ? Text.str(call.call(object, "toString")) : "";
    log.atError().log("{}\n{}", format(call, message, args, kwargs), stack);
  }

  private void log(
      Level level,
      NativeCall call,
      String message,
      List<@Nullable Object> args,
      Map<String, @Nullable Object> kwargs) {
    String text = format(call, message, args, kwargs);
    log.atLevel(level).log("{}", text);
  }

  /** A mistake in the arguments of a message must not fail the deployment. */
  private String format(
      NativeCall call,
      String message,
      List<@Nullable Object> args,
      Map<String, @Nullable Object> kwargs) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(message);
    arguments.addAll(args);
    FunctionHandle format =
        FunctionHandle.function("format", call.context(), call.frame().evaluation(false));
    try {
      return Text.str(format.call(arguments, kwargs));
    } catch (NativeException e) {
      if (!e.errorName().equals("IndexError") && !e.errorName().equals("KeyError")) {
        throw e;
      }
      log.warn("Cannot format the message: {}", message);
      return message;
    }
  }
}
