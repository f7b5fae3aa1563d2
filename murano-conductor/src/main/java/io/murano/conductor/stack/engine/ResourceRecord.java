package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.DeletionPolicy;
import io.murano.conductor.stack.hot.StackIdentity;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is stored.
 *
 * @param uid identifier of this resource, unlike that of one that replaces it
 * @param name qualified name in the template
 * @param type name of its type
 * @param physicalId identifier of the thing behind it
 * @param status what is, or was, done with it
 * @param reason why it has this status
 * @param properties its properties as they were last applied
 * @param metadata its metadata
 * @param state what its type remembers about the thing
 * @param requires names of the resources it needs
 * @param deletionPolicy what to do with the thing on deletion
 * @param superseded whether another resource has taken its place and it waits to be deleted
 */
public record ResourceRecord(
    String uid,
    String name,
    String type,
    String physicalId,
    StackStatus status,
    String reason,
    Map<String, @Nullable Object> properties,
    Map<String, @Nullable Object> metadata,
    Map<String, @Nullable Object> state,
    Set<String> requires,
    DeletionPolicy deletionPolicy,
    boolean superseded) {

  /** Copies the members. */
  public ResourceRecord {
    properties = StackValues.immutableMap(properties);
    metadata = StackValues.immutableMap(metadata);
    state = StackValues.immutableMap(state);
    requires = Set.copyOf(requires);
  }

  /** Returns a resource that is about to be created. */
  static ResourceRecord begin(String name, String type) {
    String uid = UUID.randomUUID().toString();
    return new ResourceRecord(
        uid,
        name,
        type,
        uid,
        new StackStatus(StackStatus.CREATE, StackStatus.Progress.IN_PROGRESS),
        "",
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        DeletionPolicy.DELETE,
        false);
  }

  /** Returns the resource with another status. */
  ResourceRecord with(StackStatus newStatus, String newReason) {
    return new ResourceRecord(
        uid,
        name,
        type,
        physicalId,
        newStatus,
        newReason,
        properties,
        metadata,
        state,
        requires,
        deletionPolicy,
        superseded);
  }

  /** Returns the resource with other needs and another policy. */
  ResourceRecord with(Set<String> newRequires, DeletionPolicy newPolicy) {
    return new ResourceRecord(
        uid,
        name,
        type,
        physicalId,
        status,
        reason,
        properties,
        metadata,
        state,
        newRequires,
        newPolicy,
        superseded);
  }

  /** Returns the resource after its type has decided something about it. */
  ResourceRecord decided(
      Map<String, @Nullable Object> newProperties,
      Map<String, @Nullable Object> newMetadata,
      ResourceOutcome outcome) {
    return new ResourceRecord(
        uid,
        name,
        type,
        outcome.physicalId(),
        status,
        "",
        newProperties,
        newMetadata,
        outcome.state(),
        requires,
        deletionPolicy,
        superseded);
  }

  /** Returns the resource with another memory of its type. */
  ResourceRecord with(Map<String, @Nullable Object> newState) {
    return new ResourceRecord(
        uid,
        name,
        type,
        physicalId,
        status,
        reason,
        properties,
        metadata,
        newState,
        requires,
        deletionPolicy,
        superseded);
  }

  /** Returns the resource with its action begun, ended well, or ended badly. */
  ResourceRecord with(StackStatus.Progress progress, String newReason) {
    return with(new StackStatus(status.action(), progress), newReason);
  }

  /** Returns the resource as one that waits to be deleted. */
  ResourceRecord supersede() {
    return new ResourceRecord(
        uid,
        name,
        type,
        physicalId,
        status,
        reason,
        properties,
        metadata,
        state,
        requires,
        deletionPolicy,
        true);
  }

  /** Returns the resource as its type sees it. */
  StackResource view(StackIdentity stack, Set<String> changed) {
    return new StackResource(stack, name, physicalId, properties, metadata, state, changed);
  }

  /** Returns whether the given action has not ended well. */
  boolean isUnfinished(String action) {
    return status.action().equals(action) && status.progress() != StackStatus.Progress.COMPLETE;
  }

  /** Returns whether its creation has ended well. */
  boolean exists() {
    return !isUnfinished(StackStatus.CREATE);
  }

  /** Returns a text without contents, which may be secret. */
  @Override
  public String toString() {
    return "ResourceRecord[%s, %s, id=%s, %s]".formatted(name, type, physicalId, status);
  }
}
