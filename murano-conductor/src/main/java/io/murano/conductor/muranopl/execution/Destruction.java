package io.murano.conductor.muranopl.execution;

import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.error.ErrorDetails;
import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import io.murano.conductor.muranopl.object.DestructionDependency;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.schedule.Outcome;
import io.murano.conductor.muranopl.type.MuranoMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions to destruction, and destruction in the right order (contract muranopl §4.6). */
public final class Destruction {

  private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);

  private final Execution execution;
  private final Set<MuranoObject> doomed = Collections.newSetFromMap(new IdentityHashMap<>());

  Destruction(Execution execution) {
    this.execution = execution;
  }

  /**
   * Lets an object know when another one is destroyed.
   *
   * @param handler method to call then, or null
   * @throws RuntimeException NoMethodFound if the subscriber has no such method
   */
  public void subscribe(MuranoObject publisher, MuranoObject subscriber, @Nullable String handler) {
    checkHandler(subscriber, handler);
    DestructionDependency dependency = new DestructionDependency(subscriber.real(), handler);
    if (!publisher.destructionDependencies().contains(dependency)) {
      publisher.destructionDependencies().add(dependency);
    }
  }

  /** Ends a subscription. */
  public void unsubscribe(
      MuranoObject publisher, MuranoObject subscriber, @Nullable String handler) {
    checkHandler(subscriber, handler);
    publisher
        .destructionDependencies()
        .remove(new DestructionDependency(subscriber.real(), handler));
  }

  private static void checkHandler(MuranoObject subscriber, @Nullable String handler) {
    if (handler != null && !handler.isEmpty()) {
      subscriber.type().findSingleMethod(handler);
    }
  }

  /** Returns whether an object is destroyed or about to be. */
  public boolean isDoomed(MuranoObject object) {
    return object.isDestroyed() || doomed.contains(object.real());
  }

  /**
   * Notifies subscribers and calls the destructors of objects; they count as doomed from now on.
   */
  void destroy(Collection<MuranoObject> objects, Consumer<MuranoObject> afterwards) {
    doomed.addAll(objects);
    TreeMap<Integer, List<MuranoObject>> levels = new Levels(objects).byLevel();
    levels.values().forEach(level -> inParallel(level, this::notifySubscribers));
    levels
        .descendingMap()
        .values()
        .forEach(
            level -> {
              inParallel(level, this::callDestructors);
              level.forEach(afterwards);
            });
  }

  /** Notes that an object has been destroyed. */
  void markDestroyed(MuranoObject object) {
    object.markDestroyed();
    doomed.remove(object);
    execution.attributes().forget(object.id());
  }

  private void inParallel(List<MuranoObject> objects, Consumer<MuranoObject> action) {
    if (objects.size() == 1) {
      action.accept(objects.get(0));
      return;
    }
    List<Callable<Boolean>> actions = new ArrayList<>();
    for (MuranoObject object : objects) {
      actions.add(
          () -> {
            action.accept(object);
            return true;
          });
    }
    Throwable failure = Outcome.firstFailure(execution.runAll(actions, actions.size()));
    if (failure != null) {
      throw Outcome.rethrow(failure);
    }
  }

  private void notifySubscribers(MuranoObject object) {
    if (object.isDestroyed()) {
      return;
    }
    for (DestructionDependency dependency : List.copyOf(object.destructionDependencies())) {
      MuranoObject subscriber = dependency.subscriber();
      String handler = dependency.handler();
      if (handler != null
          && !handler.isEmpty()
          && subscriber.isInitialized()
          && !subscriber.isDestroyed()) {
        muted(
            object,
            handler,
            () -> execution.invoker().call(handler, subscriber, CallArguments.of(object), null));
      }
    }
    object.destructionDependencies().clear();
  }

  private void callDestructors(MuranoObject object) {
    if (object.isDestroyed()) {
      return;
    }
    List<MuranoMethod> destructors =
        object.type().findMethods(method -> method.name().equals(MuranoMethod.DESTROY));
    for (MuranoMethod destructor : destructors) {
      muted(
          object,
          MuranoMethod.DESTROY,
          () -> execution.invoker().call(destructor, object, CallArguments.NONE, null));
    }
  }

  /** A failure must not keep other objects from being destroyed. */
  private static void muted(MuranoObject object, String method, Runnable action) {
    try {
      action.run();
    } catch (ExecutionAbortedException e) {
      throw e;
    } catch (MuranoException e) {
      LOG.warn(
          "Ignored a failure of {} while {} is destroyed: {}", method, object, ErrorDetails.of(e));
    } catch (RuntimeException e) {
      LOG.warn("Ignored a failure of {} while {} is destroyed", method, object, e);
    }
  }

  /** Puts objects in an order in which owners and subscribers come before what they depend on. */
  private static final class Levels {
    private final Map<MuranoObject, List<@Nullable MuranoObject>> graph =
        new java.util.LinkedHashMap<>();
    private final Map<MuranoObject, Integer> visits = new IdentityHashMap<>();
    private final Map<MuranoObject, Integer> levels = new IdentityHashMap<>();
    private final TreeMap<Integer, List<MuranoObject>> result = new TreeMap<>();

    Levels(Collection<MuranoObject> objects) {
      for (MuranoObject object : objects) {
        List<@Nullable MuranoObject> successors = new ArrayList<>();
        successors.add(object.owner() == null ? null : object.owner().real());
        for (DestructionDependency dependency : object.destructionDependencies()) {
          if (!successors.contains(dependency.subscriber())) {
            successors.add(dependency.subscriber());
          }
        }
        graph.put(object, successors);
      }
    }

    TreeMap<Integer, List<MuranoObject>> byLevel() {
      for (MuranoObject object : graph.keySet()) {
        if (!visits.containsKey(object)) {
          visit(object);
        }
      }
      return result;
    }

    /**
     * Visits an object after those it depends on. The owner is visited whatever happened before, so
     * that an owner that subscribes to its own child still comes first; a second visit settles the
     * level in a cycle.
     */
    private void visit(MuranoObject object) {
      List<@Nullable MuranoObject> successors = graph.get(object);
      int visit = visits.merge(object, 1, Integer::sum);
      if (successors == null || visit > 2) {
        return;
      }
      int level = 0;
      for (int i = 0; i < successors.size(); i++) {
        MuranoObject successor = successors.get(i);
        if (successor == null) {
          continue;
        }
        if (i == 0 || !visits.containsKey(successor)) {
          visit(successor);
        }
        level = Math.max(level, levels.getOrDefault(successor, 0));
      }
      if (visits.getOrDefault(object, 0) <= 2 && !levels.containsKey(object)) {
        levels.put(object, level + 1);
        result.computeIfAbsent(level + 1, key -> new ArrayList<>()).add(object);
      }
    }
  }
}
