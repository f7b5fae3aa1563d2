package io.murano.conductor.conformance.muranopl;

import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.yaql.error.YaqlException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes errors the way the case files do. */
final class ErrorEncoder {

  private ErrorEncoder() {}

  static ObjectNode encode(MuranoException error, String stage, ConformanceCase source) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("stage", stage);
    ArrayNode names = node.putArray("names");
    if (!(error instanceof MuranoPlException known)) {
      names.add(error instanceof YaqlException yaql ? yaql.pythonName() : error.code().name());
      node.put("message", error.getMessage());
      return node;
    }
    known.names().forEach(names::add);
    node.put("message", known.messageText());
    if (source.records("frames")) {
      ArrayNode frames = node.putArray("frames");
      known.frames().stream()
          .filter(frame -> frame.typeName() != null)
          .forEach(frame -> frames.add(frame(frame)));
    }
    if (source.records("format")) {
      node.put("format", ValueEncoder.shortened(known.format()));
    }
    if (source.records("extra")) {
      node.set("extra", ValueEncoder.encode(known.extra()));
    }
    MuranoPlException cause = known.muranoPlCause();
    if (source.records("cause") && cause != null) {
      ObjectNode details = node.putObject("cause");
      ArrayNode causeNames = details.putArray("names");
      cause.names().forEach(causeNames::add);
      details.put("message", cause.messageText());
    }
    return node;
  }

  private static ObjectNode frame(StackFrame frame) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", frame.typeName());
    node.put("method", frame.methodName());
    if (frame.location() == null) {
      node.putNull("file").putNull("line").putNull("column");
    } else {
      String file = frame.location().file();
      node.put("file", file.substring(file.lastIndexOf('/') + 1));
      node.put("line", frame.location().startLine());
      node.put("column", frame.location().startColumn());
    }
    node.put("instruction", frame.instruction());
    return node;
  }
}
