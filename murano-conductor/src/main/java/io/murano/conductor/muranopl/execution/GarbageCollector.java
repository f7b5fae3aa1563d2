package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.schedule.Branch;
import io.murano.conductor.yaql.runtime.Context;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects nobody can reach any more and destroys them. What is alive: the roots, everything
 * in the frames of all branches, static properties, objects being loaded, and what these refer to;
 * owned objects keep their owners alive.
 */
public final class GarbageCollector {

  private final Execution execution;
  private final List<MuranoObject> roots = new ArrayList<>();
  private final List<NativeReferences> holders = new ArrayList<>();

  GarbageCollector(Execution execution) {
    this.execution = execution;
  }

  /** Keeps an object alive until the end of the execution. */
  public void addRoot(MuranoObject object) {
    roots.add(object.real());
  }

  /** Keeps alive what somebody refers to until the end of the execution. */
  public void addHolder(NativeReferences holder) {
    holders.add(holder);
  }

  /** Destroys all unreachable objects, also those that become so on the way. */
  public void collect() {
    List<MuranoObject> garbage = unreachable();
    while (!garbage.isEmpty()) {
      execution.destruction().destroy(garbage, execution.destruction()::markDestroyed);
      garbage = unreachable();
    }
    Set<MuranoObject> alive = new Marking().run();
    for (MuranoObject object : execution.objects().objects()) {
      if (object.isDestroyed() && !alive.contains(object)) {
        execution.objects().remove(object.id());
      }
    }
  }

  private List<MuranoObject> unreachable() {
    Set<MuranoObject> alive = new Marking().run();
    List<MuranoObject> result = new ArrayList<>();
    for (MuranoObject object : execution.objects().objects()) {
      if (object.isInitialized() && !object.isDestroyed() && !alive.contains(object)) {
        result.add(object);
      }
    }
    return result;
  }

  /** Destroys every object of the session that is not among those to be saved. */
  public void destroyAllBut(Collection<MuranoObject> saved) {
    Set<MuranoObject> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(saved);
    List<MuranoObject> garbage = new ArrayList<>();
    for (MuranoObject object : execution.objects().objects()) {
      if (!kept.contains(object)) {
        garbage.add(object);
      }
    }
    if (!garbage.isEmpty()) {
      execution.destruction().destroy(garbage, object -> {});
    }
  }

  /** One search for everything alive. */
  private final class Marking {
    private final Set<MuranoObject> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<MuranoObject> pending = new ArrayDeque<>();

    Set<MuranoObject> run() {
      roots.forEach(this::mark);
      holders.forEach(holder -> holder.visitReferences(this::markValue));
      execution.properties().staticValues().forEach(this::markValue);
      execution.loader().objectsBeingLoaded().forEach(this::mark);
      for (Branch branch : execution.scheduler().branches()) {
        if (branch.position() instanceof BranchState state) {
          for (Frame frame = state.top(); frame != null; frame = frame.below()) {
            markFrame(frame);
          }
        }
      }
      while (!pending.isEmpty()) {
        follow(pending.pop());
      }
      return alive;
    }

    private void markFrame(Frame frame) {
      markValue(frame.receiver());
      frame.temporaries().values().forEach(this::markValue);
      frame.held().forEach(this::markValue);
      for (Context context : frame.contexts()) {
        markValue(context);
      }
    }

    private void markValue(@Nullable Object value) {
      References.visit(
          value,
          object -> {
            mark(object);
            return true;
          });
    }

    private void mark(MuranoObject object) {
      if (alive.add(object)) {
        pending.push(object);
      }
    }

    private void follow(MuranoObject object) {
      MuranoObject owner = object.owner();
      if (owner != null) {
        mark(owner.real());
      }
      for (MuranoObject view : object.existingViews()) {
        view.slots().values().forEach(this::markValue);
        if (view.extension() instanceof NativeReferences references) {
          references.visitReferences(this::markValue);
        }
      }
    }
  }
}
