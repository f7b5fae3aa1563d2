package io.murano.conductor.stack;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine behind {@code io.murano.system.HeatStack} (contract muranopl §6.2): a template
 * that is edited in memory and pushed to the cloud as a whole. One object of the class has one
 * session; branches of an execution and an asynchronous push may use it at the same time.
 *
 * <p>Deliberate differences from the original: a stack whose last operation failed counts as not
 * applied, so that pushing the same template again repairs it; an asynchronous push does not wait
 * out its delay once the session ends or its outputs are wanted.
 */
public final class HeatStackSession {

  private static final Logger log = LoggerFactory.getLogger(HeatStackSession.class);

  private static final String VERSION_KEY = "heat_template_version";
  private static final String VERSION = "2013-05-23";
  private static final String DESCRIPTION_KEY = "description";
  private static final String SYSTEM_PARAMETER_PREFIX = "OS::";

  private final String name;
  private final @Nullable String description;
  private final StackProvider provider;
  private final StackOperations operations;
  private final StackWaiter waiter;
  private final StackSessionSettings settings;

  /** Guards the fields below; never held while the cloud is asked. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Map<String, @Nullable Object> template;
  private Map<String, @Nullable Object> parameters = Map.of();
  private Map<String, @Nullable Object> files = Map.of();
  private @Nullable Object environment = Map.of();
  private boolean applied = true;
  private @Nullable PendingPush pending;
  private boolean hooked;

  /**
   * Creates the session of a stack object; nothing is asked of the cloud yet.
   *
   * @param name name of the stack
   * @param description text for templates that have none, or null
   * @param provider the stacks of the object's region
   * @param waiter the execution the object belongs to
   * @param settings tags and times
   */
  public HeatStackSession(
      String name,
      @Nullable String description,
      StackProvider provider,
      StackWaiter waiter,
      StackSessionSettings settings) {
    this(
        name,
        description,
        waiter,
        settings,
        provider,
        new StackOperations(name, provider, settings, Sleeper.THREAD, InstantSource.system()));
  }

  HeatStackSession(
      String name,
      @Nullable String description,
      StackWaiter waiter,
      StackSessionSettings settings,
      StackProvider provider,
      StackOperations operations) {
    this.name = name;
    this.description = description;
    this.waiter = waiter;
    this.settings = settings;
    this.provider = provider;
    this.operations = operations;
  }

  /** Returns the template in memory, fetching it on first use; empty if there is no stack. */
  public Map<String, @Nullable Object> current() {
    Map<String, @Nullable Object> known = template();
    return known != null ? known : waiter.blocking(this::fetch);
  }

  /** Returns the stack's parameters without those of the system ({@code OS::…}). */
  public Map<String, @Nullable Object> parameters() {
    current();
    lock.lock();
    try {
      return parameters;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the template in memory and fetches it. */
  public Map<String, @Nullable Object> reload() {
    lock.lock();
    try {
      template = null;
      parameters = Map.of();
    } finally {
      lock.unlock();
    }
    return current();
  }

  /** Replaces the template and forgets the parameters. */
  public void setTemplate(Map<String, @Nullable Object> newTemplate) {
    edit(
        () -> {
          template = StackValues.immutableMap(newTemplate);
          parameters = Map.of();
        });
  }

  /** Replaces the parameters. */
  public void setParameters(Map<String, @Nullable Object> newParameters) {
    edit(() -> parameters = StackValues.immutableMap(newParameters));
  }

  /** Replaces the files that {@code get_file} finds. */
  public void setFiles(Map<String, @Nullable Object> newFiles) {
    edit(() -> files = StackValues.immutableMap(newFiles));
  }

  /** Replaces the Heat environment: a map, or its text as YAML, or null for none. */
  public void setHotEnvironment(@Nullable Object newEnvironment) {
    edit(() -> environment = StackValues.immutable(newEnvironment));
  }

  /**
   * Merges a fragment into the template.
   *
   * @throws HeatStackException if the fragment is for another version of HOT
   * @throws TemplateTypeException if the two do not fit together
   */
  public void updateTemplate(Map<String, @Nullable Object> fragment) {
    Object version = fragment.containsKey(VERSION_KEY) ? fragment.get(VERSION_KEY) : VERSION;
    if (!VERSION.equals(version)) {
      throw new HeatStackException(
          "A fragment of heat_template_version '%s' cannot be merged into stack '%s'; only %s can"
              .formatted(version, name, VERSION));
    }
    Map<String, @Nullable Object> added = StackValues.immutableMap(fragment);
    current();
    lock.lock();
    try {
      Map<String, @Nullable Object> old = template == null ? Map.of() : template;
      template = TemplateMerge.merge(old, added);
      applied = applied && template.equals(old);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Brings the cloud to the template in memory; does nothing when it is there already. A template
   * without resources deletes the stack.
   *
   * @param async whether to return at once and do the work in the background; the session's end
   *     waits for it
   * @throws UnexpectedStackStateException if the stack does not reach the wanted state
   */
  public void push(boolean async) {
    if (!completeTemplate()) {
      return;
    }
    waiter.blocking(
        () -> {
          dropPending();
          if (!async) {
            pushNow();
          }
          return null;
        });
    if (async) {
      startPending();
    }
  }

  /**
   * Returns the outputs of the stack once it is idle and no push is pending; empty if there is no
   * stack.
   */
  public Map<String, @Nullable Object> output() {
    return waiter.blocking(
        () -> {
          flushPending();
          return operations.awaitIdle().map(StackDescription::outputs).orElse(Map.of());
        });
  }

  /** Deletes the stack and waits until it is gone; it need not exist. */
  public void delete() {
    waiter.blocking(
        () -> {
          dropPending();
          operations.delete();
          return null;
        });
    lock.lock();
    try {
      template = Map.of();
      applied = true;
    } finally {
      lock.unlock();
    }
  }

  private Map<String, @Nullable Object> fetch() {
    Optional<StackDescription> stack = operations.find();
    Map<String, @Nullable Object> fetched = Map.of();
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    boolean intact = true;
    if (stack.isPresent()) {
      try {
        fetched = StackValues.immutableMap(provider.template(stack.get()));
        intact = stack.get().status().progress() == StackStatus.Progress.COMPLETE;
        own.putAll(stack.get().parameters());
        own.keySet().removeIf(key -> key.startsWith(SYSTEM_PARAMETER_PREFIX));
      } catch (StackNotFoundException e) {
        log.debug("Stack {} vanished while its template was fetched", name);
      }
    }
    lock.lock();
    try {
      template = fetched;
      parameters = StackValues.immutableMap(own);
      applied = intact;
    } finally {
      lock.unlock();
    }
    return fetched;
  }

  /** Adds what every template must have. Returns whether there is something to push. */
  private boolean completeTemplate() {
    lock.lock();
    try {
      if (applied || template == null) {
        return false;
      }
      Map<String, @Nullable Object> complete = new LinkedHashMap<>(template);
      complete.putIfAbsent(VERSION_KEY, VERSION);
      if (description != null && !description.isEmpty()) {
        complete.putIfAbsent(DESCRIPTION_KEY, description);
      }
      template = StackValues.immutableMap(complete);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void pushNow() {
    StackRequest request = request();
    operations.apply(request);
    lock.lock();
    try {
      applied = request.template().equals(template);
    } finally {
      lock.unlock();
    }
  }

  private StackRequest request() {
    lock.lock();
    try {
      Map<String, @Nullable Object> pushed = template == null ? Map.of() : template;
      return new StackRequest(pushed, parameters, files, environment, settings.tags());
    } finally {
      lock.unlock();
    }
  }

  private void startPending() {
    lock.lock();
    try {
      pending = PendingPush.start(name, settings.asyncDelay(), waiter.background(), this::pushNow);
      if (!hooked) {
        hooked = true;
        waiter.onSessionFinish(this::finish);
      }
    } finally {
      lock.unlock();
    }
  }

  private void finish() {
    lock.lock();
    try {
      hooked = false;
    } finally {
      lock.unlock();
    }
    waiter.blocking(
        () -> {
          flushPending();
          return null;
        });
  }

  /** Cancels a pending push, or waits for its end when it runs already. */
  private void dropPending() {
    PendingPush push = takePending();
    if (push != null && !push.cancel()) {
      RuntimeException failure = push.awaitEnd();
      if (failure != null) {
        log.warn("An earlier push of stack {} failed: {}", name, failure.getMessage());
      }
    }
  }

  private void flushPending() {
    PendingPush push = takePending();
    if (push != null) {
      push.flush();
    }
  }

  private @Nullable PendingPush takePending() {
    lock.lock();
    try {
      PendingPush push = pending;
      pending = null;
      return push;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Map<String, @Nullable Object> template() {
    lock.lock();
    try {
      return template;
    } finally {
      lock.unlock();
    }
  }

  private void edit(Runnable change) {
    lock.lock();
    try {
      change.run();
      applied = false;
    } finally {
      lock.unlock();
    }
  }
}
