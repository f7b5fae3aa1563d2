package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several contexts as one level. */
final class MultiContext extends Context {

  private final List<Context> members;
  private final @Nullable Context parent;
  private @Nullable FunctionTable functions;
  private int functionsEpoch;

  MultiContext(List<Context> members) {
    super(members.get(0).convention(), members.get(0).host());
    this.members = members;
    List<Context> parents = new ArrayList<>();
    for (Context member : members) {
      Context outer = member.parent();
      if (outer != null) {
        parents.add(outer);
      }
    }
    this.parent =
        parents.isEmpty() ? null : parents.size() == 1 ? parents.get(0) : Context.multi(parents);
  }

  @Override
  public @Nullable Context parent() {
    return parent;
  }

  @Override
  @Nullable Object ownValue(String normalized) {
    for (Context member : members) {
      Object value = member.ownValue(normalized);
      if (value != NoValue.INSTANCE) {
        return value;
      }
    }
    return NoValue.INSTANCE;
  }

  @Override
  void setOwn(String normalized, @Nullable Object value) {
    members.get(0).setOwn(normalized, value);
  }

  @Override
  void removeOwn(String normalized) {
    members.forEach(member -> member.removeOwn(normalized));
  }

  @Override
  Set<String> ownNames() {
    Set<String> names = new LinkedHashSet<>();
    members.forEach(member -> names.addAll(member.ownNames()));
    return names;
  }

  @Override
  @Nullable FunctionTable ownFunctions() {
    int epoch = FunctionScope.currentEpoch();
    FunctionTable known = functions;
    if (known == null || functionsEpoch != epoch) {
      List<FunctionTable> tables = new ArrayList<>();
      for (Context member : members) {
        member.observe();
        FunctionTable table = member.ownFunctions();
        if (table != null) {
          tables.add(table);
        }
      }
      known = FunctionTable.union(tables);
      functions = known;
      functionsEpoch = epoch;
    }
    return known;
  }

  @Override
  void register(FunctionDefinition definition, boolean exclusive) {
    functions = null;
    members.get(0).changing();
    members.get(0).register(definition, exclusive);
  }

  @Override
  public void unregister(FunctionDefinition definition) {
    changing();
    functions = null;
    members.forEach(member -> member.unregister(definition));
  }
}
