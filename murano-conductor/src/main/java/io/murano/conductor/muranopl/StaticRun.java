package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.muranopl.serialization.ObjectSerializer;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.value.JsonValues;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The call of a static method from outside. */
final class StaticRun implements StaticExecution {

  private final StaticCall call;
  private final Session session;

  StaticRun(StaticCall call, Session session) {
    this.call = call;
    this.session = session;
  }

  @Override
  public JsonNode run() {
    return session.run(this::call);
  }

  private JsonNode call(Execution execution) {
    MuranoClass type =
        execution.types().findClass(call.className(), call.packageName(), call.classVersion());
    Object result =
        execution
            .invoker()
            .callFromOutside(
                call.method(),
                type.reference(),
                CallArguments.of(List.of(), Arguments.of(call.args())));
    return JsonValues.toJson(ObjectSerializer.result(execution, result));
  }

  @Override
  public String id() {
    return session.id();
  }

  @Override
  public void cancel(String reason) {
    session.cancel(reason);
  }

  @Override
  public List<BranchPosition> positions() {
    return session.positions();
  }
}
