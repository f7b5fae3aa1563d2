package io.murano.conductor.yaql.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The functions visible from a context: a chain of tables, nearest first. Contexts without
 * functions of their own share the scope of their parent, so its identity tells a call site whether
 * it sees the same functions as last time. Registering into a table that calls have already looked
 * through starts a new epoch; scopes of former epochs are not used any more.
 */
final class FunctionScope {

  private static final AtomicInteger EPOCH = new AtomicInteger();
  private static final FunctionTable NO_FUNCTIONS = new FunctionTable();

  private static final int MAX_PLANS = 4096;

  private final FunctionTable table;
  private final @Nullable FunctionScope parent;
  private final int epoch;
  private final Map<String, List<List<FunctionDefinition>>> functions = new ConcurrentHashMap<>();
  private final Map<String, List<List<FunctionDefinition>>> methods = new ConcurrentHashMap<>();
  private final Map<ShapeKey, CallPlan> plans = new ConcurrentHashMap<>();

  FunctionScope(FunctionTable table, @Nullable FunctionScope parent, int epoch) {
    this.table = table;
    this.parent = parent;
    this.epoch = epoch;
  }

  /** Returns the number of the current epoch. */
  static int currentEpoch() {
    return EPOCH.get();
  }

  /** Makes all scopes invalid. */
  static void startEpoch() {
    EPOCH.incrementAndGet();
  }

  /** Returns a scope without functions. */
  static FunctionScope empty(int epoch) {
    return NO_FUNCTIONS.scopeOn(null, epoch);
  }

  @Nullable FunctionScope parent() {
    return parent;
  }

  int epoch() {
    return epoch;
  }

  /** Returns the plan of calls of a shape, or null if none was made yet. */
  @Nullable CallPlan plan(ShapeKey key) {
    return plans.get(key);
  }

  /** Keeps a plan for other calls of the same shape. */
  void remember(ShapeKey key, CallPlan plan) {
    if (plans.size() < MAX_PLANS) {
      plans.put(key, plan);
    }
  }

  /** Returns the overloads of a name, level by level, that the kind of call can use. */
  List<List<FunctionDefinition>> levels(String name, boolean method) {
    Map<String, List<List<FunctionDefinition>>> known = method ? methods : functions;
    List<List<FunctionDefinition>> levels = known.get(name);
    if (levels == null) {
      levels = collect(name, method);
      if (!levels.isEmpty()) {
        known.put(name, levels);
      }
    }
    return levels;
  }

  private List<List<FunctionDefinition>> collect(String name, boolean method) {
    List<List<FunctionDefinition>> levels = new ArrayList<>();
    for (FunctionScope scope = this; scope != null; scope = scope.parent) {
      FunctionTable.Overloads overloads = scope.table.get(name);
      List<FunctionDefinition> level = new ArrayList<>();
      for (FunctionDefinition definition : overloads.definitions()) {
        if (method ? definition.kind().isMethod() : definition.kind().isFunction()) {
          level.add(definition);
        }
      }
      if (!level.isEmpty()) {
        levels.add(List.copyOf(level));
      }
      if (overloads.exclusive()) {
        break;
      }
    }
    return List.copyOf(levels);
  }
}
