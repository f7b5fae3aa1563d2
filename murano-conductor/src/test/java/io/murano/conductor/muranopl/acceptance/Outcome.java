package io.murano.conductor.muranopl.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of a program, encoded as the recorded cases are, with short texts to compare with. */
record Outcome(ObjectNode source) {

  /** Returns the result as JSON without spaces; fails if there was an error. */
  String result() {
    if (source.has("error")) {
      throw new AssertionError("the program failed: " + source);
    }
    return source.path("result").toString();
  }

  JsonNode value() {
    result();
    return source.path("result");
  }

  /** Returns the first name and the message of the error; fails if there was none. */
  String error() {
    if (!source.has("error")) {
      throw new AssertionError("the program did not fail: " + source);
    }
    JsonNode error = source.path("error");
    return error.path("names").path(0).asString() + ": " + error.path("message").asString();
  }

  /** Returns when the error happened: package, load, cleanup, call, schema or finalize. */
  String stage() {
    return source.path("error").path("stage").asString();
  }

  /** Returns the values given to {@code trace()} as JSON without spaces. */
  String trace() {
    return source.has("trace") ? source.path("trace").toString() : "[]";
  }

  JsonNode model() {
    return source.path("model");
  }

  JsonNode details() {
    return source.path("error");
  }
}
