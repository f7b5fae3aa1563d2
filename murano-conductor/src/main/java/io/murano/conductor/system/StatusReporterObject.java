package io.murano.conductor.system;

import io.murano.common.message.ReportLevel;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.request.Report;
import io.murano.conductor.yaql.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code io.murano.system.StatusReporter}: progress lines (contract muranopl §5.4). */
@NativeClass("io.murano.system.StatusReporter")
final class StatusReporterObject {

  private final String environmentId;

  /** The environment is an object or the id of one. */
  @NativeConstructor
  StatusReporterObject(Object environment) {
    this.environmentId =
        environment instanceof MuranoObject object ? object.id() : Text.str(environment);
  }

  @NativeMethod
  void report(NativeCall call, @Nullable MuranoObject instance, @Nullable Object msg) {
    send(call, instance, ReportLevel.INFO, msg);
  }

  @NativeMethod("report_error")
  void reportErrorUnderItsOldName(
      NativeCall call, @Nullable MuranoObject instance, @Nullable Object msg) {
    send(call, instance, ReportLevel.ERROR, msg);
  }

  @NativeMethod
  void reportError(NativeCall call, @Nullable MuranoObject instance, @Nullable Object msg) {
    send(call, instance, ReportLevel.ERROR, msg);
  }

  private void send(
      NativeCall call, @Nullable MuranoObject instance, ReportLevel level, @Nullable Object msg) {
    String objectId = instance == null ? environmentId : instance.id();
    Report report = new Report(objectId, level, Text.str(msg), null);
    call.execution().context().reports().accept(report);
  }
}
