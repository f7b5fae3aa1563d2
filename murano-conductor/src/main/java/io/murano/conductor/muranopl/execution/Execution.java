package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.muranopl.object.AttributeStore;
import io.murano.conductor.muranopl.object.ObjectStore;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.schedule.Branch;
import io.murano.conductor.muranopl.schedule.ExecutionBudget;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import io.murano.conductor.muranopl.schedule.Outcome;
import io.murano.conductor.muranopl.schedule.Scheduler;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of package code: everything that belongs to it and to nobody else. Touched by the branch
 * that holds the baton; only {@link #positions} and {@link #cancel} are for other threads.
 */
public final class Execution {

  private final ExecutionContext context;
  private final ExecutionBudget budget;
  private final Scheduler scheduler;
  private final YaqlOptions currentOptions;
  private final YaqlOptions legacyOptions;
  private final ClassConfigurations configurations;
  private final Map<MuranoClass, YaqlDict> configurationCache = new IdentityHashMap<>();

  private final TypeRegistry types;
  private final ObjectStore objects = new ObjectStore();
  private final AttributeStore attributes = new AttributeStore();
  private final Map<String, Map<String, @Nullable Object>> designerAttributes = new HashMap<>();
  private final ContextFactory contexts;
  private final MethodInvoker invoker;
  private final PropertyAccess properties;
  private final ObjectLoader loader;
  private final MetaStore metadata;
  private final Destruction destruction;
  private final GarbageCollector garbageCollector;
  private final SessionHooks hooks = new SessionHooks();
  private @Nullable MethodMocks mocks;

  /**
   * Creates an execution.
   *
   * @param packages finds packages, those of the engine included
   */
  public Execution(ExecutionContext context, PackageLoader packages, Environment environment) {
    this.context = context;
    ExecutionLimits limits = context.limits();
    this.budget = new ExecutionBudget(limits);
    this.scheduler = new Scheduler(environment.threads(), budget);
    this.currentOptions = environment.options().under(limits);
    this.legacyOptions = environment.legacyOptions().under(limits);
    this.configurations = environment.configurations();
    this.types = new TypeRegistry(packages, environment.compiler());
    this.contexts = new ContextFactory(this, environment.roots());
    this.invoker = new MethodInvoker(this);
    this.properties = new PropertyAccess(this);
    this.loader = new ObjectLoader(this);
    this.metadata = new MetaStore(this);
    this.destruction = new Destruction(this);
    this.garbageCollector = new GarbageCollector(this);
  }

  /**
   * Runs something as the task of this execution on the calling thread.
   *
   * @throws Exception whatever it throws
   */
  public <T extends @Nullable Object> T run(Callable<T> task) throws Exception {
    return scheduler.run(
        () -> {
          prepareBranch();
          return task.call();
        });
  }

  private void prepareBranch() {
    Branch branch = scheduler.current();
    branch.setPosition(
        new BranchState(
            new Evaluation(currentOptions, budget::check),
            new Evaluation(legacyOptions, budget::check),
            new IdGenerator(context.executionId(), branch.path()),
            context.limits().depth(),
            objects));
  }

  /**
   * Runs actions in branches that see the same objects as the calling one, and waits for all.
   *
   * @return one outcome per action, in their order
   */
  public <T extends @Nullable Object> List<Outcome<T>> runAll(
      Collection<? extends Callable<T>> actions, int limit) {
    ObjectStore store = store();
    List<Callable<T>> prepared = new ArrayList<>(actions.size());
    for (Callable<T> action : actions) {
      prepared.add(
          () -> {
            prepareBranch();
            return withStore(store, () -> Outcome.unchecked(action));
          });
    }
    return scheduler.runAll(prepared, limit);
  }

  /** Runs something in a branch as part of a frame that continues there. */
  public <T extends @Nullable Object> T within(Frame frame, Supplier<T> action) {
    BranchState branch = branch();
    branch.enter(frame);
    try {
      return action.get();
    } finally {
      branch.leave(frame);
    }
  }

  /** Starts an activity of native code beside the running branch. */
  public Branch spawn(Runnable activity) {
    return scheduler.spawn(
        () -> {
          prepareBranch();
          activity.run();
        });
  }

  /** Returns the id of the execution. */
  public String id() {
    return context.executionId();
  }

  /** Returns identity, services and reports. */
  public ExecutionContext context() {
    return context;
  }

  /** Returns the budget. */
  public ExecutionBudget budget() {
    return budget;
  }

  /** Returns the scheduler. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** Returns the interpreter's state of the branch that runs. */
  BranchState branch() {
    return BranchState.of(scheduler.current());
  }

  /** Returns the generator of ids and names for the branch that runs. */
  public IdGenerator ids() {
    return branch().ids();
  }

  /** Returns the frame of the innermost call of the branch that runs, or null. */
  public @Nullable Frame currentFrame() {
    return branch().top();
  }

  /** Returns packages and classes. */
  public TypeRegistry types() {
    return types;
  }

  /** Returns the objects of the session. */
  public ObjectStore objects() {
    return objects;
  }

  /** Returns the store in which ids are looked up by the branch that runs. */
  public ObjectStore store() {
    return branch().store();
  }

  /** Runs something while ids are looked up in another store. */
  <T extends @Nullable Object> T withStore(ObjectStore store, Supplier<T> action) {
    BranchState branch = branch();
    ObjectStore former = branch.setStore(store);
    try {
      return action.get();
    } finally {
      branch.setStore(former);
    }
  }

  /** Runs something while objects are only created to be looked at. */
  public <T extends @Nullable Object> T dryRun(Supplier<T> action) {
    BranchState branch = branch();
    boolean former = branch.setDryRun(true);
    try {
      return action.get();
    } finally {
      branch.setDryRun(former);
    }
  }

  /** Returns the attributes of objects. */
  public AttributeStore attributes() {
    return attributes;
  }

  /** Returns the header entries of designers by object id. */
  public Map<String, Map<String, @Nullable Object>> designerAttributes() {
    return designerAttributes;
  }

  /** Returns what makes contexts. */
  public ContextFactory contexts() {
    return contexts;
  }

  /** Returns what calls methods. */
  public MethodInvoker invoker() {
    return invoker;
  }

  /** Returns what reads and writes properties. */
  public PropertyAccess properties() {
    return properties;
  }

  /** Returns what creates objects. */
  public ObjectLoader loader() {
    return loader;
  }

  /** Returns metadata. */
  public MetaStore metadata() {
    return metadata;
  }

  /** Returns what destroys objects. */
  public Destruction destruction() {
    return destruction;
  }

  /** Returns the garbage collector. */
  public GarbageCollector garbageCollector() {
    return garbageCollector;
  }

  /** Returns what natives want to be done around actions. */
  public SessionHooks hooks() {
    return hooks;
  }

  /** Returns the class configuration: property name → value. */
  YaqlDict configurationOf(MuranoClass type) {
    return configurationCache.computeIfAbsent(type, configurations::of);
  }

  /** Returns the methods a test replaced; null outside of tests. */
  public @Nullable MethodMocks mocks() {
    return mocks;
  }

  /** Replaces methods, for a test; may be called again when the set of methods changes. */
  public void setMocks(MethodMocks newMocks) {
    mocks = newMocks;
    contexts.forget();
  }

  /** Stops the execution at its next statement or wait. */
  public void cancel(String reason) {
    scheduler.cancel(reason);
  }

  /** Returns where each branch is: its path and its frames, outermost first. */
  public Map<String, List<StackFrame>> positions() {
    Map<String, List<StackFrame>> result = new LinkedHashMap<>();
    for (Branch branch : scheduler.branches()) {
      if (branch.position() instanceof BranchState state) {
        Frame top = state.top();
        result.put(branch.path(), top == null ? List.of() : top.stack());
      }
    }
    return Collections.unmodifiableMap(result);
  }
}
