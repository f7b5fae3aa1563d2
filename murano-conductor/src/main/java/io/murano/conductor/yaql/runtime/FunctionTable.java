package io.murano.conductor.yaql.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions registered in one context. Changes are expected before the context is used for
 * calls; a later change is possible but makes all call sites look up their functions again.
 */
final class FunctionTable {

  private static final Overloads NONE = new Overloads(List.of(), false);
  private static final int REMEMBERED_SCOPES = 4;

  private final Map<String, Overloads> functions = new HashMap<>();
  private final @Nullable FunctionScope[] scopes = new FunctionScope[REMEMBERED_SCOPES];
  private int nextScope;

  /** Adds a definition; the name becomes exclusive if asked for and stays so. */
  synchronized void add(FunctionDefinition definition, boolean exclusive) {
    Overloads known = get(definition.name());
    if (!known.definitions.contains(definition)) {
      List<FunctionDefinition> extended = new ArrayList<>(known.definitions);
      extended.add(definition);
      functions.put(
          definition.name(), new Overloads(List.copyOf(extended), known.exclusive || exclusive));
    }
  }

  /** Removes a definition, and the exclusiveness of its name. */
  synchronized void remove(FunctionDefinition definition) {
    List<FunctionDefinition> rest = new ArrayList<>(get(definition.name()).definitions);
    rest.remove(definition);
    functions.put(definition.name(), new Overloads(List.copyOf(rest), false));
  }

  synchronized Overloads get(String name) {
    return functions.getOrDefault(name, NONE);
  }

  synchronized Set<String> names() {
    return Set.copyOf(functions.keySet());
  }

  /** Returns the scope of this table in front of another, the same one as last time if possible. */
  synchronized FunctionScope scopeOn(@Nullable FunctionScope parent, int epoch) {
    for (FunctionScope known : scopes) {
      if (known != null && known.parent() == parent && known.epoch() == epoch) {
        return known;
      }
    }
    FunctionScope scope = new FunctionScope(this, parent, epoch);
    scopes[nextScope] = scope;
    nextScope = (nextScope + 1) % REMEMBERED_SCOPES;
    return scope;
  }

  /** Returns a table with the functions of several. */
  static FunctionTable union(List<FunctionTable> tables) {
    FunctionTable result = new FunctionTable();
    for (FunctionTable table : tables) {
      for (String name : table.names()) {
        Overloads more = table.get(name);
        Overloads known = result.get(name);
        Set<FunctionDefinition> all = new LinkedHashSet<>(known.definitions);
        all.addAll(more.definitions);
        result.functions.put(
            name, new Overloads(List.copyOf(all), known.exclusive || more.exclusive));
      }
    }
    return result;
  }

  /** The definitions of one name, and whether farther ones are hidden. */
  record Overloads(List<FunctionDefinition> definitions, boolean exclusive) {}
}
