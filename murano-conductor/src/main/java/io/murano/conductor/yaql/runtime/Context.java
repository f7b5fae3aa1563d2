package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlCallable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Variables and functions with a parent to fall back to (contract yaql.md 5). A read walks to the
 * parents, a write stays here. Creating a child is cheap. Not thread-safe while it is written to.
 *
 * <p>Variable names are written with or without their {@code $}; {@code $} is {@code $1}.
 */
public abstract class Context implements YaqlCallable {

  private final Convention convention;
  private final @Nullable Object host;
  private @Nullable FunctionScope scope;
  private boolean observed;

  Context(Convention convention, @Nullable Object host) {
    this.convention = convention;
    this.host = host;
  }

  /** Returns a context without parent. */
  public static Context root(Convention convention) {
    return new PlainContext(null, convention, null);
  }

  /**
   * Returns a context that acts as {@code linked} (data, functions and their parents) in front of
   * {@code parent}.
   */
  public static Context linked(@Nullable Context parent, Context linked) {
    return new LinkedContext(parent, linked);
  }

  /** Returns a context that merges several into one level; the first one takes writes. */
  public static Context multi(List<? extends Context> members) {
    return new MultiContext(List.copyOf(members));
  }

  /** Returns a new empty child with the same host. */
  public Context createChild() {
    return new PlainContext(this, convention, host);
  }

  /** Returns a new empty child with another host. */
  public Context createChild(Object otherHost) {
    return new PlainContext(this, convention, otherHost);
  }

  /**
   * Returns what the embedding program attached to this context or the nearest parent that got
   * something, such as the call frame of another language; null if nothing was.
   */
  public final @Nullable Object host() {
    return host;
  }

  /** Returns the parent, or null. */
  public abstract @Nullable Context parent();

  /** Returns the variable of this context itself, or {@link NoValue#INSTANCE}. */
  abstract @Nullable Object ownValue(String normalized);

  abstract void setOwn(String normalized, @Nullable Object value);

  abstract void removeOwn(String normalized);

  abstract Set<String> ownNames();

  /** Returns the functions of this context itself; null or an empty table if it has none. */
  abstract @Nullable FunctionTable ownFunctions();

  abstract void register(FunctionDefinition definition, boolean exclusive);

  /** Removes a definition from this context. */
  public abstract void unregister(FunctionDefinition definition);

  /** Returns whether this context itself holds the definition. */
  public boolean holds(FunctionDefinition definition) {
    FunctionTable table = ownFunctions();
    return table != null && table.get(definition.name()).definitions().contains(definition);
  }

  /** Returns the convention for names of registered functions. */
  public Convention convention() {
    return convention;
  }

  /** Returns the value of a variable here or in a parent; null if there is none. */
  public @Nullable Object get(String name) {
    Object value = find(normalize(name));
    return value == NoValue.INSTANCE ? null : value;
  }

  /** Returns the value of a variable of this context or a parent, or {@link NoValue#INSTANCE}. */
  public @Nullable Object lookUp(String name) {
    return find(normalize(name));
  }

  /** Looks for a variable by its normalized name here and in the parents. */
  @Nullable Object find(String normalized) {
    for (Context context = this; context != null; context = context.parent()) {
      Object value = context.ownValue(normalized);
      if (value != NoValue.INSTANCE) {
        return value;
      }
    }
    return NoValue.INSTANCE;
  }

  /** Sets a variable of this context. */
  public void set(String name, @Nullable Object value) {
    setOwn(normalize(name), value);
  }

  /** Removes a variable of this context. */
  public void remove(String name) {
    removeOwn(normalize(name));
  }

  /** Returns whether this context itself has the variable. */
  public boolean contains(String name) {
    return ownValue(normalize(name)) != NoValue.INSTANCE;
  }

  /** Returns the names, with {@code $}, of this context's own variables. */
  public Set<String> names() {
    return ownNames();
  }

  /** Returns the stored form of a variable name: with {@code $}, and {@code $1} for {@code $}. */
  public static String normalize(String name) {
    if (name.isEmpty() || name.equals("$")) {
      return "$1";
    }
    return name.charAt(0) == '$' ? name : "$" + name;
  }

  /** Adds a function to this context. */
  public void register(FunctionDefinition definition) {
    changing();
    register(definition, false);
  }

  /** Adds a function to this context and hides all farther ones of the same name. */
  public void registerExclusive(FunctionDefinition definition) {
    changing();
    register(definition, true);
  }

  /** Must be called before the set of functions changes. */
  final void changing() {
    scope = null;
    if (observed) {
      observed = false;
      FunctionScope.startEpoch();
    }
  }

  /** Notes that somebody remembers this context's functions. */
  final void observe() {
    observed = true;
  }

  /** Returns the functions visible from here. */
  final FunctionScope scope() {
    int epoch = FunctionScope.currentEpoch();
    FunctionScope known = scope;
    if (known != null && known.epoch() == epoch) {
      return known;
    }
    observe();
    Context parent = parent();
    FunctionScope outer = parent == null ? null : parent.scope();
    FunctionTable table = ownFunctions();
    if (table != null) {
      known = table.scopeOn(outer, epoch);
    } else {
      known = outer == null ? FunctionScope.empty(epoch) : outer;
    }
    scope = known;
    return known;
  }

  /**
   * Returns the overloads of a name level by level, nearest first.
   *
   * @param filter further condition on a definition and the context that holds it
   */
  public List<List<FunctionDefinition>> collect(
      String name, boolean method, BiPredicate<FunctionDefinition, Context> filter) {
    String stripped = Convention.stripUnderscores(name);
    List<List<FunctionDefinition>> levels = new ArrayList<>();
    for (Context context = this; context != null; context = context.parent()) {
      FunctionTable table = context.ownFunctions();
      if (table == null) {
        continue;
      }
      FunctionTable.Overloads overloads = table.get(stripped);
      List<FunctionDefinition> level = new ArrayList<>();
      for (FunctionDefinition definition : overloads.definitions()) {
        boolean callable = method ? definition.kind().isMethod() : definition.kind().isFunction();
        if (callable && filter.test(definition, context)) {
          level.add(definition);
        }
      }
      if (!level.isEmpty()) {
        levels.add(level);
      }
      if (overloads.exclusive()) {
        break;
      }
    }
    return levels;
  }

  /** Returns whether a function (no method) of that name is visible from here. */
  public boolean hasFunction(String name) {
    return !scope().levels(Convention.stripUnderscores(name), false).isEmpty();
  }

  /** Returns the definitions of a name in this context itself. */
  public List<FunctionDefinition> functions(String name) {
    FunctionTable table = ownFunctions();
    return table == null ? List.of() : table.get(Convention.stripUnderscores(name)).definitions();
  }

  /** Returns the names of all functions visible from here. */
  public Set<String> functionNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Context context = this; context != null; context = context.parent()) {
      FunctionTable table = context.ownFunctions();
      if (table != null) {
        names.addAll(table.names());
      }
    }
    return names;
  }

  /** In the original a context object is callable, yet no call from an expression can succeed. */
  @Override
  public @Nullable Object call(List<? extends @Nullable Object> args, Map<String, ?> kwargs) {
    throw NativeException.typeError("a context cannot be called");
  }

  @Override
  public String typeName() {
    return "Context";
  }
}
