package io.murano.api.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wrapper in which a model is stored per environment and per session (contract rest-api §3.5):
 * {@code Objects} (the root, or null when the environment is being deleted), {@code ObjectsCopy},
 * {@code Attributes}, {@code SystemData} and the creator. At rest the root's array is called {@code
 * services}, on its way to a conductor {@code applications}. Methods that change return a changed
 * copy of the wrapper.
 */
public final class ModelDocument {

  private static final String OBJECTS = "Objects";
  private static final String OBJECTS_COPY = "ObjectsCopy";
  private static final String SYSTEM_DATA = "SystemData";
  private static final String SERVICES = "services";
  private static final String APPLICATIONS = "applications";

  private final ObjectNode wrapper;

  private ModelDocument(ObjectNode wrapper) {
    this.wrapper = wrapper;
  }

  /** Wraps a stored document, which must not be changed any more. */
  public static ModelDocument stored(JsonNode document) {
    return new ModelDocument((ObjectNode) document);
  }

  /** Creates the document of a new environment. */
  public static ModelDocument create(ObjectNode root, @Nullable String projectId, String userId) {
    ObjectNode wrapper = JsonNodeFactory.instance.objectNode();
    wrapper.set(OBJECTS, root);
    wrapper.putArray("Attributes");
    wrapper.put("project_id", projectId);
    wrapper.put("user_id", userId);
    return new ModelDocument(wrapper);
  }

  /** Takes over what a conductor sent back. */
  public static ModelDocument fromConductor(JsonNode model) {
    ObjectNode wrapper = (ObjectNode) model.deepCopy();
    if (wrapper.get(OBJECTS) instanceof ObjectNode root) {
      rename(root, APPLICATIONS, SERVICES);
    }
    return new ModelDocument(wrapper);
  }

  /** Returns the document as it is stored. */
  public JsonNode toJson() {
    return wrapper;
  }

  /** Returns the root, or empty while the environment is being deleted or failed to be. */
  public Optional<ObjectNode> root() {
    return wrapper.get(OBJECTS) instanceof ObjectNode root ? Optional.of(root) : Optional.empty();
  }

  /** Returns the root, JSON null when there is none. */
  public JsonNode rootOrNull() {
    return root().map(JsonNode.class::cast).orElse(NullNode.getInstance());
  }

  /** Returns whether a conductor has ever worked on this model, so that something may exist. */
  public boolean hasBeenDeployed() {
    return wrapper.has(OBJECTS_COPY);
  }

  /** Returns whether neither a wish nor anything deployed is left. */
  public boolean isGone() {
    return root().isEmpty() && wrapper.has(OBJECTS_COPY) && !wrapper.hasNonNull(OBJECTS_COPY);
  }

  /** Returns the root's services; empty when it has none. */
  public Optional<ArrayNode> services() {
    return root().map(root -> root.get(SERVICES)).flatMap(ModelDocument::asArray);
  }

  /** Returns a copy of the document whose tree the caller may change. */
  public ModelDocument copy() {
    return new ModelDocument(wrapper.deepCopy());
  }

  /** Returns a copy with another root; null wishes the environment away. */
  public ModelDocument withRoot(@Nullable JsonNode root) {
    ObjectNode copy = wrapper.deepCopy();
    copy.set(OBJECTS, root == null ? NullNode.getInstance() : root);
    return new ModelDocument(copy);
  }

  /** Returns what is sent to a conductor: the root has the environment's id and applications. */
  public JsonNode toConductor(String environmentId) {
    ObjectNode copy = wrapper.deepCopy();
    if (copy.get(OBJECTS) instanceof ObjectNode root) {
      if (root.get("?") instanceof ObjectNode header) {
        header.put("id", environmentId);
      }
      rename(root, SERVICES, APPLICATIONS);
      if (!root.has(APPLICATIONS)) {
        root.putArray(APPLICATIONS);
      }
    }
    return copy;
  }

  /** Returns the description of a run: the root without secrets, null for a deletion. */
  public @Nullable JsonNode taskDescription(String environmentId) {
    return root()
        .map(
            root -> {
              ObjectNode description = (ObjectNode) Sanitizer.sanitize(root);
              if (description.get("?") instanceof ObjectNode header) {
                header.put("id", environmentId);
              }
              return description;
            })
        .orElse(null);
  }

  /**
   * Returns a copy that says it has been deployed as it was sent to a conductor which never told
   * how far it got: whatever it made is found and removed when the environment is deleted.
   */
  public ModelDocument assumedDeployed(String environmentId) {
    if (hasBeenDeployed()) {
      return this;
    }
    ObjectNode copy = wrapper.deepCopy();
    copy.set(OBJECTS_COPY, toConductor(environmentId).get(OBJECTS));
    return new ModelDocument(copy);
  }

  /** Returns the id of the trust under which conductors work for this environment, if any. */
  public Optional<String> trustId() {
    JsonNode id = wrapper.path(SYSTEM_DATA).get("TrustId");
    return id != null && id.isString() ? Optional.of(id.stringValue()) : Optional.empty();
  }

  /** Returns a copy that carries the id of a trust. */
  public ModelDocument withTrustId(String trustId) {
    ObjectNode copy = wrapper.deepCopy();
    ObjectNode systemData =
        copy.get(SYSTEM_DATA) instanceof ObjectNode present ? present : copy.putObject(SYSTEM_DATA);
    systemData.put("TrustId", trustId);
    return new ModelDocument(copy);
  }

  private static Optional<ArrayNode> asArray(JsonNode node) {
    return node instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
  }

  private static void rename(ObjectNode root, String from, String to) {
    JsonNode value = root.remove(from);
    if (value != null) {
      root.set(to, value);
    }
  }
}
