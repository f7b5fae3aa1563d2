package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A question the api asks any conductor and waits for, sent to {@code murano.requests} with an
 * expiration equal to the caller's patience; the answer is a {@link ConductorReply} to the
 * message's reply-to address with the same correlation id. A question is not stored: when it
 * expires, the caller has been told so.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StaticActionCall.class, name = "static-action"),
  @JsonSubTypes.Type(value = SchemaRequest.class, name = "schema"),
  @JsonSubTypes.Type(value = OperationsQuery.class, name = "operations")
})
public sealed interface ConductorRequest permits StaticActionCall, SchemaRequest, OperationsQuery {}
