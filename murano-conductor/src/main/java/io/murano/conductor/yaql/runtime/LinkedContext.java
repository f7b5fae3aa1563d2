package io.murano.conductor.yaql.runtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A context that acts as another one with its chain of parents put in front of a new parent. */
final class LinkedContext extends Context {

  private final @Nullable Context base;
  private final Context linked;
  private @Nullable Context parent;
  private boolean parentKnown;

  LinkedContext(@Nullable Context base, Context linked) {
    super(
        base == null ? linked.convention() : base.convention(),
        base == null ? linked.host() : base.host());
    this.base = base;
    this.linked = linked;
  }

  @Override
  public @Nullable Context parent() {
    if (!parentKnown) {
      Context outer = linked.parent();
      parent = outer == null ? base : new LinkedContext(base, outer);
      parentKnown = true;
    }
    return parent;
  }

  @Override
  @Nullable Object ownValue(String normalized) {
    return linked.ownValue(normalized);
  }

  @Override
  void setOwn(String normalized, @Nullable Object value) {
    linked.setOwn(normalized, value);
  }

  @Override
  void removeOwn(String normalized) {
    linked.removeOwn(normalized);
  }

  @Override
  Set<String> ownNames() {
    return linked.ownNames();
  }

  @Override
  @Nullable FunctionTable ownFunctions() {
    linked.observe();
    return linked.ownFunctions();
  }

  @Override
  void register(FunctionDefinition definition, boolean exclusive) {
    linked.changing();
    linked.register(definition, exclusive);
  }

  @Override
  public void unregister(FunctionDefinition definition) {
    changing();
    linked.unregister(definition);
  }
}
