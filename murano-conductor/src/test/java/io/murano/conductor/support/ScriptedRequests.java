package io.murano.conductor.support;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import io.murano.conductor.request.RequestFailedException;
import io.murano.conductor.request.RequestProgram;
import io.murano.conductor.request.RequestTime;
import tools.jackson.databind.JsonNode;

/**
 * Answers static calls by the name of the method: {@code echo} gives the arguments back, {@code
 * fail} fails as the class name says, {@code crash} breaks, {@code sleep} takes long.
 */
final class ScriptedRequests implements RequestProgram {

  @Override
  public JsonNode callStatic(StaticActionCall call, RequestTime time) throws InterruptedException {
    switch (call.method()) {
      case "echo" -> {
        return call.args();
      }
      case "fail" -> throw new RequestFailedException(call.className(), "as asked", "trace", null);
      case "sleep" -> Thread.sleep(call.args().path("millis").asLong());
      default -> throw new IllegalStateException("token " + call.token());
    }
    return MuranoJson.mapper().getNodeFactory().stringNode("slept");
  }

  @Override
  public JsonNode schema(SchemaRequest request, RequestTime time) {
    return MuranoJson.mapper().createObjectNode().put("class", request.className());
  }
}
