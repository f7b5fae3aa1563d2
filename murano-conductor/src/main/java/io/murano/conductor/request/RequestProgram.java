package io.murano.conductor.request;

import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the language answers: the port behind which it lives. Called by many threads at once. */
public interface RequestProgram {

  /**
   * Calls a public static method.
   *
   * @return the serialised value, null if it has none
   * @throws RequestFailedException if the call fails in a way the caller can tell
   * @throws InterruptedException if the thread was interrupted because time is up
   */
  @Nullable JsonNode callStatic(StaticActionCall call, RequestTime time)
      throws InterruptedException;

  /**
   * Returns the JSON schemas of a class and its model builders by name.
   *
   * @throws RequestFailedException if they cannot be made in a way the caller can tell
   * @throws InterruptedException if the thread was interrupted because time is up
   */
  JsonNode schema(SchemaRequest request, RequestTime time) throws InterruptedException;
}
