package io.murano.api.domain;

import org.hibernate.type.descriptor.java.ImmutableMutabilityPlan;
import tools.jackson.databind.JsonNode;

/**
 * Tells the persistence provider that JSON documents of rows are replaced, never changed in place:
 * it need not copy them to find out.
 */
public final class JsonDocumentMutability extends ImmutableMutabilityPlan<JsonNode> {

  private static final long serialVersionUID = 1L;
}
